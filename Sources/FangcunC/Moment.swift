internal import FangcunModel

extension Instant {
    /// The moments that a report can write: the years 1 to 9999.
    private static let writable: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// The value of `FC_TIME_UNKNOWN`, which is too much of an expression to be imported.
    private static let unknown = Int64.min

    /// A moment by its seconds; `nil` for one that is not known.
    static func orUnknown(_ seconds: Int64, _ name: StaticString) throws(Failure) -> Instant? {
        guard seconds != unknown else { return nil }
        guard writable.contains(seconds) else {
            throw Failure(argument: name, "is \(seconds), outside the years 1 to 9999")
        }
        return Instant(secondsSinceEpoch: seconds)
    }
}
