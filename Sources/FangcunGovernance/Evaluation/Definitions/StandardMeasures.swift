internal import FangcunModel

/// The counts of which the standard indicators are made.
enum StandardMeasures {
    static let all: [Measure] =
        steps
        + [
            measure("filings-void", "作废数", "Filed and voided", .filing, ["filing.in-period", "voided"]),
            measure(
                "filings-public", "监督举报核实数", "Filed from public reports", .filing,
                ["filing.in-period", "public-report"]),
            measure("reports", "上报数", "Reports", .report, ["report.in-period"]),
            measure(
                "patrol-reports", "监督员上报数", "Reports of supervisors", .report, ["report.in-period", "patrol-report"]),
            measure(
                "patrol-reports-valid", "有效上报数", "Valid reports of supervisors", .report,
                ["report.in-period", "patrol-report", "filing.by-end"], ["report.in-period", "patrol-report", "voided"]),
            measure(
                "patrol-filings", "监督员上报立案数", "Filed from reports of supervisors", .report,
                ["filing.in-period", "patrol-report"]),
            measure("missed", "漏报数", "Missed on patrol", .verification, ["filing.in-period", "missed-on-patrol"]),
            measure(
                "acceptances-replied", "办结回复数", "Accepted and answered", .acceptance,
                ["acceptance.in-period", "reply.by-end"]),
            measure("reworks", "返工数", "Reworks", .disposal, ["disposal.in-period", "reworked"]),
            measure(
                "dispatches-reworked", "派遣返工数", "Dispatched and reworked", .dispatch,
                ["dispatch.in-period", "reworked"]),
            measure(
                "closures-deferred", "缓办数", "Due and deferred", .closure, ["closure.in-period", "deferred"],
                ["closure.due-by-end", "not closure.by-end", "deferred"]),
        ]

    /// For each step that is evaluated: how often done, done in time, and due.
    private static let steps: [Measure] = [
        (CaseStep.acceptance, "acceptances", "受理", "Accepted"),
        (.verificationRequest, "verification-requests", "核实派发", "Sent to be verified"),
        (.verification, "verifications", "核实", "Verified"), (.filing, "filings", "立案", "Filed"),
        (.dispatch, "dispatches", "派遣", "Dispatched"), (.disposal, "disposals", "处置", "Disposed of"),
        (.checkRequest, "check-requests", "核查派发", "Sent to be checked"), (.check, "checks", "核查", "Checked"),
        (.closure, "closures", "结案", "Closed"), (.reply, "replies", "办结回复", "Answered"),
    ].flatMap { step, id, zh, en in
        [
            measure(id, "\(zh)数", en, step, ["\(step.rawValue).in-period"]),
            measure(
                "\(id)-on-time", "按时\(zh)数", "\(en) in time", step,
                ["\(step.rawValue).in-period", "\(step.rawValue).on-time"]),
            measure(
                "\(id)-due", "应\(zh)数", "\(en), or overdue", step, ["\(step.rawValue).in-period"],
                ["\(step.rawValue).due-by-end", "not \(step.rawValue).by-end"]),
        ]
    }

    /// A measure of conditions as definitions write them; a test holds each of them to be known.
    private static func measure(
        _ id: String, _ zh: String, _ en: String, _ step: CaseStep, _ anyOf: [String]...
    ) -> Measure {
        Measure(
            id: id, name: Message(zh: zh, en: en), step: step,
            anyOf: anyOf.map { $0.compactMap { Measure.Condition($0) } })
    }
}
