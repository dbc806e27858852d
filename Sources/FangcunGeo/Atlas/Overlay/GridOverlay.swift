/// The unit grids (单元网格) of an atlas with edits upon them.
///
/// A grid keeps its index, whether it has other borders or not; new ones follow behind all, in the order of the edits.
///
/// **Why it answers as a locator made anew.** A point off the boxes of all grids that changed, as they were and as they are, is
/// in no such grid, before or after: the atlas answers. In one of these boxes, a second locator answers, of the changed grids
/// and of all others whose box meets one of these boxes: it has every grid that may hold the point, in the same order.
public struct GridOverlay: Sendable {
    /// The grids of the atlas.
    public let base: AtlasGrids
    private let retired: Set<Int>
    /// Grids as they are now, by index.
    private let changed: [Int: UnitGrid]
    private let nearby: Nearby?

    /// What answers where something changed.
    fileprivate struct Nearby {
        let bounds: BoundingBox
        let boxes: BoxIndex
        let locator: GridLocator
        /// The indexes of the locator's grids, ascending.
        let indexes: [Int32]
    }

    /// How many indexes there are: grids of the atlas, retired ones among them, and new ones.
    public let count: Int

    /// Puts edits upon grids.
    ///
    /// - Throws: ``GeoError``: `malformedInput` for a retired code that no grid has, one that is both retired and changed, or
    ///   changed twice, and for an atlas without the polygons of its grids; the errors of ``GridLocator/init(_:)``.
    /// - Complexity: linear in the points of all grids, at about the speed of reading memory; and as for a locator of the
    ///   grids that changed and their neighbours.
    init(_ base: AtlasGrids, _ edits: AtlasEdits.Grids) throws(GeoError) {
        self.base = base
        var indexOfCode: [String: Int] = [:]
        let names = Set(edits.changed.map(\.code)).union(edits.retired)
        if !names.isEmpty {
            for index in 0..<base.count {
                if let code = base.codes[index], names.contains(code), indexOfCode[code] == nil {
                    indexOfCode[code] = index
                }
            }
        }
        var retired: Set<Int> = []
        for code in edits.retired.sorted() {
            guard let index = indexOfCode[code] else {
                throw GeoError(.malformedInput, "grid '\(code)' is to be retired, and the atlas has none of that code")
            }
            retired.insert(index)
        }
        var changed: [Int: UnitGrid] = [:]
        var count = base.count
        for grid in edits.changed {
            let index = indexOfCode[grid.code] ?? count
            guard changed[index] == nil, !retired.contains(index) else {
                throw GeoError(.malformedInput, "grid '\(grid.code)' is edited twice")
            }
            if index == count {
                indexOfCode[grid.code] = index
                count += 1
            }
            changed[index] = grid
        }
        self.retired = retired
        self.changed = changed
        self.count = count
        nearby = try Nearby(base, retired, changed)
    }

    /// The index of the grid that holds the point now; `nil` outside all.
    public func locate(_ point: Point) -> Int? {
        guard let answer = editedAnswer(at: point) else { return base.locator.locate(point) }
        return answer >= 0 ? Int(answer) : nil
    }

    /// The index of the grid for each point, as ``locate(_:)-(Point)`` gives it; -1 outside.
    public func locate(_ points: [Point]) -> [Int32] {
        var answers = base.locator.locate(points)
        guard isEdited else { return answers }
        for (number, point) in points.enumerated() {
            if let answer = editedAnswer(at: point) { answers[number] = answer }
        }
        return answers
    }

    /// Whether anything is edited.
    var isEdited: Bool { nearby != nil }

    /// The index of the grid for a point that lies where something changed, -1 outside; `nil` for a point elsewhere.
    func editedAnswer(at point: Point) -> Int32? {
        guard let nearby, nearby.decides(point) else { return nil }
        return nearby.locator.locate(point).map { nearby.indexes[$0] } ?? -1
    }

    /// A grid as it is now; `nil` for an index that none has, or one that is retired.
    ///
    /// - Throws: as ``AtlasGrids/grid(_:)``.
    public func grid(_ index: Int) throws(GeoError) -> UnitGrid? {
        guard !retired.contains(index) else { return nil }
        if let grid = changed[index] { return grid }
        return try base.grid(index)
    }

    /// The code of a grid; `nil` for an index that none has, or one that is retired.
    public func code(of index: Int) -> String? {
        guard !retired.contains(index) else { return nil }
        return changed[index]?.code ?? base.codes[index]
    }

    /// The grids as they are now, in the order of their indexes: what the next edition is made of.
    ///
    /// - Throws: as ``AtlasGrids/grid(_:)``.
    public func set() throws(GeoError) -> UnitGridSet {
        var grids: [UnitGrid] = []
        for index in 0..<count {
            if let grid = try grid(index) { grids.append(grid) }
        }
        return UnitGridSet(reference: base.reference, grids: grids)
    }
}

extension GridOverlay.Nearby {
    /// `nil` if nothing changed.
    fileprivate init?(
        _ base: AtlasGrids, _ retired: Set<Int>, _ changed: [Int: UnitGrid]
    ) throws(GeoError) {
        guard !retired.isEmpty || !changed.isEmpty else { return nil }
        guard let outlines = try base.polygons() else {
            throw GeoError(.malformedInput, "edits of unit grids, and the atlas does not keep their polygons")
        }
        var boxes: [BoundingBox] = []
        for index in retired.union(changed.keys) {
            if let box = outlines.bounds(of: index) { boxes.append(box) }
            let points = changed[index].map { $0.polygons.flatMap(\.rings).flatMap { $0 } } ?? []
            if let box = BoundingBox(around: points) { boxes.append(box) }
        }
        guard var bounds = boxes.first else { return nil }
        for box in boxes { bounds.extend(to: box) }
        let index = try BoxIndex(boxes)
        var grids: [UnitGrid] = []
        var indexes: [Int32] = []
        for number in 0..<max(base.count, (changed.keys.max() ?? -1) + 1) where !retired.contains(number) {
            if let grid = changed[number] {
                grids.append(grid)
            } else if let box = outlines.bounds(of: number), box.overlaps(bounds), index.count(in: box) > 0,
                let grid = try base.grid(number)
            {
                grids.append(grid)
            } else {
                continue
            }
            indexes.append(Int32(truncatingIfNeeded: number))
        }
        self.bounds = bounds
        self.boxes = index
        self.indexes = indexes
        locator = try GridLocator(UnitGridSet(reference: base.reference, grids: grids))
    }

    /// Whether a point lies where something changed.
    fileprivate func decides(_ point: Point) -> Bool {
        guard bounds.contains(point) else { return false }
        return boxes.count(in: BoundingBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)) > 0
    }
}
