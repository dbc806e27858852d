internal import FangcunModel

/// The rates of cities.
enum StandardIndicators {
    static let all: [Indicator] = areas + departments + posts

    private static let areas = [
        rate("closure-rate", "结案率", "Closure rate", ["closures"], ["closures-due"]),
        rate("closure-on-time-rate", "按期结案率", "Closure rate, in time", ["closures-on-time"], ["closures-due"]),
        rate(
            "closure-rate-less-deferred", "结案率（扣除缓办）", "Closure rate, deferred cases taken off", ["closures"],
            ["closures-due", "-closures-deferred"]),
        rate(
            "closure-on-time-rate-less-deferred", "按期结案率（扣除缓办）", "Closure rate, in time, deferred cases taken off",
            ["closures-on-time"], ["closures-due", "-closures-deferred"]),
        rate("public-report-rate", "监督举报率", "Share of public reports", ["filings-public"], ["filings"]),
        rate("filing-rate", "立案率", "Share of reports filed", ["filings"], ["reports"], isVerified: false),
        rate("reply-rate", "办结回复率", "Reply rate", ["acceptances-replied"], ["acceptances"]),
    ]

    private static let departments = [
        rate("disposal-rate", "处置率", "Disposal rate", ["disposals"], ["disposals-due"]),
        rate("disposal-on-time-rate", "按期处置率", "Disposal rate, in time", ["disposals-on-time"], ["disposals-due"]),
        reworkRate(over: .disposals), reworkRate(over: .closuresDue),
    ]

    private static let posts = [
        rate("report-validity-rate", "有效上报率", "Valid reports", ["patrol-reports-valid"], ["patrol-reports"]),
        rate("missed-rate", "漏报率", "Missed on patrol", ["missed"], ["patrol-filings", "missed"]),
        rate(
            "verification-on-time-rate", "按时核实率", "Verified in time", ["verifications-on-time"], ["verifications-due"]),
        rate("check-on-time-rate", "按时核查率", "Checked in time", ["checks-on-time"], ["checks-due"]),
        rate(
            "verification-request-on-time-rate", "核实按时派发率", "Sent to be verified in time",
            ["verification-requests-on-time"], ["verification-requests-due"]),
        rate(
            "check-request-on-time-rate", "核查按时派发率", "Sent to be checked in time", ["check-requests-on-time"],
            ["check-requests-due"]),
        rate("filing-on-time-rate", "按时立案率", "Filed in time", ["filings-on-time"], ["filings"]),
        rate("filing-accuracy-rate", "准确立案率", "Filed rightly", ["filings", "-filings-void"], ["filings"]),
        rate("closed-on-time-rate", "按时结案率", "Closed in time among closed", ["closures-on-time"], ["closures"]),
        rate("dispatch-on-time-rate", "按时派遣率", "Dispatched in time", ["dispatches-on-time"], ["dispatches-due"]),
        rate(
            "dispatch-accuracy-rate", "准确派遣率", "Dispatched rightly", ["dispatches", "-dispatches-reworked"],
            ["dispatches-due"]),
    ]

    static func reworkRate(over denominator: IndicatorSet.ReworkDenominator) -> Indicator {
        switch denominator {
        case .disposals:
            rate("rework-rate-over-disposals", "返工率（返工数/处置数）", "Reworks over disposals", ["reworks"], ["disposals"])
        case .closuresDue:
            rate(
                "rework-rate-over-closures-due", "返工率（返工数/应结案数）", "Reworks over closures due", ["reworks"],
                ["closures-due"])
        }
    }

    /// A rate of measures; one with a hyphen in front is taken away.
    private static func rate(
        _ id: String, _ zh: String, _ en: String, _ numerator: [String], _ denominator: [String],
        isVerified: Bool = true
    ) -> Indicator {
        func terms(_ names: [String]) -> [Indicator.Term] {
            names.map {
                $0.hasPrefix("-") ? Indicator.Term(String($0.dropFirst()), isSubtracted: true) : Indicator.Term($0)
            }
        }
        return Indicator(
            id: id, name: Message(zh: zh, en: en), numerator: terms(numerator), denominator: terms(denominator),
            source: isVerified ? "code of a deployed open platform, or a city's bulletin" : "common knowledge",
            isVerified: isVerified)
    }
}
