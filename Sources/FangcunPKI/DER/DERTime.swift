package import FangcunModel
package import SwiftASN1

extension ASN1Node {
    /// A moment written as UTCTime or GeneralizedTime, with seconds or without, in UTC or with an offset; anything but
    /// `YYMMDDhhmmssZ` and `YYYYMMDDhhmmssZ` is reported (RFC 5280, 4.1.2.5). Fractions of a second are dropped.
    ///
    /// A time without a zone is taken as UTC and reported.
    package func instant(_ name: String, findings: inout [Finding]) throws(PKIError) -> Instant {
        guard identifier == .utcTime || identifier == .generalizedTime, case .primitive(let bytes) = content else {
            throw refusal("\(name) is no time")
        }
        var scanner = DERTimeScanner(bytes)
        guard let instant = scanner.instant(yearDigits: identifier == .utcTime ? 2 : 4) else {
            throw refusal("\(name) is no time")
        }
        if !scanner.isStrict {
            findings.append(
                Finding(
                    "der.time-form", .warning, at: place,
                    Message(
                        zh: "时间未按 DER 书写:\(String(decoding: bytes, as: UTF8.self))",
                        en: "a time is not written as DER demands: \(String(decoding: bytes, as: UTF8.self))")))
        }
        return instant
    }
}

/// Reads the digits of a UTCTime or GeneralizedTime.
private struct DERTimeScanner {
    private var rest: ArraySlice<UInt8>
    /// Whether everything so far was as DER demands.
    private(set) var isStrict = true

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func instant(yearDigits: Int) -> Instant? {
        guard let writtenYear = number(yearDigits), let month = number(2), let day = number(2), let hour = number(2),
            let minute = number(2)
        else { return nil }
        // UTCTime: 50 to 99 are of the last century (RFC 5280, 4.1.2.5.1).
        let year = yearDigits == 4 ? writtenYear : writtenYear + (writtenYear < 50 ? 2000 : 1900)
        let second: Int
        if let first = rest.first, (0x30...0x39).contains(first) {
            guard let written = number(2) else { return nil }
            second = written
        } else {
            second = 0
            isStrict = false
        }
        guard skipFraction(), let offset = zoneOffsetSeconds(), rest.isEmpty else { return nil }
        let fields = Instant.Fields(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        return Instant(fields)?.adding(seconds: -Int64(offset))
    }

    private mutating func number(_ digits: Int) -> Int? {
        guard rest.count >= digits else { return nil }
        var value = 0
        for byte in rest.prefix(digits) {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        rest = rest.dropFirst(digits)
        return value
    }

    private mutating func skipFraction() -> Bool {
        guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") else { return true }
        isStrict = false
        let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }.count
        rest = rest.dropFirst(1 + digits)
        return digits > 0
    }

    private mutating func zoneOffsetSeconds() -> Int? {
        if rest.elementsEqual([UInt8(ascii: "Z")]) {
            rest = []
            return 0
        }
        isStrict = false
        guard let mark = rest.popFirst() else { return 0 }
        guard mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-"), let hours = number(2), let minutes = number(2),
            hours < 24, minutes < 60
        else { return nil }
        return (mark == UInt8(ascii: "-") ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }
}

/// A moment as it is written in DER.
package struct DERTime: Sendable {
    let identifier: ASN1Identifier
    let contents: [UInt8]

    /// The form RFC 5280 demands in certificates: UTCTime from 1950 to 2049, GeneralizedTime elsewhere.
    ///
    /// - Throws: ``PKIError`` with code `invalidRequest` outside the years 1 to 9999.
    package init(certificate instant: Instant) throws(PKIError) {
        let isShort = (1950...2049).contains(instant.fields.year)
        try self.init(instant, isShort ? .utcTime : .generalizedTime)
    }

    /// GeneralizedTime, as seals demand.
    ///
    /// - Throws: ``PKIError`` with code `invalidRequest` outside the years 1 to 9999.
    package init(generalized instant: Instant) throws(PKIError) { try self.init(instant, .generalizedTime) }

    private init(_ instant: Instant, _ identifier: ASN1Identifier) throws(PKIError) {
        // Years 1 to 9999: what four digits can say.
        guard (-62_135_596_800...253_402_300_799).contains(instant.secondsSinceEpoch) else {
            throw PKIError(.invalidRequest, "a moment outside the years 1 to 9999 cannot be written")
        }
        let digits = instant.rfc3339.utf8.filter { (0x30...0x39).contains($0) } + [UInt8(ascii: "Z")]
        self.identifier = identifier
        contents = identifier == .utcTime ? Array(digits.dropFirst(2)) : digits
    }
}
