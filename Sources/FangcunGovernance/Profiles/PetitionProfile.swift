internal import FangcunModel

extension CaseProfile {
    /// A citizen's demand (诉求, 12345, 网络问政): many channels, a lead unit and co-handling units, a reply that is reviewed, a
    /// rating that is not the closing, and opening again (反弹).
    ///
    /// The periods are those of the petition rules (信访工作条例) from memory, not checked against the text: fifteen days to
    /// accept, sixty to handle, thirty more. A hotline has shorter ones of its own.
    public static let petition = CaseProfile(
        identifier: "petition", edition: "2026-01", title: words("诉求事项", "Petition"),
        basis: "信访工作条例，未经核对；12345 热线以各市规定为准", roles: Petition.roles, reasons: Petition.reasons,
        process: Petition.process, subtask: CoHandling.process(by: "co-officer", limit: .init(30, .naturalDay)),
        separations: [
            .init(
                "handling-and-review", ["draft-reply", "co-finish"], from: ["reply", "return-draft"],
                by: [.role, .person]),
            .init(
                "handling-and-follow-up", ["draft-reply", "co-finish"], from: ["close", "rework"],
                by: [.role, .person, .unit]),
            .init(
                "extension", ["request-extension"], from: ["approve-extension", "refuse-extension"],
                by: [.role, .person]),
            .init("return", ["request-return"], from: ["approve-return", "refuse-return"], by: [.role, .person]),
        ])
}

private enum Petition {
    static let roles: [CaseProfile.Role] = [
        .init("petitioner", words("诉求人", "Petitioner"), group: "citizen"),
        .init("operator", words("话务员、登记员", "Operator"), group: "centre"),
        .init("dispatcher", words("派单员", "Dispatcher"), group: "centre"),
        .init("follow-up", words("回访员", "Follow-up officer"), group: "centre"),
        .init("officer", words("主办单位经办人", "Officer of the lead unit"), group: "unit"),
        .init("leader", words("主办单位负责人", "Head of the lead unit"), group: "unit"),
        .init("co-officer", words("协办单位经办人", "Officer of a co-handling unit"), group: "unit"),
    ]

    static let reasons: [CaseProfile.ClosingReason] = [
        .init("resolved", words("已解决", "Resolved"), isResolved: true),
        .init("answered", words("咨询已答复", "Question answered"), isResolved: true),
        .init("explained", words("已解释，未解决", "Explained, not resolved"), isResolved: false),
        .init("unreasonable", words("诉求不合理", "Not justified"), isResolved: false),
        .init("out-of-scope", words("不予受理", "Out of scope"), isResolved: false),
        .init("duplicate", words("重复诉求，并入他件", "Duplicate, merged"), isResolved: false),
        .init("withdrawn", words("诉求人撤回", "Withdrawn"), isResolved: false),
    ]

    static let process = CaseProcess(
        initial: "new",
        states: [
            .init("new", words("未登记", "Not registered")),
            .init("received", words("已登记", "Received"), stage: "登记受理"),
            .init("accepted", words("待交办", "Accepted"), stage: "登记受理"),
            .init("handling", words("办理中", "Being handled"), stage: "办理"),
            .init("reviewing", words("答复待审", "Reply under review"), stage: "办理"),
            .init("replied", words("已答复，待回访", "Replied"), stage: "回访"),
            .init("closed", words("已办结", "Closed"), stage: "办结", isEnd: true),
            .init("not-accepted", words("不予受理", "Not accepted"), stage: "登记受理", isEnd: true),
            .init("withdrawn", words("已撤回", "Withdrawn"), isEnd: true),
        ],
        marks: [
            .init("extension-requested", words("延期待批", "Extension asked for")),
            .init("return-requested", words("退单待批", "Return asked for")),
            .init(
                "deferred", words("挂账", "Deferred"), suspends: ["handling", "co-handling"], isBlocking: true,
                basis: "各市挂账管理规定"),
        ],
        clocks: [
            .init("acceptance", words("受理时限", "Acceptance"), runsIn: ["received"], limit: .init(15, .naturalDay)),
            .init("assignment", words("交办时限", "Assignment"), runsIn: ["accepted"], limit: .init(1, .workingDay)),
            .init(
                "handling", words("办理时限", "Handling"), runsIn: ["handling", "reviewing"], limit: .init(60, .naturalDay)),
            .init("follow-up", words("回访时限", "Follow-up"), runsIn: ["replied"], limit: .init(5, .workingDay)),
            .init(
                "reopening", words("反弹窗口", "Window for opening again"), runsIn: ["closed"],
                limit: .init(30, .naturalDay)),
        ],
        actions: receiving + handling + closing)

