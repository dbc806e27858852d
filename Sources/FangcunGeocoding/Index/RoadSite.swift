import FangcunGeo

/// Something known to lie on a road: the door of an address, or a crossing.
struct RoadSite: Sendable {
    /// The road and its section (段).
    var stretch: RoadStretch
    /// The lane and alley below the road.
    var way: Way
    /// The house number; `none` for crossings and for addresses without one.
    var number: AddressNumber
    /// The building within the address; 0 when none is named.
    var building: Int32 = 0
    /// The unit within the building; 0 when none is named.
    var unit: Int32 = 0
    /// Whether the position is the door itself, not something beside it.
    var isDoor: Bool
    /// The address record; -1 for a crossing.
    var record: Int32
    /// The district by its number in the lexicon; -1 when it is not known.
    var district: Int32
    /// Where it is.
    var position: Point
}

/// A road by its number in the lexicon, and a section of it; section 0 is the road without sections.
struct RoadStretch: Sendable, Hashable, Comparable {
    var road: Int32
    var section: Int32

    static func < (lhs: Self, rhs: Self) -> Bool { (lhs.road, lhs.section) < (rhs.road, rhs.section) }
}
