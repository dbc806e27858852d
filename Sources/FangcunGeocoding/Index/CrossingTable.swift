import FangcunGeo

/// The known crossings, found by the names of their two roads in either order.
struct CrossingTable: Sendable {
    /// One of the two ways that meet.
    struct Side: Sendable, Hashable {
        var stretch: RoadStretch
        var way: Way

        /// Whether a reference may mean this side; a section that only one of the two names does not matter.
        func mayBe(_ reference: RoadReference) -> Bool {
            stretch.road == reference.road && way == reference.way
                && (stretch.section == reference.section || stretch.section == 0 || reference.section == 0)
        }
    }

    /// A crossing.
    struct Entry: Sendable {
        var sideA: Side
        var sideB: Side
        var position: Point
        /// The district by its number in the lexicon; -1 when it is not known.
        var district: Int32
    }

    private struct RoadPair: Hashable {
        var lower: Int32
        var upper: Int32

        init(_ first: Int32, _ second: Int32) {
            lower = min(first, second)
            upper = max(first, second)
        }
    }

    private let entries: [Entry]
    private let entriesOfPair: [RoadPair: [Int32]]

    /// Sorts crossings by their pair of roads.
    init(_ entries: [Entry]) {
        self.entries = entries
        entriesOfPair = Dictionary(grouping: entries.indices.map { Int32($0) }) { index in
            RoadPair(entries[Int(index)].sideA.stretch.road, entries[Int(index)].sideB.stretch.road)
        }
    }

    /// The crossings that two references may mean, in the order of the data; those whose sections agree exactly, where
    /// there are any.
    func crossings(of first: RoadReference, and second: RoadReference) -> [Entry] {
        let candidates = (entriesOfPair[RoadPair(first.road, second.road)] ?? []).map { entries[Int($0)] }
        let possible = candidates.filter { entry in
            (entry.sideA.mayBe(first) && entry.sideB.mayBe(second))
                || (entry.sideA.mayBe(second) && entry.sideB.mayBe(first))
        }
        let exact = possible.filter { entry in
            Set([entry.sideA.stretch.section, entry.sideB.stretch.section]) == Set([first.section, second.section])
        }
        return exact.isEmpty ? possible : exact
    }
}
