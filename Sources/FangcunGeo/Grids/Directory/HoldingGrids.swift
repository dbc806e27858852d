/// The grids that hold a point, kept while the point wanders over their borders: one in a partition, none outside.
struct HoldingGrids: Equatable {
    /// The first grid by index; -1 for none.
    private(set) var first: Int32 = -1
    /// The others, in ascending order; `nil` for none, which costs nothing to copy.
    private var others: [Int32]?
    /// The owners of borders crossed since ``settle()`` that are no simple step; `nil` for none.
    private var pending: [Int32]?

    /// How many there are.
    var count: Int { first < 0 ? 0 : 1 + (others?.count ?? 0) }

    /// Whether a grid is among them, by halving.
    func contains(_ grid: Int32) -> Bool {
        guard grid != first else { return true }
        guard let others else { return false }
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
        for grid in [first] + (others ?? []) {
            while let candidate = next, candidate < grid { next = excluded.next() }
            if next != grid { return grid }
        }
        return -1
    }

    /// Steps over a border: into those of its owners that did not hold the point, out of the others. ``settle()`` ends it.
    @inline(__always)
    mutating func cross(_ borders: BorderSegments, _ segment: Int) {
        let range = borders.ownerRange(segment)
        if others == nil, range.count <= 2 {
            let one = borders.owners[range.lowerBound]
            let two = range.count == 2 ? borders.owners[range.lowerBound + 1] : -1
            // From one grid to its neighbour, or to the outside.
            if first == one { return first = two }
            if first == two { return first = one }
        }
        pending = (pending ?? []) + borders.owners[range]
    }

    /// Ends some steps, whose order does not matter.
    ///
    /// - Returns: how many grids had to be looked at, beside simple steps.
    @inline(__always)
    mutating func settle() -> Int { pending == nil ? 0 : settlePending() }

    @inline(never)
    private mutating func settlePending() -> Int {
        var all = (pending ?? []) + (others ?? [])
        if first >= 0 { all.append(first) }
        let work = all.count
        all.sort()
        var kept: [Int32] = []
        for grid in all {
            if kept.last == grid { kept.removeLast() } else { kept.append(grid) }
        }
        pending = nil
        first = kept.first ?? -1
        others = kept.count > 1 ? Array(kept.dropFirst()) : nil
        return work
    }
}
