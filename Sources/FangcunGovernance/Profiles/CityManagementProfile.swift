internal import FangcunModel

extension CaseProfile {
    /// A case of digital city management (数字城管案件): seven stages from collection to evaluation, two centres that do not
    /// do each other's work, return (回退), extension (延期), deferral (挂账), voiding (作废), self-handling (自处理), reopening.
    ///
    /// The stages and roles are those of GB/T 30428 as secondary sources give them. The limits are an example: they differ by
    /// city, class and district, so a host gives its own.
    public static let cityManagement = CaseProfile(
        identifier: "city-management", edition: "2026-01", title: words("数字城管案件", "City management case"),
        basis: "GB/T 30428，据二手资料；时限为示例，以各市规定为准",
        roles: CityManagement.roles, reasons: CityManagement.reasons, process: CityManagement.process,
        subtask: CityManagement.subtask, separations: CityManagement.separations)
}

private enum CityManagement {
    static let roles: [CaseProfile.Role] = [
        .init("supervisor", words("监督员", "Field supervisor"), group: "supervision-centre"),
        .init("acceptor", words("受理员", "Acceptor"), group: "supervision-centre"),
        .init("shift-leader", words("监督中心值班长", "Shift leader of supervision"), group: "supervision-centre"),
        .init("evaluator", words("评价员", "Evaluator"), group: "supervision-centre"),
        .init("dispatcher", words("派遣员", "Dispatcher"), group: "command-centre"),
        .init("command-leader", words("指挥中心值班长", "Shift leader of command"), group: "command-centre"),
        .init("handler", words("专业部门经办人", "Officer of the lead unit"), group: "unit"),
        .init("co-handler", words("协办部门经办人", "Officer of a co-handling unit"), group: "unit"),
    ]

    static let reasons: [CaseProfile.ClosingReason] = [
        .init("fixed", words("已处置到位", "Fixed"), isResolved: true),
        .init("self-handled", words("监督员自处理", "Fixed on the spot by the supervisor"), isResolved: true),
        .init("disappeared", words("问题已自行消失", "Gone by itself"), isResolved: true),
        .init("cannot-fix", words("客观原因无法处置", "Cannot be fixed"), isResolved: false),
        .init("not-found", words("核实未发现", "Not found on the spot"), isResolved: false),
        .init("out-of-scope", words("不属受理范围", "Out of scope"), isResolved: false),
        .init("duplicate", words("重复案件", "Duplicate"), isResolved: false),
        .init("mistaken", words("误报", "Mistaken report"), isResolved: false),
    ]

    static let process = CaseProcess(
        initial: "new",
        states: [
            .init("new", words("未上报", "Not reported")),
            .init("collected", words("已上报", "Reported"), stage: "信息采集"),
            .init("verifying", words("核实中", "Being verified on the spot"), stage: "信息采集"),
            .init("registered", words("待立案", "Waiting to be filed"), stage: "案卷建立"),
            .init("filed", words("待派遣", "Waiting for dispatch"), stage: "任务派遣"),
            .init("handling", words("处置中", "Being handled"), stage: "任务处理"),
            .init("fed-back", words("已反馈", "Handled, fed back"), stage: "处理反馈"),
            .init("checking", words("核查中", "Being checked on the spot"), stage: "核查结案"),
            .init("checked", words("待结案", "Waiting to be closed"), stage: "核查结案"),
            .init("closed", words("已结案", "Closed"), stage: "核查结案", isEnd: true),
            .init("evaluated", words("已评价", "Evaluated"), stage: "综合评价", isEnd: true),
            .init("rejected", words("不予立案", "Not filed"), stage: "案卷建立", isEnd: true),
            .init("voided", words("已作废", "Voided"), isEnd: true),
        ],
        marks: [
            .init("void-requested", words("作废待批", "Voiding asked for")),
            .init("return-requested", words("回退待批", "Return asked for")),
            .init("extension-requested", words("延期待批", "Extension asked for")),
            .init("deferral-requested", words("挂账待批", "Deferral asked for")),
            .init(
                "deferred", words("挂账", "Deferred"), suspends: ["handling", "total", "co-handling"], isBlocking: true,
                basis: "各市案件挂账管理规定"),
        ],
        clocks: [
            .init("verification", words("核实时限", "Verification"), runsIn: ["verifying"], limit: .init(1, .workingHour)),
            .init("filing", words("立案时限", "Filing"), runsIn: ["registered"], limit: .init(1, .workingHour)),
            .init("dispatch", words("派遣时限", "Dispatch"), runsIn: ["filed"], limit: .init(1, .workingHour)),
            .init("handling", words("处置时限", "Handling"), runsIn: ["handling"], limit: .init(2, .workingDay)),
            .init("check", words("核查时限", "Check"), runsIn: ["fed-back", "checking"], limit: .init(4, .workingHour)),
            .init("closing", words("结案时限", "Closing"), runsIn: ["checked"], limit: .init(1, .workingHour)),
            .init(
                "total", words("总时限", "Total"),
                runsIn: ["registered", "filed", "handling", "fed-back", "checking", "checked"],
                limit: .init(5, .workingDay)),
        ],
        actions: collection + dispatching + handling + deferring + closing + voiding)

