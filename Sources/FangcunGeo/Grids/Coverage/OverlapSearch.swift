internal import FangcunModel

/// Finds which grids overlap, and by how much: each two of those near the faces that several grids cover.
///
/// Across a face the number of grids is the same, yet not which: one grid may lie over the sound border of two. So grids are
/// compared in pairs.
struct OverlapSearch {
    private let outlines: CleanOutlines
    private let suspects: Set<Int>
    private let tangles: Set<Int>
    private let frame: GroundFrame
    private let options: CoverageCheck.Options
    /// Of each group of copies but the first grids.
    private let repeated: Set<Int>
    private let copies: [[Int]]
    private var pair: PairOverlap

    /// More copies than this are one finding, not pairs.
    private static let maximumCopies = 8
    /// The most pairs looked at for each grid, on average, and for all.
    private static let pairsPerGrid = 64
    private static let leastPairs = 1_000_000

    init(
        _ outlines: CleanOutlines, suspects: Set<Int>, tangles: Set<Int>, copies: [[Int]], _ frame: GroundFrame,
        _ options: CoverageCheck.Options
    ) {
        self.outlines = outlines
        self.suspects = suspects
        self.tangles = tangles
        self.frame = frame
        self.options = options
        self.copies = copies.filter { $0.count > OverlapSearch.maximumCopies }
        repeated = Set(self.copies.flatMap { $0.dropFirst() })
        pair = PairOverlap(outlines, frame)
    }

    /// Reports the overlaps of grids near these places, or anywhere if they are `nil`, and joins the grids.
    mutating func run(near places: [BoundingBox]?, _ parts: inout JoinedParts, _ findings: inout FindingCollector) {
        for copy in copies { reportCopies(copy, &parts, &findings) }
        let (grids, boxes) = candidates(near: places)
        let buckets = BucketGrid(boxes)
        let shapes = mendedSuspects(among: grids)
        var lastSeenBy = [Int32](repeating: -1, count: grids.count)
        var visits = 0
        for position in grids.indices {
            guard let box = boxes[position] else { continue }
            guard visits <= OverlapSearch.leastPairs + OverlapSearch.pairsPerGrid * grids.count else {
                return findings.addUnmeasured("too many grids lie upon each other")
            }
            var others: [Int] = []
            buckets.visitCandidates(in: box) { other in
                visits += 1
                guard other > position, lastSeenBy[other] != position else { return }
                lastSeenBy[other] = Int32(truncatingIfNeeded: position)
                if boxes[other]?.overlaps(box) == true { others.append(other) }
            }
            for other in others.sorted() {
                guard let otherBox = boxes[other] else { continue }
                compare((grids[position], box), (grids[other], otherBox), shapes, &parts, &findings)
            }
        }
    }

    /// The grids whose boxes meet those of the places, but for all copies save the first.
    private func candidates(near places: [BoundingBox]?) -> (grids: [Int], boxes: [BoundingBox?]) {
        let near = places.map { BucketGrid($0) }
        var grids: [Int] = []
        var boxes: [BoundingBox?] = []
        for grid in 0..<outlines.count where !repeated.contains(grid) {
            guard let box = outlines.box(of: grid) else { continue }
            if let near, let places {
                var isNear = false
                near.visitCandidates(in: box) { if places[$0].overlaps(box) { isNear = true } }
                guard isNear else { continue }
            }
            grids.append(grid)
            boxes.append(box)
        }
        return (grids, boxes)
    }

    /// What grids that are not valid cover, in metres: the faces between their edges that they hold by the even-odd rule, which
    /// is that of the locator. Nothing, where that would take too long to tell.
    private func mendedSuspects(among grids: [Int]) -> [Int: [Polygon]] {
        var shapes: [Int: [Polygon]] = [:]
        for grid in grids where suspects.contains(grid) {
            var lines: [[Point]] = []
            if !tangles.contains(grid) {
                for ring in outlines.rings(of: grid) {
                    lines += ring.edges.map { outlines.points[$0...($0 + 1)].map(frame.meters) }
                }
            }
            shapes[grid] = ((try? Polygon.faces(between: lines)) ?? []).filter { face in
                face.interiorPoint.map { pair.contains(frame.data($0), grid) } ?? false
            }
        }
        return shapes
    }

    private mutating func compare(
        _ one: (grid: Int, box: BoundingBox), _ other: (grid: Int, box: BoundingBox), _ shapes: [Int: [Polygon]],
        _ parts: inout JoinedParts, _ findings: inout FindingCollector
    ) {
        if shapes[one.grid] == nil, shapes[other.grid] == nil {
            switch pair.measure(one.grid, one.box, other.grid, other.box) {
            case .nothing: return
            case .area(let area, let perimeter, let place):
                guard !options.isRounding(area, perimeter) else { return }
                return report([one.grid, other.grid], area, perimeter, place, &parts, &findings)
            case .unclear: break
            }
        }
        do {
            let first = shapes[one.grid] ?? outlines.polygons(of: one.grid).map(frame.meters)
            let second = shapes[other.grid] ?? outlines.polygons(of: other.grid).map(frame.meters)
            let common = try Polygon.intersection(of: first, and: second).filter { !options.isRounding($0) }
            guard let overlap = PolygonOverlap(of: common) else { return }
            report([one.grid, other.grid], overlap.area, overlap.perimeter, frame.data(overlap.point), &parts, &findings)
        } catch {
            findings.addUnmeasured(error.reason)
        }
    }

    private func reportCopies(_ grids: [Int], _ parts: inout JoinedParts, _ findings: inout FindingCollector) {
        let polygons = outlines.polygons(of: grids[0]).map(frame.meters)
        guard let place = outlines.place(of: grids[0]) else { return }
        report(
            grids, frame.squareMeters(outlines.areas[grids[0]]), polygons.reduce(0) { $0 + $1.perimeter }, place, &parts,
            &findings)
    }

    private func report(
        _ grids: [Int], _ area: Double, _ perimeter: Double, _ place: Point, _ parts: inout JoinedParts,
        _ findings: inout FindingCollector
    ) {
        for grid in grids.dropFirst() { parts.join(grids[0], grid) }
        let width = CoverageFinding.width(area, perimeter)
        findings.add(
            .gridsOverlap, .error, grids: grids, at: place, size: area, width: width,
            Message(
                zh: "\(grids.count)个网格重叠\(area.brief)平方米，宽约\(width.brief)米",
                en: "\(grids.count) grids overlap by \(area.brief) m², about \(width.brief) m wide"))
    }
}
