/// The colours of the classes: from pale to dark in even steps of lightness, so that darker always reads as more, in print
/// and to colour-blind eyes too.
enum ColourScale {
    /// The colour of cells without incidents.
    static let none = "#fbfaf7"

    /// From few to many; lightness falls from 92 to 19 (CIELAB) in about even steps.
    private static let stops: [(red: Double, green: Double, blue: Double)] = [
        (254, 231, 200), (253, 199, 138), (248, 152, 96), (226, 97, 82), (181, 48, 86), (122, 22, 83), (66, 10, 60),
    ]

    /// As many colours as there are classes, spread over the whole scale.
    static func colours(count: Int) -> [String] {
        guard count > 1 else { return count == 1 ? [hex(at: 0.5)] : [] }
        return (0..<count).map { hex(at: Double($0) / Double(count - 1)) }
    }

    private static func hex(at share: Double) -> String {
        let place = share * Double(stops.count - 1)
        let lower = min(Int(place), stops.count - 2)
        let fraction = place - Double(lower)
        let (a, b) = (stops[lower], stops[lower + 1])
        return "#"
            + [(a.red, b.red), (a.green, b.green), (a.blue, b.blue)].map { low, high in
                let value = UInt8((low + (high - low) * fraction).rounded())
                return (value < 16 ? "0" : "") + String(value, radix: 16)
            }.joined()
    }
}
