internal import FangcunModel

/// 办理情况: what was open, what came in, what was answered, what is left.
///
/// The columns balance: 上周结转 + 新收 + 反弹重办 = 办结 + 在办.
enum HandlingReport {
    private static let columns: [ReportTable.Column] = [
        .init("carried-over", zh: "上周结转", en: "Carried over"), .init("received", zh: "新收", en: "Received"),
        .init("reopened", zh: "反弹重办", en: "Reopened"), .init("answered", zh: "办结", en: "Answered"),
        .init("answered-in-time", zh: "按期办结", en: "In time"), .init("open", zh: "在办", en: "Open"),
        .init("overdue", zh: "超期未结", en: "Overdue"), .init("received-to-date", zh: "累计受理", en: "Received to date"),
        .init("reply-rate", zh: "累计办结回复率", en: "Reply rate to date"),
    ]

    static func table(_ histories: [CaseHistory], _ week: EvaluationPeriod) -> ReportTable {
        .byDepartment(
            id: "handling", title: Message(zh: "各单位办理情况", en: "By department"), columns: columns, histories
        ) { cases in
            let answers = cases.flatMap { history in history.answers.filter(week.contains).map { (history, $0) } }
            let received = cases.count { $0.received < week.end }
            let open = cases.count { $0.isOpen(before: week.end) }
            return [
                .count(cases.count { $0.isOpen(before: week.start) }),
                .count(cases.count { week.contains($0.received) }),
                .count(cases.reduce(0) { $0 + $1.reopenings.count(where: week.contains) }), .count(answers.count),
                .count(answers.count { $0.0.isInTime($0.1) }), .count(open),
                .count(cases.count { $0.isOverdue(before: week.end) }), .count(received),
                .rate(IndicatorValue(numerator: received - open, denominator: received)),
            ]
        }
    }
}
