public import FangcunModel

/// One of the four weekly reports of a petition centre: 办理情况, 回复评价, 反弹情况, 曝光跟踪.
///
/// Each is a pure function of the cases and the week, so that last year's report can be made again from last year's cases.
public struct WeeklyReport: Sendable, Hashable {
    /// Which of the four.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// How the cases went: 办理情况.
        case handling
        /// How the answers were rated: 回复评价.
        case replies
        /// Which closures did not hold: 反弹情况.
        case rebounds
        /// What was in the media and how it was answered: 曝光跟踪.
        case exposures
    }

    /// Which of the four.
    public var kind: Kind
    /// Its heading.
    public var title: Message
    /// The week it covers.
    public var week: EvaluationPeriod
    /// Its tables.
    public var tables: [ReportTable]
    /// What is odd about the cases: `report.no-receipt`, cases without a moment of receipt, which are left out;
    /// `report.time-order`, a case whose moments are not in order, so that its balance may not add up.
    public var findings: [Finding]

    /// The report of a kind on a week.
    ///
    /// A case is received when it was accepted, or reported where acceptance is unknown. It is answered by its reply, or by its
    /// closure where no reply was due. Its department is the one that has to dispose of it.
    ///
    /// - Complexity: linear in the cases, but for the sorting of departments and of listed cases.
    public init(_ kind: Kind, week: EvaluationPeriod, cases: some Sequence<CaseSummary>) {
        var histories: [CaseHistory] = []
        var missing = 0
        for summary in cases {
            if let history = CaseHistory(summary) { histories.append(history) } else { missing += 1 }
        }
        self.kind = kind
        self.week = week
        title = kind.title
        findings = Self.findings(histories, missing: missing)
        switch kind {
        case .handling: tables = [HandlingReport.table(histories, week)]
        case .replies: tables = [ReplyReport.table(histories, week)]
        case .rebounds: tables = ReboundReport.tables(histories, week)
        case .exposures: tables = ExposureReport.tables(histories, week)
        }
    }

    /// The report as text, for people.
    public func text(in language: TitleLanguage = .zh) -> String {
        // The last day of a week is the one before its end.
        let days = [week.start, week.end.adding(seconds: -1)].map(\.inBeijing.date.description)
        let head = "\(title.text(in: language))  \(days.joined(separator: " – "))\n"
        let notes = findings.map { "\($0.message.text(in: language))\n" }
        return ([head] + tables.map { "\n" + $0.text(in: language) } + (notes.isEmpty ? [] : ["\n"]) + notes).joined()
    }

    /// The report as one JSON document.
    public var json: [UInt8] {
        let findings = findings.map { finding in
            JSONValue.object(
                [.init("code", .string(finding.code.rawValue)), .init("severity", .string(finding.severity.rawValue))]
                    + finding.message.members)
        }
        return JSONWriter.bytes(
            of: .object([
                .init("report", .string(kind.rawValue)), .init("start", .string(week.start.inBeijing.description)),
                .init("end", .string(week.end.inBeijing.description)), .init("tables", .array(tables.map(\.json))),
                .init("findings", .array(findings)),
            ])) + [0x0A]
    }

    private static func findings(_ histories: [CaseHistory], missing: Int) -> [Finding] {
        var findings: [Finding] = []
        if missing > 0 {
            let message = Message(
                zh: "\(missing)件没有受理时间，未计入", en: "\(missing) cases without a moment of receipt are left out")
            findings.append(Finding("report.no-receipt", .warning, message))
        }
        let disordered = histories.filter { !$0.isInOrder }
        if let first = disordered.first {
            let message = Message(
                zh: "\(disordered.count)件时间先后有误，如\(first.summary.id)",
                en: "\(disordered.count) cases with moments out of order, such as \(first.summary.id)")
            findings.append(Finding("report.time-order", .warning, message))
        }
        return findings
    }
}

extension WeeklyReport.Kind {
    var title: Message {
        switch self {
        case .handling: Message(zh: "办理情况周报", en: "Weekly report: handling")
        case .replies: Message(zh: "回复评价周报", en: "Weekly report: replies and ratings")
        case .rebounds: Message(zh: "反弹情况周报", en: "Weekly report: rebounds")
        case .exposures: Message(zh: "曝光跟踪周报", en: "Weekly report: media exposure")
        }
    }
}
