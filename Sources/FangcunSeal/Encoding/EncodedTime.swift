import FangcunModel

/// A time as ASN.1 writes it: `[YY]YYMMDDhhmm[ss[.f]]` and a zone.
///
/// A missing zone, which BER lets mean "local time", is read as UTC: the eight hours that may be lost are within the
/// tolerance that ``VerificationPolicy`` grants for signing times.
struct EncodedTime {
    /// The moment; fractions of a second are dropped.
    let instant: Instant
    /// Whether it is written as DER demands: with seconds, without a fraction that ends in 0, in UTC with a `Z`.
    let isDER: Bool

    /// Reads a time whose year has that many digits: 4 for GeneralizedTime, 2 for UTCTime (1950 to 2049).
    init?(_ bytes: ArraySlice<UInt8>, yearDigits: Int) {
        var scanner = TimeScanner(rest: bytes)
        guard var year = scanner.number(yearDigits), let month = scanner.number(2), let day = scanner.number(2),
            let hour = scanner.number(2), let minute = scanner.number(2)
        else { return nil }
        if yearDigits == 2 { year += year < 50 ? 2000 : 1900 }
        let second = scanner.number(2)
        guard let hasFraction = scanner.skipFraction(), let zone = scanner.zoneSeconds(), scanner.rest.isEmpty,
            let local = Instant(
                Instant.Fields(year: year, month: month, day: day, hour: hour, minute: minute, second: second ?? 0))
        else { return nil }
        instant = local.adding(seconds: -zone.offset)
        isDER = second != nil && !hasFraction && zone.isUTCLetter
    }

    /// Reads the text that version 1 holds in the bit string of its signing time: RFC 3339, or the same without a zone.
    static func version1(_ bytes: [UInt8]) -> Instant? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        if let instant = try? Instant(rfc3339: text) { return instant }
        if let instant = try? Instant(rfc3339: text + "Z") { return instant }
        return EncodedTime(bytes[...], yearDigits: 4)?.instant
    }

    /// The moment as a GeneralizedTime of DER.
    static func generalized(_ instant: Instant) -> [UInt8] {
        let digitsAndSigns = instant.rfc3339.utf8.filter { (0x30...0x39).contains($0) }
        return digitsAndSigns + [UInt8(ascii: "Z")]
    }
}

/// Reads digits and zones off the front of some bytes.
private struct TimeScanner {
    var rest: ArraySlice<UInt8>

    mutating func number(_ width: Int) -> Int? {
        let digits = rest.prefix(width)
        guard digits.count == width, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(width)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Whether a fraction of a second was there and skipped; `nil` for a dot without digits.
    mutating func skipFraction() -> Bool? {
        guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") else { return false }
        rest = rest.dropFirst()
        let digits = rest.prefix { (0x30...0x39).contains($0) }.count
        rest = rest.dropFirst(digits)
        return digits > 0 ? true : nil
    }

    mutating func zoneSeconds() -> (offset: Int64, isUTCLetter: Bool)? {
        guard let first = rest.popFirst() else { return (0, false) }
        if first == UInt8(ascii: "Z") { return (0, true) }
        guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-"), let hours = number(2), hours < 24,
            let minutes = rest.isEmpty ? 0 : number(2), minutes < 60
        else { return nil }
        let offset = Int64(hours * 3_600 + minutes * 60)
        return (first == UInt8(ascii: "-") ? -offset : offset, false)
    }
}
