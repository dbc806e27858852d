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

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Reads fields of fixed width off the front of some text.
private struct FixedWidthScanner {
    private var rest: Substring.UTF8View

    init(_ text: String.UTF8View) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number(_ width: Int) -> Int? {
        guard rest.count >= width else { return nil }
        var value = 0
        for byte in rest.prefix(width) {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        rest = rest.dropFirst(width)
        return value
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Skips `.123`; true as well when there is no fraction, false for a dot without digits.
    mutating func skipFraction() -> Bool {
        guard skip(".") else { return true }
        let digits = rest.prefix { (0x30...0x39).contains($0) }.count
        rest = rest.dropFirst(digits)
        return digits > 0
    }

    mutating func zoneOffsetSeconds() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("-") ? -1 : (skip("+") ? 1 : 0)
        guard sign != 0, let hours = number(2), skip(":"), let minutes = number(2), hours < 24, minutes < 60 else {
            return nil
        }
        return sign * (hours * 3_600 + minutes * 60)
    }
}
