/// A place on a road as a text names it: 信義路五段7巷12弄3號.
struct RoadReference: Sendable, Hashable {
    /// How the text relates the place to the address.
    enum Relation: Sendable, Hashable {
        /// At the address itself.
        case at
        /// In front of it (前), beside it (旁, 側, 邊), or at its door: the position is the same within some metres.
        case beside
        /// Near it (附近).
        case near
        /// Across the road (對面).
        case opposite
        /// Where the lane opens into its road, or two roads meet (口).
        case mouth
    }

    /// The road, by its number in the lexicon.
    var road: Int32
    /// The section (段) from 1; ``RoadReference/directionSections`` for 东段 and the like; 0 when none is named.
    var section: Int32 = 0
    /// The lane (巷), the alley (弄) and the alley within it; `none` where there is none.
    var lane = AddressNumber.none
    /// The alley (弄).
    var alley = AddressNumber.none
    /// The alley within the alley.
    var innerAlley = AddressNumber.none
    /// The house number (號), the first one of a list.
    var number = AddressNumber.none
    /// The other house numbers of a list (21、23號).
    var otherNumbers: [AddressNumber] = []
    /// The building (号楼, 栋) within the address and its unit (单元); 0 when none is named.
    var building: Int32 = 0
    /// The unit (单元) of the building; 0 when none is named.
    var unit: Int32 = 0
    /// How the text relates the place to the address.
    var relation = Relation.at
    /// The folded characters of the reference, from the name of the road to the last thing understood.
    var range: Range<Int>

    /// Sections named by direction, in the order 东西南北中, are numbered from here.
    static let directionSections: Int32 = 101

    /// The deepest part named before the house number.
    var way: Way { Way(lane: lane, alley: alley, innerAlley: innerAlley) }
}

/// The lane, alley and inner alley below a road; all `none` for the road itself.
struct Way: Sendable, Hashable {
    /// The lane (巷).
    var lane = AddressNumber.none
    /// The alley (弄).
    var alley = AddressNumber.none
    /// The alley within the alley.
    var innerAlley = AddressNumber.none

    /// The road itself.
    static let road = Way()

    /// Whether this is the road itself.
    var isRoad: Bool { lane == .none }

    /// The way that this one branches off, and the number of this one on it; `nil` for the road itself.
    var parent: (way: Way, number: AddressNumber)? {
        if innerAlley != .none { return (Way(lane: lane, alley: alley), innerAlley) }
        if alley != .none { return (Way(lane: lane), alley) }
        return lane == .none ? nil : (.road, lane)
    }

    /// The way below this one with that number; `nil` below an inner alley.
    func child(_ number: AddressNumber) -> Way? {
        if lane == .none { return Way(lane: number) }
        if alley == .none { return Way(lane: lane, alley: number) }
        return innerAlley == .none ? Way(lane: lane, alley: alley, innerAlley: number) : nil
    }
}
