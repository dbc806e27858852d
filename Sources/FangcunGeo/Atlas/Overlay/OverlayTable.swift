/// What is known of the records of a layer, with edits upon them.
public struct OverlayTable: Sendable {
    /// The table of the atlas.
    public let base: AtlasTable
    /// How many indexes there are: records of the atlas, removed ones among them, and new ones.
    public let count: Int
    /// What columns of changed and new records say, by record and column; classes under `class`.
    package let edited: [Int: [String: String]]
    private let removed: Set<Int>

    init<Shape>(_ base: AtlasTable, _ records: EditedRecords<Shape>) {
        self.base = base
        count = records.count
        removed = records.removed
        edited = records.columns
    }

    /// A table without edits.
    init(_ base: AtlasTable) {
        self.base = base
        count = base.count
        removed = []
        edited = [:]
    }

    /// Whether there is a record of that index, and it is not removed.
    public func has(_ record: Int) -> Bool { record >= 0 && record < count && !removed.contains(record) }

    /// What a column of texts says of a record; `nil` for an index that none has, or one that is removed, and for a new
    /// record of which nothing is said.
    ///
    /// - Throws: as ``AtlasTable/texts(_:)``.
    public func text(_ column: String, of record: Int) throws(GeoError) -> String? {
        guard has(record) else { return nil }
        if let text = edited[record]?[column] { return text }
        return try base.texts(column)[record]
    }
}
