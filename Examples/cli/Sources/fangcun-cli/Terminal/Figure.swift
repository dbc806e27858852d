import Foundation

/// Numbers as people and files read them, the same in every locale.
enum Figure {
    private static let posix = Locale(identifier: "en_US_POSIX")

    /// That many digits after the point: `12.50`. Minus zero is written without its sign.
    static func decimal(_ value: Double, _ digits: Int) -> String {
        let text = String(format: "%.\(digits)f", locale: posix, value)
        let isZero = !text.contains { ("1"..."9").contains($0) }
        return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
    }

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
