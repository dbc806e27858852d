internal import FangcunModel

extension IndicatorSet {
    /// The indicators of city management as cities publish and systems compute them: of areas, departments and posts.
    ///
    /// Formulas from the code of a deployed open platform and from bulletins; the text of GB/T 30428.4 was not seen. Rates named
    /// 按期/按时 count what was done in the period no later than its limit. 应…数 counts what was done in the period and what was
    /// due before its end and is still not done, so that no rate of a thing done among things due exceeds 100 %.
    public static let standard = IndicatorSet(
        origin: DataOrigin(
            identifier: "city-management", title: "Indicators of city management",
            source: "code of a deployed open platform; bulletins of Tianmen and Jinhua", date: "2026-11-21",
            status: .secondaryUnverified),
        measures: StandardMeasures.all, indicators: StandardIndicators.all, scores: StandardScores.all)

    /// The indicator 返工率 with a denominator of your choice.
    ///
    /// Two definitions are in use, inside one code base even: over 处置数, and over 应结案数. They give different numbers, so neither
    /// is simply "the" rework rate.
    public static func reworkRate(over denominator: ReworkDenominator) -> Indicator {
        StandardIndicators.reworkRate(over: denominator)
    }

    /// What reworks are divided by.
    public enum ReworkDenominator: String, Sendable, Hashable, CaseIterable {
        /// 处置数.
        case disposals
        /// 应结案数.
        case closuresDue = "closures-due"
    }

    /// The composite score of dispatchers (派遣员): 派遣数分值 20 %, 按时派遣率 40 %, 准确派遣率 40 %.
    ///
    /// It is no part of ``standard`` because no source gives the table of 派遣数分值: bring your city's.
    public static func dispatcherScore(scale: CountScale) -> CompositeScore {
        CompositeScore(
            id: "dispatcher", name: Message(zh: "派遣员综合指标值", en: "Dispatcher, composite"),
            parts: [
                .init(.count(measure: "dispatches", scale: scale), weightPercent: 20),
                .init(.rate(indicator: "dispatch-on-time-rate"), weightPercent: 40),
                .init(.rate(indicator: "dispatch-accuracy-rate"), weightPercent: 40),
            ], source: "comments of a deployed open platform")
    }
}
