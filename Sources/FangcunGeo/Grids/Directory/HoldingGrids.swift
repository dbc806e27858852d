/// The grids that hold a point, kept while the point wanders over their borders: one in a partition, none outside.
struct HoldingGrids {
    /// The first grid by index; -1 for none.
    private(set) var first: Int32 = -1
    /// The others, in ascending order.
    private var others: [Int32] = []
    /// The owners of borders crossed since ``settle()`` that are no simple step.
    private var pending: [Int32] = []

    /// How many there are.
    var count: Int { first < 0 ? 0 : 1 + others.count }

    /// Whether a grid is among them, by halving.
    func contains(_ grid: Int32) -> Bool {
        guard grid != first else { return true }
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
        for position in -1..<others.count {
            let grid = position < 0 ? first : others[position]
            while let candidate = next, candidate < grid { next = excluded.next() }
            if next != grid { return grid }
        }
        return -1
    }

    /// Steps over a border: into those of its owners that did not hold the point, out of the others. ``settle()`` ends it.
    @inline(__always)
    mutating func cross(_ borders: BorderSegments, _ segment: Int) {
        let range = borders.ownerRange(segment)
        if others.isEmpty, range.count <= 2 {
            let one = borders.owners[range.lowerBound]
            let two = range.count == 2 ? borders.owners[range.lowerBound + 1] : -1
            // From one grid to its neighbour, or to the outside.
            if first == one { return first = two }
            if first == two { return first = one }
        }
        pending.append(contentsOf: borders.owners[range])
    }

    /// Ends some steps, whose order does not matter.
    ///
    /// - Returns: how many grids had to be looked at, beside simple steps.
    @inline(__always)
    mutating func settle() -> Int { pending.isEmpty ? 0 : settlePending() }

    @inline(never)
    private mutating func settlePending() -> Int {
        let work = count + pending.count
        var all = pending + others
        if first >= 0 { all.append(first) }
        all.sort()
        pending = []
        others = []
        for grid in all {
            if others.last == grid { others.removeLast() } else { others.append(grid) }
        }
        first = others.first ?? -1
        others = Array(others.dropFirst())
        return work
    }
}
