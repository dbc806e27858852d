/// Records of an atlas that are areas or lines: found by place, read by index.
public struct AtlasShapes<Index: Sendable>: Sendable {
    /// What is known of the records.
    public let table: AtlasTable
    /// Finds records by place; the id of a shape is the index of its record.
    public let index: Index

    /// How many records there are.
    public var count: Int { table.count }
}

/// Records of an atlas that are areas, such as buildings (建筑物) or districts.
public typealias AtlasAreas = AtlasShapes<PolygonIndex>
/// Records of an atlas that are lines, such as roads (道路).
public typealias AtlasLines = AtlasShapes<LineIndex>

/// All that an index of shapes is, as a layer keeps it.
protocol AtlasShapeParts {
    associatedtype Index: Sendable

    /// The part of a layer that tells what its records are.
    static var mark: String { get }

    /// The parts of a layer of so many records, over a tree of their boxes; not yet checked.
    init(_ layer: AtlasLayerReader, count: Int, tree: BoxTree) throws(GeoError)

    /// The boxes of the shapes.
    var tree: BoxTree { get }
    /// The index of these parts, once they are checked.
    var index: Index { get }

    /// Tests all that searches rely on.
    func check() throws(GeoError)
    /// Adds all but the tree to a layer.
    func write(to draft: inout AtlasLayerDraft)
}

extension AtlasShapes {
    /// Reads the layer and judges all that searches rely on; `nil` if its records have no such shapes.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    private init?<Parts: AtlasShapeParts>(
        _ layer: AtlasLayerReader, as: Parts.Type
    ) throws(GeoError) where Parts.Index == Index {
        guard layer.has(Parts.mark) else { return nil }
        table = try AtlasTable(layer)
        let parts = try Parts(layer, count: table.count, tree: try BoxTree(layer))
        try layer.judging(Parts.mark, parts.check)
        index = parts.index
    }

    /// Adds shapes to a layer.
    static func write(_ parts: some AtlasShapeParts, to draft: inout AtlasLayerDraft) {
        parts.tree.write(to: &draft)
        parts.write(to: &draft)
    }
}

extension AtlasShapes<PolygonIndex> {
    /// Reads a layer of areas; `nil` if its records are none.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    init?(_ layer: AtlasLayerReader) throws(GeoError) { try self.init(layer, as: PolygonIndexParts.self) }
}

extension AtlasShapes<LineIndex> {
    /// Reads a layer of lines; `nil` if its records are none.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    init?(_ layer: AtlasLayerReader) throws(GeoError) { try self.init(layer, as: LineIndexParts.self) }
}

extension PolygonIndexParts: AtlasShapeParts {
    static let mark = "index-rings"

    init(_ layer: AtlasLayerReader, count: Int, tree: BoxTree) throws(GeoError) {
        self.init(
            areaCount: count, tree: tree,
            shapes: AreaShapes(
                ringStarts: try layer.rows("index-rings", .uint32),
                pointStarts: try layer.rows("index-starts", .uint32),
                points: try layer.rows("shape-points", .float64x2)),
            squares: try AreaSquares(layer))
    }

    var index: PolygonIndex { PolygonIndex(self) }

    func write(to draft: inout AtlasLayerDraft) {
        draft.add("index-rings", .uint32, shapes.ringStarts)
        draft.add("index-starts", .uint32, shapes.pointStarts)
        draft.add("shape-points", .float64x2, shapes.points)
        squares.write(to: &draft)
    }
}

extension LineIndexParts: AtlasShapeParts {
    static let mark = "index-lines"

    init(_ layer: AtlasLayerReader, count: Int, tree: BoxTree) throws(GeoError) {
        self.init(
            lineCount: count, tree: tree, points: try layer.rows("shape-points", .float64x2),
            chainages: try layer.rows("index-chainages", .float64), chains: try layer.rows("index-chains", .uint32),
            lines: try layer.rows("index-lines", .int32))
    }

    var index: LineIndex { LineIndex(self) }

    func write(to draft: inout AtlasLayerDraft) {
        draft.add("shape-points", .float64x2, points)
        draft.add("index-chainages", .float64, chainages)
        draft.add("index-chains", .uint32, chains)
        draft.add("index-lines", .int32, lines)
    }
}
