/// Numbers as people and files read them, the same in every locale.
enum Figure {
    /// That many digits after the point, at most nine: `12.50`. Minus zero is written without its sign; a number that is not
    /// finite, or too large for its digits to mean anything, as Swift writes it.
    static func decimal(_ value: Double, _ digits: Int) -> String {
        var bytes: [UInt8] = []
        append(decimal: value, digits, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends what ``decimal(_:_:)`` gives.
    static func append(decimal value: Double, _ digits: Int, to bytes: inout [UInt8]) {
        let places = min(max(digits, 0), 9)
        let scale = powersOfTen[places]
        let scaled = (value.magnitude * Double(scale)).rounded()
        // Whole numbers beyond 2^53 are not all doubles.
        guard scaled < 9_007_199_254_740_992 else {
            bytes += value.description.utf8
            return
        }
        if value < 0, scaled > 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = UInt64(scaled)
        let start = bytes.count
        // Digits come from the last to the first, and at least one stands before the point.
        var written = 0
        while rest > 0 || written <= places {
            if written == places, places > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            written += 1
        }
        bytes[start...].reverse()
    }

    private static let powersOfTen: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]

    /// Thousands apart: `24,276`.
    static func grouped(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// A rate in three figures: `1.94 M/s`, `35.1 k/s`, `870 /s`.
    static func rate(_ perSecond: Double) -> String {
        switch perSecond {
        case 1e6...: "\(decimal(perSecond / 1e6, perSecond < 1e7 ? 2 : 1)) M/s"
        case 1e3...: "\(decimal(perSecond / 1e3, 1)) k/s"
        default: "\(decimal(perSecond, 0)) /s"
        }
    }

    /// A share in percent: `99.87 %`; a dash when there is nothing to divide by.
    static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        // 99.996 % must not be shown as 100 %: only the whole is.
        let share = Double(part) / Double(whole) * 100
        return part < whole && share > 99.99 ? "99.99 %" : "\(decimal(share, part == whole ? 0 : 2)) %"
    }

    /// A length: `85 m`, `1.2 km`.
    static func length(_ meters: Double) -> String {
        meters < 1_000 ? "\(decimal(meters, meters < 10 ? 1 : 0)) m" : "\(decimal(meters / 1_000, 2)) km"
    }
}
