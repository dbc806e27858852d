import FangcunModel

/// A span of time with both its ends.
struct Period {
    let from: Instant
    let until: Instant

    /// Whether the moment lies in the period: pass inside, warn outside by no more than the tolerance, else fail.
    func outcome(at moment: Instant, toleranceSeconds: Int64) -> VerificationCheck.Outcome {
        if from <= moment, moment <= until { return .pass }
        let isNear =
            from.adding(seconds: -toleranceSeconds) <= moment
            && moment <= until.adding(seconds: toleranceSeconds)
        // A period whose end lies before its beginning holds no moment, whatever the tolerance.
        return isNear && from <= until ? .warn : .fail
    }

    /// The moment of the period that is nearest to another moment.
    func nearest(to moment: Instant) -> Instant { max(from, min(until, moment)) }
}

extension Period: CustomStringConvertible {
    /// Both ends.
    var description: String { "\(from) … \(until)" }
}
