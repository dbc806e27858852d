internal import FangcunModel

/// The grids that are no valid polygons.
struct InvalidShapes {
    /// All of them: it is in doubt what they cover.
    var suspects: Set<Int> = []
    /// Those whose edges lie upon each other so thickly that nobody should try to take them apart.
    var tangles: Set<Int> = []
}

// Validity of each grid's polygons.
extension CoverageCheck {
    /// Rings of more points than this are looked at before GEOS is asked, which may take the square of their number.
    private static let longRing = 5_000
    /// For each edge of such a grid, the most others that may lie near it, on average.
    private static let neighboursPerEdge = 200

    /// Reports grids that are not valid.
    static func checkShapes(of outlines: CleanOutlines, _ findings: inout FindingCollector) -> InvalidShapes {
        var faults = InvalidShapes(suspects: outlines.doubtful)
        for index in shapesInDoubt(outlines) {
            do {
                guard !isTangled(index, outlines) else {
                    faults.tangles.insert(index)
                    throw GeoError(.limitExceeded, "its edges lie too thickly upon each other")
                }
                guard let fault = try Polygon.fault(in: outlines.polygons(of: index)) else { continue }
                findings.add(
                    fault.isSelfCrossing ? .gridsSelfCrossing : .gridsInvalidShape, .error, grids: [index],
                    at: fault.location ?? outlines.place(of: index),
                    Message(
                        zh: fault.isSelfCrossing ? "网格边界自相交" : "网格图形无效：\(fault.reason)",
                        en: "the grid is no valid polygon: \(fault.reason)"))
            } catch {
                let reason = (error as? GeoError)?.reason ?? ""
                findings.add(
                    .gridsInvalidShape, .error, grids: [index], at: outlines.place(of: index),
                    Message(zh: "网格图形无法检查：\(reason)", en: "the grid cannot be judged: \(reason)"))
            }
            faults.suspects.insert(index)
        }
        return faults
    }

    /// The grids that are not plainly valid: those of several rings, and rings that are long or have contact with themselves.
    private static func shapesInDoubt(_ outlines: CleanOutlines) -> [Int] {
        var contacts = RingContacts()
        return unsafe outlines.points.withUnsafeBufferPointer { points in
            (0..<outlines.count).filter { grid in
                let rings = outlines.rings(of: grid)
                guard rings.count == 1, let ring = rings.first else { return !rings.isEmpty }
                guard !ring.isSimple else { return false }
                return unsafe contacts.isSimple(UnsafeBufferPointer(rebasing: points[ring.start..<ring.end])) != true
            }
        }
    }

    /// Whether too many edges of a long grid lie near each other.
    private static func isTangled(_ grid: Int, _ outlines: CleanOutlines) -> Bool {
        let count = outlines.edgeCount(of: grid)
        guard count > longRing, count <= BucketGrid.maximumBoxes else { return count > longRing }
        var boxes: [BoundingBox?] = []
        for ring in outlines.rings(of: grid) {
            for edge in ring.edges { boxes.append(BoundingBox(around: outlines.points[edge...(edge + 1)])) }
        }
        let buckets = BucketGrid(boxes)
        var pairs = 0
        var visits = 0
        for box in boxes {
            guard let box else { continue }
            buckets.visitCandidates(in: box) { other in
                visits += 1
                if boxes[other]?.overlaps(box) == true { pairs += 1 }
            }
            if pairs > neighboursPerEdge * count || visits > 2 * neighboursPerEdge * count { return true }
        }
        return false
    }

    /// Grids that are slivers: long or short, but narrower than a grid can be on purpose. Of suspects nobody knows.
    static func checkSlivers(
        of outlines: CleanOutlines, suspects: Set<Int>, _ frame: GroundFrame, _ widthMeters: Double,
        _ findings: inout FindingCollector
    ) {
        for grid in 0..<outlines.count where !outlines.isEmpty(grid) && !suspects.contains(grid) {
            let area = frame.squareMeters(outlines.areas[grid])
            // A cheap look first: few grids have so little area beside their box.
            guard area < widthMeters * frame.longestMeters(outlines.reaches[grid]) * 8 else { continue }
            let perimeter = outlines.polygons(of: grid).reduce(0) { $0 + frame.meters($1).perimeter }
            let width = CoverageFinding.width(area, perimeter)
            guard width < widthMeters else { continue }
            findings.add(
                .gridsSliver, .warning, grids: [grid], at: outlines.place(of: grid), size: area, width: width,
                Message(
                    zh: "网格为狭长碎面，平均宽约\(width.brief)米", en: "the grid is a sliver, about \(width.brief) m wide"))
        }
    }
}
