extension CellDirectory {
    /// Reads the directory of a layer and tests all that lookups rely on.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    init(_ layer: AtlasLayerReader, gridCount: Int) throws(GeoError) {
        let frame = try CellDirectory.frame(layer)
        self.init(
            frame: frame,
            cells: try layer.rows("locator-cells", .uint32, count: frame.columns * frame.rows),
            blocks: try layer.rows("locator-blocks", .uint32),
            edges: try layer.rows("locator-edges", .structure),
            lists: try layer.rows("locator-lists", .uint32))
        guard !layer.isTrusted else { return }
        try CellDirectoryCheck(self, layer, gridCount: gridCount).run()
    }

    /// Reads the frame of the directory of a layer.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    static func frame(_ layer: AtlasLayerReader) throws(GeoError) -> DirectoryFrame {
        let record = try layer.record("locator-frame", byteCount: DirectoryFrame.recordBytes)
        guard let frame = DirectoryFrame(record) else { throw layer.fault("locator-frame", "is impossible") }
        return frame
    }

    /// Adds the directory to a layer.
    func write(to draft: inout AtlasLayerDraft) {
        draft.add("locator-frame", frame.record)
        draft.add("locator-cells", .uint32, cells)
        draft.add("locator-blocks", .uint32, blocks)
        draft.add("locator-edges", .structure, edges)
        draft.add("locator-lists", .uint32, lists)
    }
}

/// Tests the structure of a directory that came from a file, so that lookups may read without looking.
struct CellDirectoryCheck {
    private let directory: CellDirectory
    private let layer: AtlasLayerReader
    private let gridCount: Int

    init(_ directory: CellDirectory, _ layer: AtlasLayerReader, gridCount: Int) {
        self.directory = directory
        self.layer = layer
        self.gridCount = gridCount
    }

    /// Tests everything.
    ///
    /// - Throws: ``GeoError``, naming section and place.
    /// - Complexity: linear in the directory; about as fast as memory is read.
    func run() throws(GeoError) {
        guard gridCount <= GridLocator.maximumGrids else { throw layer.fault("code", "names too many grids") }
        guard directory.blocks.count.isMultiple(of: 16) else {
            throw layer.fault("locator-blocks", "ends within a block")
        }
        try checkEdges()
        let listStarts = try checkLists()
        try checkEntries("locator-cells", directory.cells, listStarts)
        try checkEntries("locator-blocks", directory.blocks, listStarts)
        try checkDepths()
    }

    private func checkEdges() throws(GeoError) {
        let edges = unsafe directory.edges.reader
        for index in 0..<directory.edges.count {
            let edge = unsafe edges[unchecked: index]
            guard edge.isUsable else {
                throw layer.fault("locator-edges", at: 64 * index, "has an edge with an impossible coordinate")
            }
            // An answer that leaves the decision to another record leads back: so every chain of them ends.
            for sector in 0..<4 {
                let answer = edge.answers[sector]
                guard answer < -1 ? DirectoryEdge.place(after: answer) < index : Int(answer) < gridCount else {
                    throw layer.fault("locator-edges", at: 64 * index, "has an edge with an impossible answer")
                }
            }
        }
    }

