import Glibc

/// The one power that scores need.
enum Powers {
    /// 10 to the power of minus `exponent`.
    static func tenToMinus(_ exponent: Double) -> Double { Glibc.pow(10, -exponent) }
}
