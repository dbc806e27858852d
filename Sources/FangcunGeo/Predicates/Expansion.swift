/// Sums and products of two doubles without error: the rounded result and what rounding took away.
///
/// Both rely on IEEE rounding to nearest, and on no overflow and no underflow of the error term (a product above about
/// 1e-276 in size).
enum ErrorFree {
    /// `a + b` as a rounded sum and its error (Knuth's two-sum).
    @inline(__always)
    static func sum(_ a: Double, _ b: Double) -> (rounded: Double, error: Double) {
        let rounded = a + b
        let partOfB = rounded - a
        let partOfA = rounded - partOfB
        return (rounded, (a - partOfA) + (b - partOfB))
    }

    /// `a * b` as a rounded product and its error, by one fused multiplication.
    @inline(__always)
    static func product(_ a: Double, _ b: Double) -> (rounded: Double, error: Double) {
        let rounded = a * b
        return (rounded, (-rounded).addingProduct(a, b))
    }
}

/// An exact sum of up to six products, kept as doubles that do not overlap, the smallest first.
///
/// J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates" (1997), theorem 10:
/// adding one double to such a sum, component by component with the error carried on, gives such a sum again. Zeros are left
/// out, so the last component has the sign of the whole.
struct Expansion {
    private var components = InlineArray<12, Double>(repeating: 0)
    private var count = 0

    /// The exact sum of `x * y` over six pairs.
    init(
        _ p0: (Double, Double), _ p1: (Double, Double), _ p2: (Double, Double), _ p3: (Double, Double),
        _ p4: (Double, Double), _ p5: (Double, Double)
    ) {
        for (x, y) in [p0, p1, p2, p3, p4, p5] {
            let product = ErrorFree.product(x, y)
            add(product.error)
            add(product.rounded)
        }
    }

    /// A double with the sign of the exact sum; 0 only when the sum is 0.
    var signed: Double { count == 0 ? 0 : components[count - 1] }

    private mutating func add(_ value: Double) {
        var carry = value
        var kept = 0
        for index in 0..<count {
            let (rounded, error) = ErrorFree.sum(carry, components[index])
            carry = rounded
            guard error != 0 else { continue }
            components[kept] = error
            kept += 1
        }
        if carry != 0 {
            components[kept] = carry
            kept += 1
        }
        count = kept
    }
}
