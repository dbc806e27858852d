import FangcunGeo

/// All known numbers, lanes and crossings, sorted by street and way.
struct RoadNetwork: Sendable {
    /// A known number on a street or lane.
    struct Anchor: Sendable {
        /// The number; 0 for the mouth of the lane itself.
        var number: AddressNumber
        /// Where it is: the middle of the records that share the number.
        var position: Point
        /// The record at that position; -1 for the mouth of a lane.
        var record: Int32
        /// The records that share the number, in ``RoadNetwork/doors``.
        var doors: Range<Int32>
        /// Whether the neighbours contradict the position; then it is found by its number but helps no other.
        var isOutlier = false

        /// Whether this is the mouth of a lane, not a house.
        var isMouth: Bool { record < 0 }
    }

    /// A record at a number.
    struct Door: Sendable {
        var record: Int32
        var building: Int32
        var unit: Int32
        var district: Int32
    }

    /// A street, or a lane or alley of it.
    struct Node: Sendable {
        var street: Int32
        var way: Way
        /// Known numbers in ``RoadNetwork/anchors``, ascending.
        var anchors: Range<Int>
        /// All known points of it in ``RoadNetwork/points``: doors, crossings, mouths.
        var points: Range<Int>
        /// Where it opens into the way above it, from the crossings.
        var mouth: Point?
        /// The known point in the middle of it.
        var centre: Point
        /// How far from the centre nine tenths of its points lie.
        var spreadMeters: Double
        /// A record on it, the one nearest the centre; -1 when only crossings are known.
        var record: Int32
    }

    /// A street by its number, and a way on it.
    struct NodeKey: Sendable, Hashable {
        var street: Int32
        var way: Way
    }

    let partition: StreetPartition
    let nodes: [Node]
    let nodeNumbers: [NodeKey: Int32]
    let anchors: [Anchor]
    let doors: [Door]
    let points: [Point]

    /// The node of a way on a street.
    func node(_ way: Way, of street: Int32) -> Node? {
        nodeNumbers[NodeKey(street: street, way: way)].map { nodes[Int($0)] }
    }

    /// The streets that a reference may mean: those of its section, or all sections when it names none.
    ///
    /// - Returns: the streets, and whether the section had to be disregarded.
    func streets(of reference: RoadReference) -> (streets: [Int32], disregardsSection: Bool) {
        let exact = partition.streetsOfStretch[RoadStretch(road: reference.road, section: reference.section)] ?? []
        if !exact.isEmpty { return (exact, false) }
        let all = (partition.sectionsOfRoad[reference.road] ?? []).flatMap {
            partition.streetsOfStretch[RoadStretch(road: reference.road, section: $0)] ?? []
        }
        return (all, reference.section != 0)
    }
}
