internal import FangcunModel

extension CaseProfile {
    /// A request for information (依申请公开) under the Regulations on Open Government Information (政府信息公开条例, 2019): asked
    /// within seven working days to make it clearer (art. 30), answered within twenty, and twenty more by leave of the head
    /// of the office (art. 33). The time of consulting others does not count, and that of making the request clear starts
    /// the time to answer afresh.
    public static let informationDisclosure = CaseProfile(
        identifier: "information-disclosure", edition: "2026-01", title: words("依申请公开", "Request for information"),
        basis: "政府信息公开条例（2019）第三十、三十二、三十三、三十六条", roles: Disclosure.roles, reasons: Disclosure.reasons,
        process: Disclosure.process,
        subtask: CoHandling.process(
            by: "consulted", limit: .init(15, .workingDay), basis: "政府信息公开条例第三十二条"),
        separations: [
            .init("drafting-and-approval", ["draft"], from: ["answer", "return-draft"], by: [.role, .person]),
            .init(
                "extension", ["request-extension"], from: ["approve-extension", "refuse-extension"],
                by: [.role, .person]),
        ])
}

private enum Disclosure {
    static let roles: [CaseProfile.Role] = [
        .init("requester", words("申请人", "Requester")),
        .init("officer", words("信息公开经办人", "Disclosure officer")),
        .init("head", words("信息公开工作机构负责人", "Head of the disclosure office")),
        .init("consulted", words("第三方或其他机关", "Third party or other authority")),
    ]

    static let reasons: [CaseProfile.ClosingReason] = [
        .init("disclosed", words("予以公开", "Disclosed"), isResolved: true),
        .init("public-already", words("已主动公开，告知途径", "Public already"), isResolved: true),
        .init("partly-disclosed", words("部分公开", "Partly disclosed"), isResolved: true),
        .init("not-disclosed", words("不予公开", "Not disclosed"), isResolved: false),
        .init("not-held", words("经检索不存在", "Not held"), isResolved: false),
        .init("not-ours", words("不属本机关负责公开", "For another authority"), isResolved: false),
        .init("repeated", words("重复申请不予处理", "Repeated request"), isResolved: false),
        .init("not-clarified", words("逾期未补正视为放弃", "Not made clear in time"), isResolved: false),
        .init("withdrawn", words("申请人撤回", "Withdrawn"), isResolved: false),
    ]

    static let process = CaseProcess(
        initial: "new",
        states: [
            .init("new", words("未申请", "Not requested")),
            .init("received", words("已登记", "Received"), stage: "登记"),
            .init("clarifying", words("补正中", "To be made clear"), stage: "登记"),
            .init("searching", words("检索审查中", "Being searched and examined"), stage: "办理"),
            .init("approving", words("答复待批", "Answer to be approved"), stage: "答复"),
            .init("answered", words("已答复", "Answered"), stage: "答复", isEnd: true),
            .init("abandoned", words("视为放弃或撤回", "Abandoned"), isEnd: true),
        ],
        marks: [
            .init("consulting", words("征求意见", "Consulting others"), suspends: ["answer"], basis: "政府信息公开条例第三十三条第三款"),
            .init("extension-requested", words("延期待批", "Extension asked for")),
        ],
        clocks: [
            .init(
                "clarity", words("补正告知时限", "Asking to make it clear"), runsIn: ["received"],
                limit: .init(7, .workingDay),
                basis: "政府信息公开条例第三十条"),
            .init(
                "answer", words("答复时限", "Answer"), runsIn: ["received", "searching", "approving"],
                limit: .init(20, .workingDay), basis: "政府信息公开条例第三十三条"),
        ],
        actions: receiving + searching + answering)

    static let receiving: [CaseAction] = [
        .init("request", words("申请", "Request"), by: ["requester", "officer"], from: ["new"], to: "received")
            .with { $0.requiresGiven = ["requester", "description"] },
        .init(
            "ask-clarification", words("告知补正", "Ask to make it clear"), by: ["officer"], from: ["received"],
            to: "clarifying"
        )
        .with {
            $0.requiresGiven = ["unclear"]
            $0.atMost = 1
        },
        .init(
            "clarify", words("补正", "Make it clear"), by: ["requester", "officer"], from: ["clarifying"], to: "received"
        )
        .with { $0.requiresGiven = ["description"] },
        .init("accept", words("受理", "Accept"), by: ["officer"], from: ["received"], to: "searching"),
        .init("abandon", words("视为放弃", "Take as abandoned"), by: ["officer"], from: ["clarifying"], to: "abandoned")
            .with { $0.reasons = ["not-clarified"] },
        .init(
            "withdraw", words("撤回", "Withdraw"), by: ["requester"],
            from: ["received", "clarifying", "searching", "approving"], to: "abandoned"
        )
        .with {
            $0.reasons = ["withdrawn"]
            $0.openSubtasks = .cancel
        },
    ]

    static let searching: [CaseAction] =
        [
            .init("consult", words("征求第三方或其他机关意见", "Consult others"), by: ["officer"], from: ["searching"])
                .with {
                    $0.opensSubtasks = true
                    $0.sets = ["consulting"]
                    $0.forbids = ["consulting"]
                },
            .init("end-consultation", words("征求意见结束", "End the consultation"), by: ["officer"], from: ["searching"])
                .with {
                    $0.needs = ["consulting"]
                    $0.clears = ["consulting"]
                    // Who does not answer in time is not waited for (art. 32).
                    $0.openSubtasks = .cancel
                },
            .init("draft", words("拟定答复", "Draft the answer"), by: ["officer"], from: ["searching"], to: "approving")
                .with {
                    $0.requiresGiven = ["draft"]
                    $0.forbids = ["consulting"]
                    $0.clears = ["extension-requested"]
                },
        ]
        + RequestAndApproval(
            mark: "extension-requested", requesters: ["officer"], approvers: ["head"], states: ["searching"],
            title: words("延期", "an extension")
        ).actions("extension") {
            $0.extends = [.init("answer", atMost: 20)]
            $0.atMost = 1
        }

    static let answering: [CaseAction] = [
        .init("return-draft", words("退回修改", "Return the draft"), by: ["head"], from: ["approving"], to: "searching"),
        .init("answer", words("答复", "Answer"), by: ["head"], from: ["approving"], to: "answered")
            .with {
                $0.openSubtasks = .cancel
                $0.reasons = [
                    "disclosed", "public-already", "partly-disclosed", "not-disclosed", "not-held", "not-ours",
                    "repeated",
                ]
            },
    ]
}
