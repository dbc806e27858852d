/// A zone of the Gauss-Krüger grid (高斯－克吕格投影带) of China: three or six degrees wide, with a number and a central meridian.
///
/// China has the zones 25 to 45 of three degrees and 13 to 23 of six, so a number tells the width.
public struct GaussKrugerZone: Sendable, Hashable {
    /// How wide zones are.
    public enum Width: Int, Sendable, Hashable, CaseIterable {
        /// 3-degree zones (3度带), for scales of 1:10 000 and larger.
        case three = 3
        /// 6-degree zones (6度带), for smaller scales.
        case six = 6

        /// The numbers of the zones in China.
        public var numbers: ClosedRange<Int> {
            switch self {
            case .three: 25...45
            case .six: 13...23
            }
        }
    }

    /// How wide the zone is.
    public let width: Width
    /// The number of the zone (带号).
    public let number: Int

    /// The zone of that number; `nil` where it is none of China's.
    public init?(number: Int) {
        guard let width = Width.allCases.first(where: { $0.numbers.contains(number) }) else { return nil }
        self.init(width, number)
    }

    /// The zone that holds a longitude in degrees east: the western end belongs to it, the eastern to the next.
    ///
    /// `nil` where that is none of China's zones.
    public init?(_ width: Width, holding longitude: Double) {
        let position =
            switch width {
            case .three: ((longitude + 1.5) / 3).rounded(.down)
            case .six: (longitude / 6).rounded(.down) + 1
            }
        // Also where the longitude is no number.
        guard let number = Int(exactly: position), width.numbers.contains(number) else { return nil }
        self.init(width, number)
    }

    private init(_ width: Width, _ number: Int) {
        self.width = width
        self.number = number
    }

    /// All zones of China of that width, from west to east.
    public static func all(_ width: Width) -> [GaussKrugerZone] { width.numbers.map { GaussKrugerZone(width, $0) } }

    /// The central meridian (中央子午线), in degrees east.
    public var centralMeridian: Double {
        switch width {
        case .three: Double(3 * number)
        case .six: Double(6 * number - 3)
        }
    }

    /// The longitudes of the zone; the eastern end is the western end of the next.
    public var longitudes: Range<Double> {
        let half = Double(width.rawValue) / 2
        return centralMeridian - half..<centralMeridian + half
    }

    /// The projection of the zone.
    ///
    /// - Parameters:
    ///   - datum: the datum of the coordinates.
    ///   - isPrefixed: whether the zone number stands before eastings, as in 38 469 363.
    public func projection(on datum: ChineseDatum, isPrefixed: Bool = false) -> GaussKruger {
        GaussKruger(
            checked: datum.ellipsoid, centralMeridian: centralMeridian,
            falseEasting: isPrefixed ? Double(number) * 1_000_000 + 500_000 : 500_000)
    }
}

extension GaussKrugerZone: CustomStringConvertible {
    /// Such as `3-degree zone 38`.
    public var description: String { "\(width.rawValue)-degree zone \(number)" }
}
