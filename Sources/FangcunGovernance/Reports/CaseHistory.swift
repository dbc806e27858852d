internal import FangcunModel

/// When a case was open: received, answered, taken up again after a rebound, answered again.
struct CaseHistory {
    let summary: CaseSummary
    let received: Instant
    /// When it was answered, each time, the closures that did not hold among them.
    let answers: [Instant]
    /// When it was taken up again.
    let reopenings: [Instant]
    /// By when it had to be answered.
    let due: Instant?
    /// Whether its moments follow each other as they must.
    let isInOrder: Bool

    /// The history of a case; `nil` for one without a moment of receipt.
    init?(_ summary: CaseSummary) {
        guard let received = summary[.acceptance].doneAt ?? summary[.report].doneAt else { return nil }
        let reply = summary[.reply]
        let answer = reply.doneAt == nil && reply.dueAt == nil ? summary[.closure] : reply
        self.summary = summary
        self.received = received
        due = answer.dueAt
        answers = summary.rebounds.map(\.closedAt) + (answer.doneAt.map { [$0] } ?? [])
        reopenings = summary.rebounds.map(\.reopenedAt)
        let moments =
            [received] + summary.rebounds.flatMap { [$0.closedAt, $0.reopenedAt] } + (answer.doneAt.map { [$0] } ?? [])
        isInOrder = zip(moments, moments.dropFirst()).allSatisfy { $0 <= $1 }
    }

    var department: String { summary[.disposal].actor }

    /// The last answer; `nil` while the case is open.
    var finalAnswer: Instant? { answers.count > reopenings.count ? answers.last : nil }

    /// Whether it was received before a moment and not answered by then.
    func isOpen(before moment: Instant) -> Bool {
        received < moment && answers.count { $0 < moment } <= reopenings.count { $0 < moment }
    }

    /// Whether it was open at a moment and its limit had passed.
    func isOverdue(before moment: Instant) -> Bool { isOpen(before: moment) && (due.map { $0 < moment } ?? false) }

    /// Whether an answer came no later than the limit.
    func isInTime(_ answer: Instant) -> Bool { due.map { answer <= $0 } ?? true }
}

extension ReportTable {
    /// A table with a row for each department and a row of totals, both by one function of the cases.
    static func byDepartment(
        id: String, title: Message, columns: [Column], _ histories: [CaseHistory], cells: ([CaseHistory]) -> [Cell]
    ) -> ReportTable {
        let departments = Dictionary(grouping: histories, by: \.department).sorted { $0.key < $1.key }
        return ReportTable(
            id: id, title: title, columns: [Column("department", zh: "承办单位", en: "Department")] + columns,
            rows: departments.map { [.text($0.key)] + cells($0.value) }, total: [.text("合计")] + cells(histories))
    }
}
