internal import FangcunModel

/// The weighted scores of departments and posts.
enum StandardScores {
    static let all: [CompositeScore] = [
        score(
            "department", "部门综合指标值", "Department, composite",
            .init(.count(measure: "filings", scale: filings), weightPercent: 10),
            .init(.rate(indicator: "closure-rate"), weightPercent: 30),
            .init(.rate(indicator: "disposal-on-time-rate"), weightPercent: 30),
            .init(.complement(indicator: "rework-rate-over-closures-due"), weightPercent: 30)),
        score(
            "supervisor", "监督员综合指标值", "Supervisor, composite",
            .init(.rate(indicator: "report-validity-rate"), weightPercent: 40),
            .init(.complement(indicator: "missed-rate"), weightPercent: 20),
            .init(.rate(indicator: "verification-on-time-rate"), weightPercent: 20),
            .init(.rate(indicator: "check-on-time-rate"), weightPercent: 20)),
        score(
            "acceptor", "受理员综合指标值", "Acceptor, composite",
            .init(.count(measure: "acceptances", scale: acceptances), weightPercent: 25),
            .init(.rate(indicator: "verification-request-on-time-rate"), weightPercent: 40),
            .init(.rate(indicator: "check-request-on-time-rate"), weightPercent: 35)),
        score(
            "shift-leader", "值班长综合指标值", "Shift leader, composite",
            .init(.rate(indicator: "filing-on-time-rate"), weightPercent: 25),
            .init(.rate(indicator: "filing-accuracy-rate"), weightPercent: 40),
            .init(.rate(indicator: "closed-on-time-rate"), weightPercent: 35)),
    ]

    /// 立案数分值 of departments: few cases score high.
    static let filings = CountScale([(50, 100), (100, 90), (200, 75), (500, 60), (1_000, 40)], otherwise: 0)
    /// 受理数分值 of acceptors: many acceptances score high.
    static let acceptances = CountScale([(100, 0), (300, 40), (500, 60), (1_200, 75), (2_000, 90)], otherwise: 100)

    private static func score(_ id: String, _ zh: String, _ en: String, _ parts: CompositeScore.Part...)
        -> CompositeScore
    {
        CompositeScore(
            id: id, name: Message(zh: zh, en: en), parts: parts, source: "comments and code of a deployed open platform"
        )
    }
}
