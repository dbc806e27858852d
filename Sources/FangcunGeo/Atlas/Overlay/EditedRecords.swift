internal import FangcunModel

/// Which records an edited layer has, whatever their shapes are.
struct EditedRecords<Shape: Sendable & Hashable>: Sendable {
    /// How many indexes there are: records of the atlas, removed ones among them, and new ones.
    let count: Int
    /// Records of the atlas that are no more, or no more what they were.
    let hidden: Set<Int>
    /// The indexes of changed and new records, ascending, so that ties come out in the same order.
    let fresh: [Int]
    private let baseCount: Int
    private let edits: AtlasEdits.Layer<Shape>

    /// The edits of a layer of so many records.
    ///
    /// - Throws: ``GeoError`` `malformedInput` for a record that is not there, or both removed and changed.
    init(_ edits: AtlasEdits.Layer<Shape>, of baseCount: Int) throws(GeoError) {
        self.edits = edits
        self.baseCount = baseCount
        count = baseCount + edits.added.count
        hidden = edits.removed.union(edits.changed.keys)
        fresh = edits.changed.keys.sorted() + edits.added.indices.map { baseCount + $0 }
        if let record = hidden.first(where: { $0 < 0 || $0 >= baseCount }) {
            throw GeoError(
                .malformedInput, at: .feature(record, identifier: nil), "an edit of a record that the atlas has not")
        }
        guard edits.removed.isDisjoint(with: edits.changed.keys) else {
            throw GeoError(.malformedInput, "a record is both removed and changed")
        }
    }

    /// Whether nothing is edited.
    var isEmpty: Bool { hidden.isEmpty && fresh.isEmpty }

    /// The shapes of changed and new records, in their order.
    var shapes: [Shape] { fresh.compactMap { record($0)?.shape } }

    /// The indexes of records that are no more.
    var removed: Set<Int> { edits.removed }

    /// What columns of changed and new records say, by record and column; classes under `class`.
    var columns: [Int: [String: String]] {
        var columns: [Int: [String: String]] = [:]
        for index in fresh {
            guard let record = record(index) else { continue }
            columns[index] = record.columns
            if let name = record.className { columns[index]?["class"] = name }
        }
        return columns
    }

    /// Whether there is a record of that index, and it is not removed.
    func has(_ record: Int) -> Bool { record >= 0 && record < count && !edits.removed.contains(record) }

    /// A record that is changed or new; `nil` for any other.
    func record(_ index: Int) -> AtlasEdits.Layer<Shape>.Record? {
        if index < baseCount { return edits.changed[index] }
        return index < count ? edits.added[index - baseCount] : nil
    }

    /// Records found among those of the atlas and among the changed and new ones, as one row in ascending order.
    func merged(_ old: [Int], _ new: [Int]) -> [Int] {
        let kept = hidden.isEmpty ? old : old.filter { !hidden.contains($0) }
        return new.isEmpty ? kept : (kept + new.map { fresh[$0] }).sorted()
    }
}
