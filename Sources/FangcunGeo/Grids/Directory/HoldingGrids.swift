/// The grids that hold a point, kept while the point wanders over their borders: one in a partition, none outside.
struct HoldingGrids {
    /// The first grid by index; -1 for none.
    private(set) var first: Int32 = -1
    /// What is no simple matter; `nil` for nothing, which costs little to copy.
    private var rest: Rest?

    /// What of the grids a partition never has.
    private final class Rest {
        /// The grids beside the first, in ascending order.
        let others: [Int32]
        /// The owners of borders crossed since ``settle()`` that are no simple step.
        var pending: [Int32]

        init(others: [Int32], pending: [Int32]) {
            self.others = others
            self.pending = pending
        }
    }

    private var others: [Int32] { rest?.others ?? [] }

    /// How many there are.
    var count: Int { first < 0 ? 0 : 1 + others.count }

    /// Whether a grid is among them, by halving.
    func contains(_ grid: Int32) -> Bool {
        guard grid != first else { return true }
        let others = others
        var range = others.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if others[middle] == grid { return true }
            range = others[middle] < grid ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return false
    }

    /// The first grid that is not among some, given in ascending order; -1 for none.
    func first(notIn excluded: some Collection<Int32>) -> Int32 {
        guard first >= 0 else { return -1 }
        var excluded = excluded.makeIterator()
        var next = excluded.next()
        for grid in [first] + others {
            while let candidate = next, candidate < grid { next = excluded.next() }
            if next != grid { return grid }
        }
        return -1
    }

    /// Steps over a border: into those of its owners that did not hold the point, out of the others. ``settle()`` ends it.
    @inline(__always)
    mutating func cross(_ borders: BorderSegments, _ segment: Int) {
        let places = borders.ownerPlaces(segment)
        if rest == nil, places.count <= 2 {
            let one = borders.owner(at: places.lowerBound)
            let two = places.count == 2 ? borders.owner(at: places.lowerBound + 1) : -1
            // From one grid to its neighbour, or to the outside.
            if first == one { return first = two }
            if first == two { return first = one }
        }
        crossMany(borders, places)
    }

    @inline(never)
    private mutating func crossMany(_ borders: BorderSegments, _ places: Range<Int>) {
        // Values that were copied keep what they had.
        if !isKnownUniquelyReferenced(&rest) { rest = Rest(others: others, pending: rest?.pending ?? []) }
        for place in places { rest?.pending.append(borders.owner(at: place)) }
    }

    /// Ends some steps, whose order does not matter.
    ///
    /// - Returns: how many grids had to be looked at, beside simple steps.
    @inline(__always)
    mutating func settle() -> Int { rest == nil ? 0 : settlePending() }

    @inline(never)
    private mutating func settlePending() -> Int {
        guard let rest, !rest.pending.isEmpty else { return 0 }
        var all = rest.pending + rest.others
        if first >= 0 { all.append(first) }
        let work = all.count
        all.sort()
        var kept: [Int32] = []
        for grid in all {
            if kept.last == grid { kept.removeLast() } else { kept.append(grid) }
        }
        first = kept.first ?? -1
        self.rest = kept.count > 1 ? Rest(others: Array(kept.dropFirst()), pending: []) : nil
        return work
    }
}

extension HoldingGrids: Equatable {
    @inline(__always)
    static func == (a: HoldingGrids, b: HoldingGrids) -> Bool {
        a.first == b.first && (a.rest === b.rest || a.others == b.others)
    }
}
