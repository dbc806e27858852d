internal import FangcunModel

/// 曝光跟踪: what appeared in the media, and what still waits for a public answer.
enum ExposureReport {
    private static let columns: [ReportTable.Column] = [
        .init("exposed", zh: "本周曝光", en: "Exposed"), .init("answered", zh: "本周回应", en: "Answered"),
        .init("waiting", zh: "待回应", en: "Waiting"), .init("exposed-to-date", zh: "累计曝光", en: "Exposed to date"),
        .init("answer-rate", zh: "累计回应率", en: "Answer rate to date"),
    ]

    private static let caseColumns: [ReportTable.Column] = [
        .init("case", zh: "编号", en: "Case"), .init("department", zh: "承办单位", en: "Department"),
        .init("outlet", zh: "媒体", en: "Outlet"), .init("exposed", zh: "曝光时间", en: "Exposed"),
        .init("answered", zh: "回应时间", en: "Answered"), .init("days", zh: "历时天数", en: "Days"),
    ]

    static func tables(_ histories: [CaseHistory], _ week: EvaluationPeriod) -> [ReportTable] {
        let exposed = histories.filter { $0.summary.exposures.contains { $0.exposedAt < week.end } }
        let summary = ReportTable.byDepartment(
            id: "exposures", title: Message(zh: "各单位曝光跟踪", en: "By department"), columns: columns, exposed
        ) { cases in
            let exposures = cases.flatMap(\.summary.exposures).filter { $0.exposedAt < week.end }
            let waiting = exposures.count { !$0.isAnswered(before: week.end) }
            return [
                .count(exposures.count { week.contains($0.exposedAt) }),
                .count(exposures.count { $0.answeredAt.map(week.contains) ?? false }), .count(waiting),
                .count(exposures.count),
                .rate(IndicatorValue(numerator: exposures.count - waiting, denominator: exposures.count)),
            ]
        }
        return [summary, list(exposed, week)]
    }

    /// The exposures of the week, and those that were not answered when it began.
    private static func list(_ histories: [CaseHistory], _ week: EvaluationPeriod) -> ReportTable {
        let entries = histories.flatMap { history in
            history.summary.exposures.filter { $0.exposedAt < week.end && !$0.isAnswered(before: week.start) }
                .map { (history: history, exposure: $0) }
        }
        let sorted = entries.sorted {
            ($0.exposure.exposedAt, $0.history.summary.id) < ($1.exposure.exposedAt, $1.history.summary.id)
        }
        return ReportTable(
            id: "exposure-cases", title: Message(zh: "跟踪件", en: "Cases"), columns: caseColumns,
            rows: sorted.map { entry in
                // An answer given after the week is not known to a report on the week.
                let answered = entry.exposure.isAnswered(before: week.end) ? entry.exposure.answeredAt : nil
                return [
                    .text(entry.history.summary.id), .text(entry.history.department), .text(entry.exposure.outlet),
                    .moment(entry.exposure.exposedAt), .moment(answered),
                    .count(wholeDays(from: entry.exposure.exposedAt, to: answered ?? week.end)),
                ]
            })
    }
}

extension CaseSummary.Exposure {
    fileprivate func isAnswered(before moment: Instant) -> Bool { answeredAt.map { $0 < moment } ?? false }
}
