/// A period that the law sets, as data: which law, how long, and how it may be extended.
public struct LegalPeriod: Sendable, Hashable {
    /// How a period may be extended.
    public struct Extension: Sendable, Hashable {
        /// By how many units at most in all.
        public var units: Int
        /// How many times.
        public var times: Int
        /// Who has to approve it.
        public var approver: Message

        /// A rule of its parts.
        public init(units: Int, times: Int, approver: Message) {
            self.units = units
            self.times = times
            self.approver = approver
        }
    }

    /// A stable name, such as `licence.decision`.
    public var identifier: String
    /// The law and its article, such as `行政许可法 第四十二条`.
    public var basis: String
    /// What the period is for.
    public var subject: Message
    /// How long it is.
    public var limit: TimeLimit
    /// How it may be extended; `nil` when it may not.
    public var `extension`: Extension?
    /// Whether the text of the law was seen; otherwise the figures come from a secondary source and want checking.
    public var isVerified: Bool

    /// A period of its parts.
    public init(
        identifier: String, basis: String, subject: Message, limit: TimeLimit, extension: Extension? = nil,
        isVerified: Bool
    ) {
        self.identifier = identifier
        self.basis = basis
        self.subject = subject
        self.limit = limit
        self.extension = `extension`
        self.isVerified = isVerified
    }

    /// A clock for this period, set going by an event.
    public func clock(startedBy event: Instant) -> LegalClock {
        LegalClock(start: event, limit: limit, basis: basis)
    }
}

extension LegalPeriod {
    /// The period of that identifier among the ones that the library knows.
    public static func identified(_ identifier: String) -> LegalPeriod? { known.first { $0.identifier == identifier } }

    /// The periods that the library knows: those of the Administrative Licence Law (行政许可法; working days by its article 82),
    /// and those of the Regulations on Petitions (信访工作条例), which are from a secondary source, as article 32 is.
    public static let known: [LegalPeriod] = [
        LegalPeriod(
            "licence.correction", "行政许可法 第三十二条", workingDays: 5, zh: "一次性告知补正", en: "to say once what is missing",
            isVerified: false),
        LegalPeriod(
            "licence.decision", "行政许可法 第四十二条", workingDays: 20, zh: "作出许可决定", en: "to decide on a licence",
            .init(units: 10, times: 1, approver: Message(zh: "本行政机关负责人", en: "the head of the authority"))),
        LegalPeriod(
            "licence.joint", "行政许可法 第四十二条第二款", workingDays: 45, zh: "统一、联合、集中办理",
            en: "to decide where several authorities act together",
            .init(units: 15, times: 1, approver: Message(zh: "本级人民政府负责人", en: "the head of the government"))),
        LegalPeriod(
            "licence.review", "行政许可法 第四十三条", workingDays: 20, zh: "下级行政机关审查完毕",
            en: "for the lower authority to finish its review"),
        LegalPeriod(
            "licence.delivery", "行政许可法 第四十四条", workingDays: 10, zh: "颁发、送达证件",
            en: "to issue and deliver the licence"),
        LegalPeriod(
            "petition.acceptance", "信访工作条例", naturalDays: 15, zh: "受理告知", en: "to say whether a petition is accepted"),
        LegalPeriod(
            "petition.handling", "信访工作条例", naturalDays: 60, zh: "办结信访事项", en: "to handle a petition",
            .init(units: 30, times: 1, approver: Message(zh: "本机关、单位负责人", en: "the head of the body"))),
        LegalPeriod("petition.review", "信访工作条例", naturalDays: 30, zh: "复查", en: "to review the handling"),
        LegalPeriod("petition.recheck", "信访工作条例", naturalDays: 30, zh: "复核", en: "to check the review"),
    ]

    private init(
        _ identifier: String, _ basis: String, workingDays: Int, zh: String, en: String, _ extension: Extension? = nil,
        isVerified: Bool = true
    ) {
        self.init(
            identifier: identifier, basis: basis, subject: Message(zh: zh, en: en),
            limit: TimeLimit(checked: workingDays, .workingDay, .dayAfter, .asCounted), extension: `extension`,
            isVerified: isVerified)
    }

    private init(
        _ identifier: String, _ basis: String, naturalDays: Int, zh: String, en: String, _ extension: Extension? = nil
    ) {
        self.init(
            identifier: identifier, basis: basis, subject: Message(zh: zh, en: en),
            limit: TimeLimit(checked: naturalDays, .naturalDay, .dayAfter, .nextWorkingDay), extension: `extension`,
            isVerified: false)
    }
}
