internal import FangcunModel

extension CaseProfile {
    /// An application for a licence (行政许可办件) under the Administrative Licence Law (行政许可法): five working days to accept
    /// (art. 32), twenty to decide and ten more by leave of the head (art. 42), ten to deliver (art. 44); hearing, bidding,
    /// inspection, appraisal and expert review do not count (art. 45).
    ///
    /// Several authorities together have forty-five days, and fifteen more (art. 42): a profile for joint handling has that
    /// limit instead.
    public static let administrativeApproval = CaseProfile(
        identifier: "administrative-approval", edition: "2026-01", title: words("行政许可办件", "Administrative approval"),
        basis: "行政许可法（2019 年修正）第三十二、四十二、四十四、四十五条", roles: Approval.roles, reasons: Approval.reasons,
        process: Approval.process,
        subtask: CoHandling.process(by: "consulted-officer", limit: .init(20, .workingDay), basis: "行政许可法第四十三条"),
        separations: [
            .init("review-and-decision", ["propose"], from: ["grant", "refuse"], by: [.role, .person]),
            .init(
                "extension", ["request-extension"], from: ["approve-extension", "refuse-extension"],
                by: [.role, .person]),
        ])
}

private enum Approval {
    static let roles: [CaseProfile.Role] = [
        .init("applicant", words("申请人", "Applicant"), group: "applicant"),
        .init("window", words("窗口人员", "Counter clerk"), group: "authority"),
        .init("reviewer", words("审查人员", "Reviewer"), group: "authority"),
        .init("head", words("行政机关负责人", "Head of the authority"), group: "authority"),
        .init("consulted-officer", words("协办机关经办人", "Officer of a consulted authority"), group: "other-authority"),
    ]

    static let reasons: [CaseProfile.ClosingReason] = [
        .init("granted", words("准予许可", "Granted"), isResolved: true),
        .init("refused", words("不予许可", "Refused"), isResolved: false),
        .init("not-required", words("依法不需要许可", "No licence is needed"), isResolved: false),
        .init("out-of-competence", words("不属本机关职权", "Not for this authority"), isResolved: false),
        .init("incomplete", words("逾期未补正", "Not completed in time"), isResolved: false),
        .init("withdrawn", words("申请人撤回", "Withdrawn by the applicant"), isResolved: false),
        .init("applicant-gone", words("申请人死亡或终止", "The applicant has died or ceased to exist"), isResolved: false),
    ]

    private static let article45 = "行政许可法第四十五条"

    /// What does not count towards the time to decide: name, titles.
    private static let excluded: [(String, Message)] = [
        ("hearing", words("听证", "hearing")),
        ("bidding", words("招标、拍卖", "bidding or auction")),
        ("inspection", words("检验、检测、检疫", "inspection or testing")),
        ("appraisal", words("鉴定", "appraisal")),
        ("expert-review", words("专家评审", "expert review")),
    ]

    static let process = CaseProcess(
        initial: "new",
        states: [
            .init("new", words("未申请", "Not applied")),
            .init("applied", words("已收件", "Received"), stage: "受理"),
            .init("reviewing", words("审查中", "Under review"), stage: "审查"),
            .init("deciding", words("待决定", "Waiting for the decision"), stage: "决定"),
            .init("granted", words("已准予", "Granted"), stage: "送达"),
            .init("refused", words("已不予", "Refused"), stage: "送达"),
            .init("concluded", words("已送达办结", "Delivered"), isEnd: true),
            .init("not-accepted", words("不予受理", "Not accepted"), isEnd: true),
            .init("withdrawn", words("已撤回", "Withdrawn"), isEnd: true),
            .init("terminated", words("已终止", "Terminated"), isEnd: true),
        ],
        marks: [
            .init(
                "supplementing", words("补正材料", "Material to be completed"), suspends: ["acceptance"],
                basis: "行政许可法第三十二条第一款第四项"),
            .init("extension-requested", words("延期待批", "Extension asked for")),
        ] + excluded.map { .init($0.0, $0.1, suspends: ["decision"], basis: article45) },
        clocks: [
            .init(
                "acceptance", words("受理时限", "Acceptance"), runsIn: ["applied"], limit: .init(5, .workingDay),
                basis: "行政许可法第三十二条"),
            .init(
                "decision", words("决定时限", "Decision"), runsIn: ["reviewing", "deciding"], limit: .init(20, .workingDay),
                basis: "行政许可法第四十二条"),
            .init(
                "delivery", words("送达时限", "Delivery"), runsIn: ["granted", "refused"], limit: .init(10, .workingDay),
                basis: "行政许可法第四十四条"),
        ],
        actions: acceptance + review + excluded.flatMap(procedure) + decision)

