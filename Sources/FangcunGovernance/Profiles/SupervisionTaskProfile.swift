internal import FangcunModel

extension CaseProfile {
    /// A task that a leader has set and the supervision office follows to its end (督查督办): issued, signed for, worked on with
    /// reports of progress, submitted, reviewed, closed or sent back.
    ///
    /// The limit of the work is set for each task by who issues it, so the profile has none.
    public static let supervisionTask = CaseProfile(
        identifier: "supervision-task", edition: "2026-01", title: words("督办事项", "Supervision task"),
        basis: "示例，以各级督查工作制度为准", roles: Supervision.roles, reasons: Supervision.reasons, process: Supervision.process,
        subtask: CoHandling.process(by: "co-officer", limit: nil),
        separations: [
            .init(
                "work-and-review", ["submit", "co-finish"], from: ["accept-result", "return-result"],
                by: [.role, .group, .person, .unit]),
            .init(
                "extension", ["request-extension"], from: ["approve-extension", "refuse-extension"],
                by: [.role, .person]),
        ])
}

private enum Supervision {
    static let roles: [CaseProfile.Role] = [
        .init("leader", words("领导", "Leader"), group: "supervision"),
        .init("supervision-office", words("督查室", "Supervision office"), group: "supervision"),
        .init("officer", words("主办单位经办人", "Officer of the lead unit"), group: "unit"),
        .init("co-officer", words("协办单位经办人", "Officer of a co-handling unit"), group: "unit"),
    ]

    static let reasons: [CaseProfile.ClosingReason] = [
        .init("done", words("已落实", "Done"), isResolved: true),
        .init("partly-done", words("部分落实，转入长期", "Partly done, goes on elsewhere"), isResolved: false),
        .init("superseded", words("被新要求取代", "Superseded"), isResolved: false),
        .init("cancelled", words("撤销", "Cancelled"), isResolved: false),
    ]

    static let process = CaseProcess(
        initial: "new",
        states: [
            .init("new", words("未立项", "Not proposed")),
            .init("proposed", words("已拟办", "Proposed"), stage: "立项"),
            .init("issued", words("已交办", "Issued"), stage: "交办"),
            .init("working", words("落实中", "Being worked on"), stage: "落实"),
            .init("submitted", words("已反馈，待审", "Submitted"), stage: "反馈"),
            .init("closed", words("已销号", "Closed"), stage: "销号", isEnd: true),
            .init("cancelled", words("已撤销", "Cancelled"), isEnd: true),
        ],
        marks: [
            .init("extension-requested", words("延期待批", "Extension asked for")),
            .init("listed", words("挂牌督办", "Listed for special supervision")),
        ],
        clocks: [
            .init("signing", words("签收时限", "Signing"), runsIn: ["issued"], limit: .init(1, .workingDay)),
            .init("work", words("落实时限", "Work"), runsIn: ["working"]),
            .init("review", words("审核时限", "Review"), runsIn: ["submitted"], limit: .init(3, .workingDay)),
        ],
        actions: issuing + working + closing)

    static let issuing: [CaseAction] = [
        .init("propose", words("拟办", "Propose"), by: ["supervision-office"], from: ["new"], to: "proposed")
            .with { $0.requiresGiven = ["subject"] },
        .init("issue", words("交办", "Issue"), by: ["leader"], from: ["proposed"], to: "issued")
            .with {
                $0.requiresGiven = ["due"]
                $0.assignsLead = true
                $0.opensSubtasks = true
            },
        .init("sign", words("签收", "Sign for it"), by: ["officer"], from: ["issued"], to: "working"),
        .init("decline", words("退回交办", "Decline"), by: ["officer"], from: ["issued"], to: "proposed")
            .with {
                $0.requiresGiven = ["grounds"]
                $0.openSubtasks = .cancel
            },
    ]

    static let working: [CaseAction] =
        [
            .init("report-progress", words("报告进展", "Report progress"), by: ["officer"], from: ["working"])
                .with { $0.requiresGiven = ["progress"] },
            .init("remind", words("催办", "Remind"), by: ["supervision-office"], from: ["issued", "working"]),
            .init("list", words("挂牌督办", "List for special supervision"), by: ["leader"], from: ["working"])
                .with {
                    $0.sets = ["listed"]
                    $0.forbids = ["listed"]
                },
            .init("submit", words("反馈结果", "Submit the result"), by: ["officer"], from: ["working"], to: "submitted")
                .with {
                    $0.requiresGiven = ["result"]
                    $0.openSubtasks = .wait
                    $0.clears = ["extension-requested"]
                },
        ]
        + RequestAndApproval(
            mark: "extension-requested", requesters: ["officer"], approvers: ["leader"], states: ["working"],
            title: words("延期", "an extension")
        ).actions("extension") { $0.extends = [.init("work", atMost: 30)] }

    static let closing: [CaseAction] = [
        .init(
            "accept-result", words("审核销号", "Accept the result"), by: ["supervision-office"], from: ["submitted"],
            to: "closed"
        )
        .with { $0.reasons = ["done", "partly-done"] },
        .init(
            "return-result", words("退回重办", "Send back"), by: ["supervision-office"], from: ["submitted"], to: "working"
        )
        .with { $0.requiresGiven = ["grounds"] },
        .init(
            "cancel", words("撤销", "Cancel"), by: ["leader"], from: ["proposed", "issued", "working", "submitted"],
            to: "cancelled"
        )
        .with {
            $0.reasons = ["superseded", "cancelled"]
            $0.openSubtasks = .cancel
        },
        .init("reopen", words("反弹重开", "Open again"), by: ["supervision-office"], from: ["closed"], to: "working")
            .with { $0.requiresGiven = ["grounds"] },
    ]
}
