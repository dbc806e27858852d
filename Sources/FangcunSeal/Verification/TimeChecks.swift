import FangcunModel

/// A moment that has to lie in a period, and what both are called.
struct TimeQuestion {
    let moment: Instant
    let momentName: Message
    let period: Period
    let periodName: Message

    /// Whether it does, and the sentence that says so.
    func answer(_ policy: VerificationPolicy) -> (outcome: VerificationCheck.Outcome, message: Message) {
        let outcome = period.outcome(at: moment, toleranceSeconds: policy.periodToleranceSeconds)
        let hours = policy.periodToleranceSeconds / 3_600
        let message: Message =
            switch outcome {
            case .pass:
                Message(
                    zh: "\(momentName.zh) \(moment) 在\(periodName.zh) \(period) 之内",
                    en: "\(momentName.en) \(moment) lies in \(periodName.en) \(period)")
            case .warn:
                Message(
                    zh: "\(momentName.zh) \(moment) 超出\(periodName.zh) \(period)，但不超过 \(hours) 小时（可能把北京时间写作 UTC）",
                    en:
                        "\(momentName.en) \(moment) lies outside \(periodName.en) \(period), by no more than \(hours) hours"
                        + " (Beijing time may have been written as UTC)")
            default:
                Message(
                    zh: "\(momentName.zh) \(moment) 不在\(periodName.zh) \(period) 之内",
                    en: "\(momentName.en) \(moment) lies outside \(periodName.en) \(period)")
            }
        return (outcome, message)
    }
}

/// Answers gathered into one check: the worst outcome counts, and the sentences that bear it out are said.
struct Gathering {
    private var answers: [(outcome: VerificationCheck.Outcome, message: Message)] = []

    /// Adds an answer.
    mutating func add(_ outcome: VerificationCheck.Outcome, _ message: Message) { answers.append((outcome, message)) }

    /// The check of all answers: fail before unknown before warn before pass.
    func check(_ id: VerificationCheck.Identifier, subject: String) -> VerificationCheck {
        let severity: [VerificationCheck.Outcome] = [.fail, .unknown, .warn, .pass]
        let worst = severity.first { outcome in answers.contains { $0.outcome == outcome } } ?? .pass
        let messages = answers.filter { $0.outcome == worst }.map(\.message)
        return VerificationCheck(
            id, worst, subject: subject,
            Message(
                zh: messages.map(\.zh).joined(separator: "；"), en: messages.map(\.en).joined(separator: "; ")))
    }
}
