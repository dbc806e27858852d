/// A stream of random numbers that is the same on every machine: SplitMix64 over a mixed key.
///
/// Every part of the city draws from a stream of its own, named by a subject and an index (a block, a road, an incident), so
/// that no part depends on how much another part drew, and each can be made alone.
struct RandomSource {
    /// What a stream is for.
    enum Subject: UInt64 {
        case lattice = 1
        case secondaryRoads, subdivision, lineShape, warp, roadNames, divisionNames, blockUses
        case lots, numbering, components, incidents
    }

    private var state: UInt64

    /// The stream of one subject and index of the city with that seed.
    init(seed: UInt64, _ subject: Subject, _ index: Int = 0) {
        let key = Self.mixed(Self.mixed(seed &+ Self.increment) ^ subject.rawValue &* 0xD6E8_FEB8_6659_FD93)
        state = Self.mixed(key ^ UInt64(bitPattern: Int64(index)) &* Self.increment)
    }

    /// The next 64 random bits.
    mutating func next() -> UInt64 {
        state &+= Self.increment
        return Self.mixed(state)
    }

    /// A whole number from 0 to one less than `bound`; 0 for a bound below 2.
    mutating func below(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A whole number in a range, both ends included.
    mutating func whole(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// A number from 0 up to, not including, 1: a multiple of 2⁻⁵³, so exact everywhere.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number in a range.
    mutating func number(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * fraction()
    }

    /// True in that share of all calls.
    mutating func chance(_ share: Double) -> Bool { fraction() < share }

    /// One of some items, each as likely; `nil` for none.
    mutating func pick<Item>(_ items: [Item]) -> Item? { items.isEmpty ? nil : items[below(items.count)] }

    /// A whole number whose mean is `expected`: its floor, or one more.
    mutating func count(expected: Double) -> Int {
        let floor = Int(expected)
        return floor + (chance(expected - Double(floor)) ? 1 : 0)
    }

    private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The finaliser of SplitMix64: every bit of the input touches every bit of the output.
    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
