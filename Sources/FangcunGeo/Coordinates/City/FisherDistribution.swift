internal import Glibc

/// Fisher's F distribution, by which outliers are judged.
enum FisherDistribution {
    /// The probability of a ratio of variances above this one; 0 for an infinite one, 1 for what is no number.
    static func probability(above ratio: Double, _ numerator: Double, _ denominator: Double) -> Double {
        guard ratio > 0 else { return 1 }
        guard ratio.isFinite else { return 0 }
        return incompleteBeta(denominator / (denominator + numerator * ratio), denominator / 2, numerator / 2)
    }

    /// The regularised incomplete beta function, by its continued fraction (Lentz; Numerical Recipes, 6.4): to some 1e-14.
    static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        let factor = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
        // The fraction converges fast on one side only.
        return x < (a + 1) / (a + b + 2) ? factor * fraction(x, a, b) / a : 1 - factor * fraction(1 - x, b, a) / b
    }

    /// Without the variable of C that the plain function writes to from all threads.
    private static func logGamma(_ value: Double) -> Double {
        var sign: Int32 = 0
        return unsafe lgamma_r(value, &sign)
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        func nonzero(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
        var c = 1.0
        var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
        var result = d
        for step in 1...300 {
            let m = Double(step)
            for term in [
                m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
            ] {
                d = 1 / nonzero(1 + term * d)
                c = nonzero(1 + term / c)
                result *= d * c
            }
            if abs(d * c - 1) < 1e-16 { break }
        }
        return result
    }
}
