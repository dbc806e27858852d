/// Records of an atlas that have a position, such as components (部件), addresses or crossings: found by place, read by index.
public struct AtlasPoints: Sendable {
    /// What is known of the records.
    public let table: AtlasTable
    /// Finds records by place; the id of a point is the index of its record.
    public let index: PointIndex
    private let positions: FlatArray<Point>
    private let classes: Classes?

    /// The classes of the records: a number for each, and the names of the numbers.
    private struct Classes: Sendable {
        let names: AtlasTexts
        let numbers: FlatArray<UInt16>
    }

    /// How many records there are.
    public var count: Int { positions.count }

    /// The names of the classes, in the order of their numbers in ``index``; empty if the records have none.
    public var classNames: [String] { classes?.names.all ?? [] }

    /// Where a record is, in the plane of the atlas; `nil` for an index that none has.
    public func position(of record: Int) -> Point? {
        record >= 0 && record < count ? unsafe positions[unchecked: record] : nil
    }

    /// The class of a record; `nil` for an index that none has, and if the records have no classes.
    public func className(of record: Int) -> String? {
        guard let classes, record >= 0, record < count else { return nil }
        return classes.names[Int(unsafe classes.numbers[unchecked: record])]
    }

    /// Whether a record, which is there, is of one of some classes.
    func isOf(_ selection: ClassSelection, _ record: Int) -> Bool {
        guard let classes else { return false }
        return selection.contains(unsafe classes.numbers[unchecked: record])
    }

    /// Calls a function with the bytes of the name of a record's class, which the file keeps; `nil` as for ``className(of:)``.
    package func withClassName<Result>(of record: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        guard let classes, record >= 0, record < count else { return nil }
        return unsafe classes.names.withBytes(at: Int(unsafe classes.numbers[unchecked: record]), body)
    }

    /// The classes of these names, to be asked for in ``index``; names that no record has select nothing.
    public func selection(of names: Set<String>) -> ClassSelection {
        ClassSelection(
            classNames.enumerated().filter { names.contains($0.element) }.map { UInt16(truncatingIfNeeded: $0.offset) })
    }
}

extension AtlasPoints {
    /// Reads the layer and judges all that searches rely on; `nil` if its records have no positions.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    init?(_ layer: AtlasLayerReader) throws(GeoError) {
        guard layer.has("index-buckets") else { return nil }
        let parts = try PointIndexParts(layer)
        index = PointIndex(parts)
        let count = parts.ids.count
        table = try AtlasTable(layer, count: count)
        positions = try layer.rows("shape-points", .float64x2, count: count)
        guard layer.has("class-names") else {
            classes = nil
            return
        }
        guard parts.classes.count == count else {
            throw layer.fault("index-classes", "has not one class for each record")
        }
        classes = Classes(
            names: try layer.texts("class-names"), numbers: try layer.rows("class-numbers", .uint16, count: count))
    }

    /// Adds positions, and classes if there are any, to a layer.
    ///
    /// - Throws: ``GeoError``: the errors of ``PointIndex``, and `limitExceeded` for more than 65 536 classes.
    static func write(
        _ positions: [Point], classes: [String]?, to draft: inout AtlasLayerDraft
    ) throws(GeoError) {
        var numbers: [UInt16] = []
        if let classes {
            let names = Set(classes).sorted()
            guard names.count <= 1 << 16 else { throw GeoError(.limitExceeded, "\(names.count) classes in a layer") }
            let numberOfName = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt16($0)) })
            numbers = classes.compactMap { numberOfName[$0] }
            try draft.add("class-names", texts: names)
            draft.add("class-numbers", .uint16, numbers)
        }
        try PointIndex(positions, classes: numbers).parts.write(to: &draft)
        draft.add("shape-points", .float64x2, positions)
    }
}

extension PointIndexParts {
    init(_ layer: AtlasLayerReader) throws(GeoError) {
        let classes: FlatArray<UInt16> =
            try layer.has("index-classes") ? layer.rows("index-classes", .uint16) : FlatArray([])
        var members: ClassMembers?
        if layer.has("index-members") {
            members = ClassMembers(
                starts: try layer.rows("index-groups", .uint32), positions: try layer.rows("index-members", .uint32))
        }
        self.init(
            frame: try BucketFrame(layer.record("index-frame", byteCount: BucketFrame.recordBytes)),
            starts: try layer.rows("index-buckets", .uint32), x: try layer.rows("index-x", .float64),
            y: try layer.rows("index-y", .float64), ids: try layer.rows("index-ids", .int32), classes: classes,
            members: members)
        try layer.judging("index-buckets", check)
    }

    func write(to draft: inout AtlasLayerDraft) {
        draft.add("index-frame", frame.record)
        draft.add("index-buckets", .uint32, starts)
        draft.add("index-x", .float64, x)
        draft.add("index-y", .float64, y)
        draft.add("index-ids", .int32, ids)
        guard classes.count > 0 else { return }
        draft.add("index-classes", .uint16, classes)
        draft.add("index-groups", .uint32, members.starts)
        draft.add("index-members", .uint32, members.positions)
    }
}
