/// How departures from the standard are judged.
///
/// | | strict | government | lenient |
/// |---|---|---|---|
/// | signature value r ‖ s, encoding that is not DER, a field of a neighbouring type | fail | warn | warn |
/// | digest taken as SM3(Z ‖ data) instead of SM3(data) | fail | warn | warn |
/// | tolerance at the ends of periods | none | 8 hours, warn | 24 hours, warn |
/// | certificate expired since, and no time stamp proves the signing time | unknown | pass | pass |
///
/// The eight hours: many programs write Beijing time into fields that are defined as UTC, so that a stated time may be eight
/// hours late. A false signature, a wrong digest or an untrusted certificate fails under every policy.
public enum VerificationPolicy: String, Sendable, Hashable, CaseIterable {
    /// The letter of the standard.
    case strict
    /// What real government seals need: known habits of vendors are warnings.
    case government
    /// As `government`, with a day of tolerance for clocks that are wrong altogether.
    case lenient

    /// How far outside a period a moment may lie and still only be warned of, in seconds.
    public var periodToleranceSeconds: Int64 {
        switch self {
        case .strict: 0
        case .government: 8 * 3_600
        case .lenient: 24 * 3_600
        }
    }

    /// How far clocks of different machines may disagree without a word, in seconds, when the order of two moments is judged.
    public static let clockSkewSeconds: Int64 = 300

    /// What a departure from the standard that does not put the signature in doubt counts for.
    var departureOutcome: VerificationCheck.Outcome { self == .strict ? .fail : .warn }
}
