import Foundation

extension Double {
    /// A number of the normal distribution (Box and Muller).
    static func normal(using generator: inout some RandomNumberGenerator) -> Double {
        let radius = (-2 * Foundation.log(Double.random(in: 1e-300...1, using: &generator))).squareRoot()
        return radius * Foundation.cos(2 * .pi * Double.random(in: 0...1, using: &generator))
    }

    static func power(_ base: Double, _ exponent: Double) -> Double { Foundation.pow(base, exponent) }
}
