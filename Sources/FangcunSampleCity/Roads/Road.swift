public import FangcunGeo

/// A named road (道路), from one end to the other.
public struct Road: Sendable, Hashable {
    /// The kinds of road, the widest first.
    public enum Kind: Int, Sendable, Hashable, Comparable, CaseIterable {
        /// A main road (主干道).
        case main
        /// A secondary road (次干道).
        case secondary
        /// A branch street (支路).
        case street
        /// A lane (巷).
        case lane

        /// Wider roads come first.
        public static func < (lhs: Kind, rhs: Kind) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// The name, such as 花园路. Two roads of one name never touch the same district.
    public let name: String
    /// The kind.
    public let kind: Kind
    /// The districts that it touches, as indices into ``Divisions/districts``, ascending.
    public let districts: [Int]
    /// The distance between the building lines on both sides, in metres.
    public let widthMeters: Double
    /// The centre line, in the direction in which door numbers ascend: from the south to the north or from the east to the west.
    public let path: [Point]
}

/// A place where two roads meet (路口).
public struct Crossing: Sendable, Hashable {
    /// The road of the smaller index in ``SampleCity/roads``.
    public let firstRoad: Int
    /// The road of the larger index.
    public let secondRoad: Int
    /// Where their centre lines meet.
    public let position: Point
    /// The district, as an index into ``Divisions/districts``; one of them where the crossing lies between two.
    public let district: Int
}
