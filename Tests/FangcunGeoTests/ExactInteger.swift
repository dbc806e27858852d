/// An integer of any size, sign and magnitude, by schoolbook arithmetic: slow, and plainly right. It judges the predicates.
struct ExactInteger: Equatable {
    private var isNegative = false
    /// Digits to the base 2^32, lowest first, none leading; empty for 0.
    private var digits: [UInt32] = []

    var signum: Int { digits.isEmpty ? 0 : (isNegative ? -1 : 1) }

    init(_ value: Int64) {
        isNegative = value < 0
        digits = [UInt32(truncatingIfNeeded: value.magnitude), UInt32(truncatingIfNeeded: value.magnitude >> 32)]
        trim()
    }

    /// `value / 2^exponent`, which must be an integer: `exponent` is not above the place of the last bit of `value`.
    init(_ value: Double, inUnitsOfTwoTo exponent: Int) {
        guard value != 0 else {
            self.init(0)
            return
        }
        let bits = value.significandWidth
        let significand = UInt64(1) << UInt64(bits) | value.significandBitPattern >> UInt64(52 - bits)
        self.init(Int64(significand))
        isNegative = value < 0
        let shift = Int(value.exponent) - bits - exponent
        for _ in 0..<shift / 16 { self = self * ExactInteger(1 << 16) }
        for _ in 0..<shift % 16 { self = self * ExactInteger(2) }
    }

    static prefix func - (value: Self) -> Self {
        var result = value
        result.isNegative.toggle()
        result.trim()
        return result
    }

    static func + (lhs: Self, rhs: Self) -> Self {
        var result = Self(0)
        if lhs.isNegative == rhs.isNegative {
            result.digits = sum(lhs.digits, rhs.digits)
            result.isNegative = lhs.isNegative
        } else if isLess(lhs.digits, rhs.digits) {
            result.digits = difference(rhs.digits, lhs.digits)
            result.isNegative = rhs.isNegative
        } else {
            result.digits = difference(lhs.digits, rhs.digits)
            result.isNegative = lhs.isNegative
        }
        result.trim()
        return result
    }

    static func - (lhs: Self, rhs: Self) -> Self { lhs + (-rhs) }

    static func * (lhs: Self, rhs: Self) -> Self {
        var result = Self(0)
        result.digits = [UInt32](repeating: 0, count: lhs.digits.count + rhs.digits.count)
        for (i, a) in lhs.digits.enumerated() {
            var carry: UInt64 = 0
            for (j, b) in rhs.digits.enumerated() {
                let value = UInt64(a) * UInt64(b) + UInt64(result.digits[i + j]) + carry
                result.digits[i + j] = UInt32(truncatingIfNeeded: value)
                carry = value >> 32
            }
            result.digits[i + rhs.digits.count] = UInt32(carry)
        }
        result.isNegative = lhs.isNegative != rhs.isNegative
        result.trim()
        return result
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { isNegative = false }
    }

    private static func isLess(_ lhs: [UInt32], _ rhs: [UInt32]) -> Bool {
        lhs.count == rhs.count ? lhs.reversed().lexicographicallyPrecedes(rhs.reversed()) : lhs.count < rhs.count
    }

    private static func sum(_ lhs: [UInt32], _ rhs: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var carry: UInt64 = 0
        for i in 0..<max(lhs.count, rhs.count) {
            carry += UInt64(i < lhs.count ? lhs[i] : 0) + UInt64(i < rhs.count ? rhs[i] : 0)
            result.append(UInt32(truncatingIfNeeded: carry))
            carry >>= 32
        }
        return result + [UInt32(carry)]
    }

    /// `lhs - rhs`, where `lhs` is not the smaller.
    private static func difference(_ lhs: [UInt32], _ rhs: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var borrow: Int64 = 0
        for i in 0..<lhs.count {
            var value = Int64(lhs[i]) - Int64(i < rhs.count ? rhs[i] : 0) - borrow
            borrow = value < 0 ? 1 : 0
            if value < 0 { value += 1 << 32 }
            result.append(UInt32(value))
        }
        return result
    }
}
