/// The unit grids of an atlas for the first questions: a lookup tests what it reads, and no more.
///
/// The answers are those of ``AtlasGrids``, by the same steps, and so are the errors, where a lookup comes upon them.
struct FirstGrids: DirectoryTables, Sendable {
    let frame: DirectoryFrame
    private let cells: UntestedRows<DirectoryEntry>
    private let blocks: UntestedRows<DirectoryEntry>
    private let edges: UntestedRows<DirectoryEdge>
    private let lists: UntestedRows<UInt32>
    private let codes: AtlasTexts

    /// The grids of a layer, of which only the codes are tested.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    init(_ layer: AtlasLayerReader) throws(GeoError) {
        codes = try AtlasTable(layer).texts("code")
        frame = try CellDirectory.frame(layer)
        cells = try layer.untestedRows("locator-cells", .uint32)
        blocks = try layer.untestedRows("locator-blocks", .uint32)
        edges = try layer.untestedRows("locator-edges", .structure)
        lists = try layer.untestedRows("locator-lists", .uint32)
    }

    /// The code of the grid that holds the point; `nil` outside all.
    ///
    /// - Throws: ``GeoError``, naming section and place, if the lookup comes upon damage.
    func code(at point: Point) throws(GeoError) -> String? {
        let grid = try grid(at: point)
        guard grid < codes.count else { throw cells.fault(0, "and its neighbours name a grid that is none") }
        return codes[Int(grid)]
    }

    func cell(_ place: DirectoryFrame.Place) throws(GeoError) -> DirectoryEntry { try cells.value(frame.cell(place)) }

    func part(
        of block: DirectoryEntry, _ place: DirectoryFrame.Place, bits: UInt32
    ) throws(GeoError) -> DirectoryEntry {
        let index = CellDirectory.part(of: block, place, bits)
        // The bits would pass below zero where blocks lead in a circle.
        guard bits < frame.cellBits else { throw blocks.fault(index, "has a block that is cut too deep") }
        return try blocks.value(index)
    }

    func answer(at point: Point, edge: UInt32) throws(GeoError) -> Int32 {
        var record = try usableEdge(edge)
        let answer = unsafe DirectoryEdge.answer(at: point, &record)
        // Records that leave the decision to others lead back: so every chain of them ends.
        guard answer >= -1 || DirectoryEdge.place(after: answer) < edge else {
            throw edges.fault(Int(edge), "has an edge with an impossible answer")
        }
        return answer
    }

    func segment(ofEdge edge: UInt32) throws(GeoError) -> Segment { try usableEdge(edge).segment }

    func list(at position: Int) throws(GeoError) -> UInt32 { try lists.value(position) }

    private func usableEdge(_ number: UInt32) throws(GeoError) -> DirectoryEdge {
        let edge = try edges.value(Int(number))
        guard edge.isUsable else { throw edges.fault(Int(number), "has an edge with an impossible coordinate") }
        return edge
    }
}