    static let receiving: [CaseAction] = [
        .init("receive", words("登记", "Register"), by: ["operator", "petitioner"], from: ["new"], to: "received")
            .with { $0.requiresGiven = ["channel", "demand"] },
        .init("answer-directly", words("直接答复", "Answer at once"), by: ["operator"], from: ["received"], to: "closed")
            .with {
                $0.requiresGiven = ["reply"]
                $0.reasons = ["answered"]
            },
        .init("accept", words("受理", "Accept"), by: ["operator", "dispatcher"], from: ["received"], to: "accepted")
            .with { $0.requiresKnown = ["demand_class"] },
        .init("reject", words("不予受理", "Do not accept"), by: ["dispatcher"], from: ["received"], to: "not-accepted")
            .with {
                $0.requiresGiven = ["grounds"]
                $0.reasons = ["out-of-scope"]
            },
        .init(
            "merge", words("并入他件", "Merge into another"), by: ["dispatcher"], from: ["received", "accepted"],
            to: "closed"
        )
        .with {
            $0.requiresGiven = ["merged_into"]
            $0.openSubtasks = .cancel
            $0.reasons = ["duplicate"]
        },
        .init("assign", words("交办", "Assign"), by: ["dispatcher"], from: ["accepted"], to: "handling")
            .with {
                $0.assignsLead = true
                $0.opensSubtasks = true
            },
    ]

    static let handling: [CaseAction] =
        [
            .init("add-unit", words("增加协办", "Add a co-handling unit"), by: ["dispatcher"], from: ["handling"])
                .with { $0.opensSubtasks = true },
            .init("draft-reply", words("拟定答复", "Draft the reply"), by: ["officer"], from: ["handling"], to: "reviewing")
                .with {
                    $0.requiresGiven = ["reply"]
                    $0.openSubtasks = .wait
                    $0.clears = ["extension-requested", "return-requested"]
                },
            .init(
                "return-draft", words("退回修改", "Return the draft"), by: ["leader"], from: ["reviewing"], to: "handling"),
            .init("reply", words("答复", "Reply"), by: ["leader"], from: ["reviewing"], to: "replied"),
            .init("defer", words("挂账", "Defer"), by: ["dispatcher"], from: ["handling"])
                .with {
                    $0.requiresGiven = ["grounds"]
                    $0.sets = ["deferred"]
                },
            .init("resume", words("恢复", "Resume"), by: ["dispatcher"], from: ["handling"])
                .with {
                    $0.needs = ["deferred"]
                    $0.clears = ["deferred"]
                },
        ]
        + RequestAndApproval(
            mark: "extension-requested", requesters: ["officer"], approvers: ["dispatcher"], states: ["handling"],
            title: words("延期", "an extension")
        ).actions("extension") {
            $0.extends = [.init("handling", atMost: 30)]
            $0.atMost = 1
        }
        + RequestAndApproval(
            mark: "return-requested", requesters: ["officer"], approvers: ["dispatcher"], states: ["handling"],
            title: words("退单", "a return")
        ).actions("return") {
            $0.to = "accepted"
            $0.clears = ["return-requested", "extension-requested"]
            $0.openSubtasks = .cancel
        }

    static let closing: [CaseAction] = [
        .init("rate", words("评价", "Rate"), by: ["petitioner", "follow-up"], from: ["replied", "closed"])
            .with { $0.requiresGiven = ["satisfaction"] },
        .init("close", words("办结", "Close"), by: ["follow-up"], from: ["replied"], to: "closed")
            .with { $0.reasons = ["resolved", "answered", "explained", "unreasonable"] },
        .init(
            "rework", words("退回重办", "Send back to be handled again"), by: ["follow-up"], from: ["replied"],
            to: "handling"
        )
        .with { $0.requiresGiven = ["grounds"] },
        .init(
            "reopen", words("反弹重开", "Open again"), by: ["petitioner", "operator", "follow-up"], from: ["closed"],
            to: "accepted"
        )
        .with { $0.requiresGiven = ["grounds"] },
        .init(
            "withdraw", words("撤回", "Withdraw"), by: ["petitioner"],
            from: ["received", "accepted", "handling", "reviewing", "replied"], to: "withdrawn"
        )
        .with {
            $0.reasons = ["withdrawn"]
            $0.openSubtasks = .cancel
        },
    ]
}
