/// One entry in the ledger of a clock.
///
/// Entries are added and never changed: what has been suspended is resumed by a further entry.
public struct ClockEvent: Sendable, Hashable {
    /// What an entry does.
    public enum Kind: Sendable, Hashable {
        /// The clock stands still until the suspension of that identifier is resumed: a hearing, an inspection, an expert review
        /// (行政许可法 45). Several suspensions may lie over one another; time is left out once.
        case suspend(id: String, reason: String, basis: String)
        /// The suspension of that identifier ends.
        case resume(id: String)
        /// So many units more, with the approval of somebody (行政许可法 42).
        case extend(by: Int, approvedBy: String, basis: String)
        /// The clock stops for good: the matter is concluded (办结).
        case stop(reason: String)
        /// A kind that a later edition may know; it is kept, and does nothing.
        case unknown(String)
    }

    /// When it happened.
    public var at: Instant
    /// What it does.
    public var kind: Kind
    /// What else was written of it, by names that the library does not know.
    public var unknownMembers: [JSONValue.Member]

    /// An entry of its parts.
    public init(at: Instant, _ kind: Kind, unknownMembers: [JSONValue.Member] = []) {
        self.at = at
        self.kind = kind
        self.unknownMembers = unknownMembers
    }
}
