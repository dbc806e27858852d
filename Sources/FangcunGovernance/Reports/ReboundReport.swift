internal import FangcunModel

/// 反弹情况: the closures that did not hold.
enum ReboundReport {
    private static let columns: [ReportTable.Column] = [
        .init("rebounds", zh: "本周反弹", en: "Rebounds"), .init("repeated", zh: "其中二次以上", en: "Not the first"),
        .init("still-open", zh: "尚未办结", en: "Still open"),
        .init("answered-to-date", zh: "累计办结件", en: "Answered to date"),
        .init("rebounded-to-date", zh: "累计反弹件", en: "Rebounded to date"),
        .init("rebound-rate", zh: "累计反弹率", en: "Rebound rate to date"),
    ]

    private static let caseColumns: [ReportTable.Column] = [
        .init("case", zh: "编号", en: "Case"), .init("department", zh: "承办单位", en: "Department"),
        .init("closed", zh: "办结时间", en: "Closed"), .init("reopened", zh: "反弹时间", en: "Reopened"),
        .init("days", zh: "间隔天数", en: "Days between"), .init("times", zh: "第几次", en: "Which time"),
    ]

    static func tables(_ histories: [CaseHistory], _ week: EvaluationPeriod) -> [ReportTable] {
        let summary = ReportTable.byDepartment(
            id: "rebounds", title: Message(zh: "各单位反弹情况", en: "By department"), columns: columns, histories
        ) { cases in
            let answered = cases.count { $0.answers.contains { $0 < week.end } }
            let rebounded = cases.count { $0.reopenings.contains { $0 < week.end } }
            return [
                .count(cases.reduce(0) { $0 + $1.reopenings.count(where: week.contains) }),
                .count(cases.reduce(0) { $0 + $1.reopenings.dropFirst().count(where: week.contains) }),
                .count(cases.count { $0.reopenings.contains(where: week.contains) && $0.isOpen(before: week.end) }),
                .count(answered), .count(rebounded),
                .rate(IndicatorValue(numerator: rebounded, denominator: answered)),
            ]
        }
        return [summary, list(histories, week)]
    }

    private static func list(_ histories: [CaseHistory], _ week: EvaluationPeriod) -> ReportTable {
        let entries = histories.flatMap { history in
            history.summary.rebounds.enumerated().filter { week.contains($0.element.reopenedAt) }
                .map { (history: history, times: $0.offset + 1, rebound: $0.element) }
        }
        let sorted = entries.sorted {
            ($0.rebound.reopenedAt, $0.history.summary.id) < ($1.rebound.reopenedAt, $1.history.summary.id)
        }
        return ReportTable(
            id: "rebound-cases", title: Message(zh: "反弹件", en: "Cases"), columns: caseColumns,
            rows: sorted.map { entry in
                [
                    .text(entry.history.summary.id), .text(entry.history.department), .moment(entry.rebound.closedAt),
                    .moment(entry.rebound.reopenedAt),
                    .count(wholeDays(from: entry.rebound.closedAt, to: entry.rebound.reopenedAt)), .count(entry.times),
                ]
            })
    }
}

/// The whole days of 24 hours between two moments; 0 when the second is not later.
func wholeDays(from start: Instant, to end: Instant) -> Int {
    let (seconds, overflow) = end.secondsSinceEpoch.subtractingReportingOverflow(start.secondsSinceEpoch)
    guard start < end else { return 0 }
    return Int((overflow ? .max : seconds) / 86_400)
}
