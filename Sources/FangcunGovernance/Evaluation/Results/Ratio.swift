/// An exact fraction in lowest terms: figures are computed with it and rounded once, when they are written.
///
/// No binary floating point takes part: 911 of 972 is 93.72 %, never 93.719999, and a score on the edge of a grade band does not
/// depend on the order of additions.
public struct Ratio: Sendable, Hashable, Comparable {
    // Weighted sums of a few case counts need more than 64 bits for their common denominator.
    private let numerator: Int128
    private let denominator: Int128

    /// Zero.
    public static let zero = Ratio(whole: 0)

    /// A whole number.
    public init(whole: Int) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// One whole number over another; `nil` when the second is zero.
    public init?(_ numerator: Int, over denominator: Int) {
        self.init(Int128(numerator), Int128(denominator))
    }

    private init?(_ numerator: Int128, _ denominator: Int128) {
        guard denominator != 0, denominator != .min, numerator != .min else { return nil }
        var (a, b) = (abs(numerator), abs(denominator))
        while b != 0 { (a, b) = (b, a % b) }
        let divisor = denominator < 0 ? -a : a
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// The sum; `nil` when it does not fit 128 bits, which counts of cases do not reach.
    public func adding(_ other: Ratio) -> Ratio? {
        guard let left = Self.product(numerator, other.denominator),
            let right = Self.product(other.numerator, denominator),
            let bottom = Self.product(denominator, other.denominator)
        else { return nil }
        let (top, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : Ratio(top, bottom)
    }

    /// The product; `nil` when it does not fit 128 bits.
    public func multiplied(by other: Ratio) -> Ratio? {
        guard let top = Self.product(numerator, other.numerator),
            let bottom = Self.product(denominator, other.denominator)
        else { return nil }
        return Ratio(top, bottom)
    }

    /// The difference from another number; `nil` when it does not fit 128 bits.
    public func subtracted(from other: Ratio) -> Ratio? {
        Ratio(-numerator, denominator).flatMap { other.adding($0) }
    }

    /// Rounded to that many decimals (0 to 9), a half away from zero: 0.125 to two decimals is 0.13, -0.125 is -0.13.
    ///
    /// `nil` when it does not fit 128 bits.
    public func rounded(decimals: Int) -> Ratio? {
        let scale = Self.powerOfTen(decimals)
        return scaledAndRounded(scale).flatMap { Ratio($0, scale) }
    }

    /// The number in decimals, rounded as ``rounded(decimals:)`` does: `93.72`.
    public func text(decimals: Int) -> String? {
        let scale = Self.powerOfTen(decimals)
        guard let scaled = scaledAndRounded(scale) else { return nil }
        let (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: scale)
        let sign = scaled < 0 ? "-" : ""
        guard scale > 1 else { return "\(sign)\(whole)" }
        let digits = String(rest)
        let width = String(scale).utf8.count - 1
        return "\(sign)\(whole).\(String(repeating: "0", count: max(0, width - digits.utf8.count)))\(digits)"
    }

    /// By value.
    public static func < (lhs: Ratio, rhs: Ratio) -> Bool {
        // Beyond 128 bits the difference cannot be formed; the nearest doubles still tell numbers that far apart in order.
        guard let difference = rhs.subtracted(from: lhs) else { return lhs.nearest < rhs.nearest }
        return difference.numerator < 0
    }

    private var nearest: Double { Double(numerator) / Double(denominator) }

    private func scaledAndRounded(_ scale: Int128) -> Int128? {
        guard let product = Self.product(abs(numerator), scale) else { return nil }
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: denominator)
        let magnitude = remainder >= denominator - remainder ? quotient + 1 : quotient
        return numerator < 0 ? -magnitude : magnitude
    }

    private static func powerOfTen(_ exponent: Int) -> Int128 {
        (0..<min(max(0, exponent), 9)).reduce(1) { power, _ in power * 10 }
    }

    private static func product(_ a: Int128, _ b: Int128) -> Int128? {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? nil : product
    }
}
