/// Classes of incident counts for a map: class 0 is "none", the others split the cells that have incidents.
///
/// Counts by cell are skewed: most cells have one or two, a few have dozens. Equal steps would paint the whole city in one
/// colour, so the classes end near fixed shares of the cells with incidents, and equal ends are merged.
struct CountClasses: Sendable, Hashable {
    /// The share of the cells with incidents that lies at or below the end of each class but the last.
    private static let shares = [0.35, 0.62, 0.82, 0.94, 0.985]

    /// The largest count of each class from 1 on, strictly rising; empty when no cell has any.
    let upperBounds: [Int]

    init(counts: [Int]) {
        let sorted = counts.filter { $0 > 0 }.sorted()
        guard let largest = sorted.last else {
            upperBounds = []
            return
        }
        var bounds: [Int] = []
        for share in Self.shares {
            let index = min(sorted.count - 1, Int(Double(sorted.count) * share))
            if sorted[index] > (bounds.last ?? 0) { bounds.append(sorted[index]) }
        }
        if largest > (bounds.last ?? 0) { bounds.append(largest) }
        upperBounds = bounds
    }

    /// The class of a count: 0 for none, else 1 and up. Counts above the last bound belong to the last class.
    func index(of count: Int) -> Int {
        guard count > 0, !upperBounds.isEmpty else { return 0 }
        return (upperBounds.firstIndex { count <= $0 } ?? upperBounds.count - 1) + 1
    }

    /// The counts that each class holds, from class 1 on.
    var ranges: [ClosedRange<Int>] {
        var start = 1
        return upperBounds.map { end in
            defer { start = end + 1 }
            return start...end
        }
    }
}