    /// 信息采集, 案卷建立.
    static let collection: [CaseAction] = [
        .init("report", words("上报", "Report"), by: ["acceptor"], from: ["new"], to: "collected")
            .with { $0.requiresGiven = ["source"] },
        .init(
            "report-on-site", words("现场上报", "Report from the spot"), by: ["supervisor"], from: ["new"], to: "registered"
        )
        .with { $0.requiresGiven = ["class", "grid"] },
        .init("self-handle", words("自处理", "Fix on the spot"), by: ["supervisor"], from: ["new"], to: "closed")
            .with {
                $0.requiresGiven = ["class", "grid"]
                $0.reasons = ["self-handled"]
            },
        .init(
            "ask-verification", words("下发核实", "Ask for verification"), by: ["acceptor"], from: ["collected"],
            to: "verifying"),
        .init(
            "confirm", words("核实属实", "Confirm on the spot"), by: ["supervisor"], from: ["verifying"], to: "registered"
        )
        .with { $0.requiresKnown = ["class", "grid"] },
        .init(
            "not-found", words("核实未发现", "Not found on the spot"), by: ["supervisor"], from: ["verifying"],
            to: "collected"),
        .init("register", words("登记", "Register"), by: ["acceptor"], from: ["collected"], to: "registered")
            .with { $0.requiresKnown = ["class", "grid"] },
        .init(
            "reject", words("不予立案", "Do not file"), by: ["acceptor", "shift-leader"],
            from: ["collected", "registered"], to: "rejected"
        )
        .with {
            $0.reasons = ["not-found", "out-of-scope", "duplicate", "mistaken"]
            $0.openSubtasks = .cancel
        },
        .init("file", words("立案", "File"), by: ["shift-leader"], from: ["registered"], to: "filed")
            .with { $0.requiresKnown = ["class", "grid"] },
    ]

    /// 任务派遣, 回退.
    static let dispatching: [CaseAction] =
        [
            .init("dispatch", words("派遣", "Dispatch"), by: ["dispatcher"], from: ["filed"], to: "handling")
                .with {
                    $0.requiresKnown = ["class", "grid"]
                    $0.assignsLead = true
                    $0.opensSubtasks = true
                },
            .init(
                "send-back", words("退回监督中心", "Send back to supervision"), by: ["dispatcher"], from: ["filed"],
                to: "registered"),
        ]
        + RequestAndApproval(
            mark: "return-requested", requesters: ["handler"], approvers: ["command-leader"], states: ["handling"],
            title: words("回退", "a return")
        ).actions("return") {
            $0.to = "filed"
            $0.clears = ["return-requested", "extension-requested", "deferral-requested"]
            $0.openSubtasks = .cancel
        }

