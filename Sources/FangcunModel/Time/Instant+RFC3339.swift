extension Instant {
    /// Reads a date and time of RFC 3339, such as `2026-03-05T11:21:31+08:00`; fractions of a second are dropped.
    ///
    /// - Throws: ``ModelError`` with code `malformedTime` for anything else, a missing zone included.
    public init(rfc3339 text: String) throws(ModelError) {
        let refusal = ModelError(.malformedTime, "'\(text.prefix(40))' is no date and time of RFC 3339")
        var scanner = FixedWidthScanner(text.utf8)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
            let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2), scanner.skip(":"),
            let second = scanner.number(2), scanner.skipFraction(), let offset = scanner.zoneOffsetSeconds(),
            scanner.isAtEnd,
            let local = Instant(
                Fields(year: year, month: month, day: day, hour: hour, minute: minute, second: second))
        else { throw refusal }
        self = local.adding(seconds: -Int64(offset))
    }

    /// The moment in UTC as RFC 3339 writes it: `2026-03-05T03:21:31Z`.
    public var rfc3339: String {
        let f = fields
        return "\(padded(f.year, 4))-\(padded(f.month, 2))-\(padded(f.day, 2))"
            + "T\(padded(f.hour, 2)):\(padded(f.minute, 2)):\(padded(f.second, 2))Z"
    }
}

extension Instant: CustomStringConvertible {
    /// The moment in UTC as RFC 3339 writes it.
    public var description: String { rfc3339 }
}
