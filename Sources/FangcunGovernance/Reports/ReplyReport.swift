internal import FangcunModel

/// 回复评价: what people said of the answers of the week.
///
/// A case counts by its last answer; satisfaction is a share of the ratings given, and the share of answers that were rated
/// stands beside it, since few ratings say little.
enum ReplyReport {
    private static let columns: [ReportTable.Column] = [
        .init("answered", zh: "回复", en: "Answered"), .init("satisfied", zh: "满意", en: "Satisfied"),
        .init("mostly-satisfied", zh: "基本满意", en: "Mostly satisfied"),
        .init("dissatisfied", zh: "不满意", en: "Dissatisfied"), .init("not-rated", zh: "未评价", en: "Not rated"),
        .init("rating-rate", zh: "参评率", en: "Share rated"), .init("satisfaction-rate", zh: "满意率", en: "Satisfaction"),
    ]

    static func table(_ histories: [CaseHistory], _ week: EvaluationPeriod) -> ReportTable {
        let answered = histories.filter { $0.finalAnswer.map(week.contains) ?? false }
        return .byDepartment(
            id: "replies", title: Message(zh: "各单位回复评价", en: "By department"), columns: columns, answered
        ) { cases in
            func count(_ rating: CaseSummary.Rating?) -> Int { cases.count { $0.summary.rating == rating } }
            let rated = cases.count - count(nil)
            return [
                .count(cases.count), .count(count(.satisfied)), .count(count(.mostlySatisfied)),
                .count(count(.dissatisfied)), .count(count(nil)),
                .rate(IndicatorValue(numerator: rated, denominator: cases.count)),
                .rate(IndicatorValue(numerator: count(.satisfied) + count(.mostlySatisfied), denominator: rated)),
            ]
        }
    }
}
