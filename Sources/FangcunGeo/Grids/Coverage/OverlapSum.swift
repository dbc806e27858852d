internal import FangcunModel

/// The overlaps by the grids in them: two grids may overlap in several faces, and make one finding.
///
/// Across a face the number of grids is the same, yet not which: one grid may lie over the sound border of two. So the face is
/// cut by the grids in it, and the pieces are compared in pairs.
struct OverlapSum {
    private struct Overlap {
        let grids: [Int]
        var area = 0.0
        var largest: (area: Double, place: Point)
    }

    /// The part of a face that a grid covers, in metres.
    private struct Piece {
        let grid: Int
        let polygons: [Polygon]
        let box: BoundingBox
        let area: Double
    }

    private let outlines: CleanOutlines
    private let suspects: Set<Int>
    private let search: GridSearch
    private let frame: GroundFrame
    private let options: CoverageCheck.Options
    private var overlaps: [Overlap] = []
    private var indexOfGrids: [[Int]: Int] = [:]

    /// A pile of more grids than this is not taken apart into pairs.
    private static let maximumDepth = 8

    init(
        _ outlines: CleanOutlines, suspects: Set<Int>, _ search: GridSearch, _ frame: GroundFrame,
        _ options: CoverageCheck.Options
    ) {
        self.outlines = outlines
        self.suspects = suspects
        self.search = search
        self.frame = frame
        self.options = options
    }

    /// Adds a face, in metres, that at one point these grids cover.
    mutating func add(_ face: Polygon, _ covering: [Int]) throws(GeoError) {
        let known = try pieces(of: face, under: covering, areKnown: true)
        let isWhole = known.allSatisfy { options.isRounding(face.area - $0.area, face.perimeter) }
        if isWhole, known.count == covering.count, covering.count <= OverlapSum.maximumDepth {
            return try addPairs(of: known)  // the usual case: no grid ends within the face
        }
        guard let box = BoundingBox(around: face.outer) else { return }
        let others = search.grids(near: frame.data(box)).filter { !covering.contains($0) }
        let pieces = try known + pieces(of: face, under: others, areKnown: false)
        if covering.count <= OverlapSum.maximumDepth {
            try addPairs(of: pieces.sorted { $0.grid < $1.grid })
        } else {
            add([face], to: pieces.map(\.grid).sorted())
        }
    }

    /// Reports the sums, and joins the grids.
    func report(_ parts: inout JoinedParts, _ findings: inout FindingCollector) {
        for overlap in overlaps {
            for grid in overlap.grids.dropFirst() { parts.join(overlap.grids[0], grid) }
            findings.add(
                .gridsOverlap, .error, grids: overlap.grids, at: overlap.largest.place, size: overlap.area,
                Message(
                    zh: "\(overlap.grids.count)个网格重叠\(overlap.area.brief)平方米",
                    en: "\(overlap.grids.count) grids overlap by \(overlap.area.brief) m²"))
        }
    }

    private func pieces(of face: Polygon, under grids: [Int], areKnown: Bool) throws(GeoError) -> [Piece] {
        var pieces: [Piece] = []
        for grid in grids {
            if let piece = try piece(of: face, under: grid, isKnown: areKnown) { pieces.append(piece) }
        }
        return pieces
    }

    /// The part of a face that a grid covers; `nil` when it covers none.
    ///
    /// All edges of a suspect are among those that cut out the faces, so it covers all of a face, or none of it.
    private func piece(of face: Polygon, under grid: Int, isKnown: Bool) throws(GeoError) -> Piece? {
        var polygons = isKnown ? [face] : []
        if !suspects.contains(grid) {
            let outline = outlines.polygons[grid].map(frame.meters)
            polygons = try Polygon.intersection(of: [face], and: outline).filter { !options.isRounding($0) }
        }
        guard let box = BoundingBox(around: polygons.flatMap(\.outer)) else { return nil }
        return Piece(grid: grid, polygons: polygons, box: box, area: polygons.reduce(0) { $0 + $1.area })
    }

    /// Adds what each two of the pieces, ascending by grid, have in common.
    private mutating func addPairs(of pieces: [Piece]) throws(GeoError) {
        let buckets = BucketGrid(pieces.map(\.box))
        for (position, piece) in pieces.enumerated() {
            var others: Set<Int> = []
            buckets.visitCandidates(in: piece.box) { if $0 > position { others.insert($0) } }
            for other in others.sorted() where pieces[other].box.overlaps(piece.box) {
                let common = try Polygon.intersection(of: piece.polygons, and: pieces[other].polygons)
                add(common, to: [piece.grid, pieces[other].grid])
            }
        }
    }

    private mutating func add(_ parts: [Polygon], to grids: [Int]) {
        guard let common = PolygonOverlap(of: parts), !options.isRounding(common.area, common.perimeter) else { return }
        let index = indexOfGrids[grids] ?? overlaps.count
        if index == overlaps.count {
            indexOfGrids[grids] = index
            overlaps.append(Overlap(grids: grids, largest: (0, common.point)))
        }
        overlaps[index].area += common.area
        guard common.area > overlaps[index].largest.area else { return }
        overlaps[index].largest = (common.area, frame.data(common.point))
    }
}