    /// Walks through all lists, which lie one after another.
    ///
    /// - Returns: a bit for each place at which a list starts.
    private func checkLists() throws(GeoError) -> [UInt64] {
        let lists = unsafe directory.lists.reader
        let count = directory.lists.count
        var starts = [UInt64](repeating: 0, count: count / 64 + 1)
        var position = 0
        while position < count {
            starts[position >> 6] |= 1 << (position & 63)
            var isFirst = true
            while true {
                guard position + 1 < count else {
                    throw layer.fault("locator-lists", at: 4 * position, "ends within a list")
                }
                let (grid, header) = unsafe (lists[unchecked: position], lists[unchecked: position &+ 1])
                if header == 0, !isFirst {
                    guard Int(grid) <= gridCount else {
                        throw layer.fault("locator-lists", at: 4 * position, "names a grid that is none")
                    }
                    position += 2
                    break
                }
                let edgeCount = Int(header >> 1)
                guard Int(grid) < gridCount, edgeCount > 0, edgeCount < count - position else {
                    throw layer.fault("locator-lists", at: 4 * position, "has a list that is none")
                }
                for place in position + 2..<position + 2 + edgeCount {
                    guard place < count, unsafe Int(lists[unchecked: place]) < directory.edges.count else {
                        throw layer.fault("locator-lists", at: 4 * place, "names an edge that is none")
                    }
                }
                position += 2 + edgeCount
                isFirst = false
            }
        }
        return starts
    }

    private func checkEntries(
        _ part: String, _ entries: FlatArray<DirectoryEntry>, _ listStarts: [UInt64]
    ) throws(GeoError) {
        let reader = unsafe entries.reader
        let limits = [gridCount + 1, directory.blocks.count / 16, directory.edges.count, directory.lists.count]
        for index in 0..<entries.count {
            let entry = unsafe reader[unchecked: index]
            let number = Int(entry.number)
            guard number < limits[Int(entry.kind)] else {
                throw layer.fault(part, at: 4 * index, "has an entry that leads nowhere")
            }
            if entry.kind == DirectoryEntry.Kind.list, listStarts[number >> 6] >> (number & 63) & 1 == 0 {
                throw layer.fault(part, at: 4 * index, "has an entry that leads into a list")
            }
        }
    }

    /// Blocks lead forward only, and no deeper than a square may be cut.
    private func checkDepths() throws(GeoError) {
        let blocks = unsafe directory.blocks.reader
        let blockCount = directory.blocks.count / 16
        let deepest = UInt8(directory.frame.cellBits / 2)
        var depths = [UInt8](repeating: 1, count: blockCount)
        for index in 0..<directory.blocks.count {
            let entry = unsafe blocks[unchecked: index]
            guard entry.kind == DirectoryEntry.Kind.block else { continue }
            let (parent, child) = (index >> 4, Int(entry.number))
            guard child > parent, depths[parent] < deepest else {
                throw layer.fault("locator-blocks", at: 4 * index, "has a block that is cut too deep")
            }
            depths[child] = max(depths[child], depths[parent] + 1)
        }
        guard blockCount == 0 || deepest > 0 else {
            throw layer.fault("locator-blocks", "cuts squares that cannot be cut")
        }
    }
}

extension DirectoryEdge {
    /// Whether tests of orientation may be made with all coordinates.
    var isUsable: Bool {
        func isUsable(_ coordinate: Double) -> Bool { coordinate.magnitude < 1e150 }
        return isUsable(vertexX) && isUsable(vertexY) && isUsable(endsX.x) && isUsable(endsX.y) && isUsable(endsY.x)
            && isUsable(endsY.y)
    }
}

extension DirectoryFrame {
    static let recordBytes = 40

    /// The frame as it lies in a file.
    var record: AtlasRecord {
        var record = AtlasRecord(byteCount: DirectoryFrame.recordBytes)
        record.put(originX, at: 0)
        record.put(originY, at: 8)
        record.put(unit, at: 16)
        record.put(UInt32(truncatingIfNeeded: columns), at: 24)
        record.put(UInt32(truncatingIfNeeded: rows), at: 28)
        record.put(cellBits, at: 32)
        return record
    }

    /// Reads a frame; `nil` for one that no grids have.
    init?(_ record: AtlasRecord) {
        let (columns, rows): (UInt32, UInt32) = (record.number(at: 24), record.number(at: 28))
        self.init(
            originX: record.double(at: 0), originY: record.double(at: 8), unit: record.double(at: 16),
            columns: Int(columns), rows: Int(rows), cellBits: record.number(at: 32))
    }
}