    /// 任务处理, 处理反馈, 延期.
    static let handling: [CaseAction] =
        [
            .init("add-unit", words("增加协办", "Add a co-handling unit"), by: ["dispatcher"], from: ["handling"])
                .with { $0.opensSubtasks = true },
            .init("feed-back", words("处置反馈", "Feed back"), by: ["handler"], from: ["handling"], to: "fed-back")
                .with {
                    $0.requiresGiven = ["result"]
                    $0.openSubtasks = .wait
                    $0.clears = ["return-requested", "extension-requested", "deferral-requested"]
                },
        ]
        + RequestAndApproval(
            mark: "extension-requested", requesters: ["handler"], approvers: ["command-leader"], states: ["handling"],
            title: words("延期", "an extension")
        ).actions("extension") {
            $0.extends = [.init("handling", atMost: 2), .init("total", atMost: 2)]
            $0.atMost = 1
        }

    /// 挂账.
    static let deferring: [CaseAction] =
        [
            .init("resume", words("恢复", "Resume"), by: ["command-leader", "dispatcher"], from: ["handling"])
                .with {
                    $0.needs = ["deferred"]
                    $0.clears = ["deferred"]
                }
        ]
        + RequestAndApproval(
            mark: "deferral-requested", requesters: ["handler"], approvers: ["command-leader"], states: ["handling"],
            title: words("挂账", "deferral")
        ).actions("deferral") { $0.sets = ["deferred"] }

    /// 核查结案, 返工, 反弹, 综合评价.
    static let closing: [CaseAction] = [
        .init("ask-check", words("下发核查", "Ask for a check"), by: ["acceptor"], from: ["fed-back"], to: "checking"),
        .init(
            "check-passed", words("核查通过", "The check is passed"), by: ["supervisor"], from: ["checking"], to: "checked"
        )
        .with { $0.requiresGiven = ["evidence"] },
        .init(
            "check-failed", words("核查不通过（返工）", "The check is failed: rework"), by: ["supervisor"], from: ["checking"],
            to: "handling"
        )
        .with { $0.requiresGiven = ["evidence"] },
        .init("close", words("结案", "Close"), by: ["shift-leader"], from: ["checked"], to: "closed")
            .with { $0.reasons = ["fixed", "disappeared", "cannot-fix"] },
        .init("recheck", words("退回核查", "Check again"), by: ["shift-leader"], from: ["checked"], to: "checking"),
        .init(
            "reopen", words("反弹重开", "Open again"), by: ["acceptor", "supervisor"], from: ["closed", "evaluated"],
            to: "registered"
        )
        .with { $0.requiresGiven = ["grounds"] },
        .init("evaluate", words("综合评价", "Evaluate"), by: ["evaluator"], from: ["closed"], to: "evaluated")
            .with { $0.requiresGiven = ["score"] },
    ]

    /// 作废.
    static let voiding = RequestAndApproval(
        mark: "void-requested", requesters: ["acceptor"], approvers: ["shift-leader"], states: voidable,
        title: words("作废", "voiding")
    ).actions("void") {
        $0.to = "voided"
        $0.reasons = ["duplicate", "mistaken"]
        $0.openSubtasks = .cancel
    }

    private static let voidable = [
        "collected", "verifying", "registered", "filed", "handling", "fed-back", "checking", "checked",
    ]

    static let subtask = CoHandling.process(by: "co-handler", limit: .init(2, .workingDay))

    static let separations: [CaseProfile.Separation] = [
        .init(
            "handling-and-verification", ["feed-back", "co-finish"], from: ["check-passed", "check-failed", "close"],
            by: [.role, .group, .person, .unit]),
        .init(
            "command-and-supervision",
            ["dispatch", "add-unit", "approve-return", "approve-extension", "approve-deferral"],
            from: ["file", "check-passed", "check-failed", "close", "evaluate"], by: [.group]),
        .init(
            "request-and-approval", ["request-return", "request-extension", "request-deferral"],
            from: ["approve-return", "approve-extension", "approve-deferral"], by: [.role, .person]),
        .init("void-request-and-approval", ["request-void"], from: ["approve-void"], by: [.role, .person]),
    ]
}