    static let acceptance: [CaseAction] = [
        .init("apply", words("申请", "Apply"), by: ["applicant", "window"], from: ["new"], to: "applied")
            .with { $0.requiresGiven = ["item", "applicant"] },
        .init("ask-supplement", words("一次告知补正", "Ask once for what is missing"), by: ["window"], from: ["applied"])
            .with {
                $0.requiresGiven = ["missing"]
                $0.sets = ["supplementing"]
                $0.atMost = 1
            },
        .init("supplement", words("补正", "Complete"), by: ["applicant", "window"], from: ["applied"])
            .with {
                $0.needs = ["supplementing"]
                $0.clears = ["supplementing"]
            },
        .init("accept", words("受理", "Accept"), by: ["window"], from: ["applied"], to: "reviewing")
            .with { $0.forbids = ["supplementing"] },
        .init("not-accept", words("不予受理", "Do not accept"), by: ["window"], from: ["applied"], to: "not-accepted")
            .with { $0.reasons = ["not-required", "out-of-competence", "incomplete"] },
    ]

    static let review: [CaseAction] =
        [
            .init("consult", words("征求协办意见", "Consult other authorities"), by: ["reviewer"], from: ["reviewing"])
                .with { $0.opensSubtasks = true }
        ]
        + RequestAndApproval(
            mark: "extension-requested", requesters: ["reviewer"], approvers: ["head"], states: ["reviewing"],
            title: words("延期", "an extension")
        ).actions("extension") {
            $0.extends = [.init("decision", atMost: 10)]
            $0.atMost = 1
        }

    /// The two actions around one of the procedures that do not count; the applicant must be told in writing.
    private static func procedure(_ name: String, _ title: Message) -> [CaseAction] {
        [
            CaseAction(
                "start-\(name)", words("启动\(title.zh)", "Start \(title.en)"), by: ["reviewer"], from: ["reviewing"]
            )
            .with {
                $0.requiresGiven = ["notice"]
                $0.sets = [name]
                $0.forbids = [name]
            },
            CaseAction("end-\(name)", words("结束\(title.zh)", "End \(title.en)"), by: ["reviewer"], from: ["reviewing"])
                .with {
                    $0.needs = [name]
                    $0.clears = [name]
                },
        ]
    }

    static let decision: [CaseAction] = [
        .init("propose", words("提出审查意见", "Propose a decision"), by: ["reviewer"], from: ["reviewing"], to: "deciding")
            .with {
                $0.requiresGiven = ["opinion"]
                $0.forbids = excluded.map(\.0)
                $0.clears = ["extension-requested"]
                $0.openSubtasks = .wait
            },
        .init(
            "return-to-review", words("退回补充审查", "Return to review"), by: ["head"], from: ["deciding"], to: "reviewing"),
        .init("grant", words("准予许可", "Grant"), by: ["head"], from: ["deciding"], to: "granted"),
        .init("refuse", words("不予许可", "Refuse"), by: ["head"], from: ["deciding"], to: "refused")
            .with { $0.requiresGiven = ["grounds"] },
        .init(
            "deliver-licence", words("送达许可证件", "Deliver the licence"), by: ["window"], from: ["granted"],
            to: "concluded"
        )
        .with { $0.reasons = ["granted"] },
        .init(
            "deliver-refusal", words("送达不予许可决定", "Deliver the refusal"), by: ["window"], from: ["refused"],
            to: "concluded"
        )
        .with { $0.reasons = ["refused"] },
        .init(
            "withdraw", words("撤回申请", "Withdraw"), by: ["applicant"], from: ["applied", "reviewing", "deciding"],
            to: "withdrawn"
        )
        .with {
            $0.reasons = ["withdrawn"]
            $0.openSubtasks = .cancel
        },
        .init("terminate", words("终止办理", "Terminate"), by: ["head"], from: ["reviewing", "deciding"], to: "terminated")
            .with {
                $0.reasons = ["applicant-gone"]
                $0.openSubtasks = .cancel
            },
    ]
}
