/// A time from one moment until another, which is no longer part of it; without an end it lasts.
public struct EffectivePeriod: Sendable, Hashable {
    /// The first moment.
    public var from: Instant
    /// The first moment after it; `nil` when it lasts.
    public var until: Instant?

    /// A period of its ends.
    public init(from: Instant, until: Instant? = nil) {
        self.from = from
        self.until = until
    }

    /// Whether a moment lies in it; none lies in a period that ends before it begins.
    public func contains(_ moment: Instant) -> Bool { from <= moment && (until.map { moment < $0 } ?? true) }

    /// Whether no moment lies in it.
    public var isEmpty: Bool { until.map { $0 <= from } ?? false }
}
