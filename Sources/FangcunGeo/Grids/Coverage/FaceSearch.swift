internal import FangcunModel

/// Finds gaps and overlaps: the faces that the unmatched edges cut out of the plane, and how many grids cover each.
struct FaceSearch {
    private let outlines: CleanOutlines
    private let suspects: Set<Int>
    private let tangles: Set<Int>
    private let copies: [[Int]]
    private let border: CoverageBorder
    private let frame: GroundFrame
    private let options: CoverageCheck.Options

    init(
        _ outlines: CleanOutlines, suspects: Set<Int>, tangles: Set<Int>, copies: [[Int]], _ border: CoverageBorder,
        _ frame: GroundFrame, _ options: CoverageCheck.Options
    ) {
        self.outlines = outlines
        self.suspects = suspects
        self.tangles = tangles
        self.copies = copies
        self.border = border
        self.frame = frame
        self.options = options
    }

    /// Reports gaps and overlaps, and joins the grids that overlap.
    func run(_ parts: inout JoinedParts, _ findings: inout FindingCollector) {
        var overlaps = OverlapSearch(outlines, suspects: suspects, tangles: tangles, copies: copies, frame, options)
        switch BorderContacts(border, maximumCrossings: options.maximumCrossings) {
        case .none where BorderLoops.isPlain(border): return
        case .tangled:
            findings.addUnmeasured("the unmatched edges cross too often", overlapsToo: false)
            return overlaps.run(near: nil, &parts, &findings)
        case .none, .some: break
        }
        var covered: [BoundingBox] = []
        do {
            let grids = (0..<outlines.count).map { UnitGrid(code: "", polygons: outlines.polygons(of: $0)) }
            let search = try GridSearch(grids)
            let lines = border.lines.map { [$0.start, $0.end] }
            for face in try Polygon.faces(between: lines) where !options.isRounding(face) {
                guard let inside = face.interiorPoint else { continue }
                switch search.count(at: frame.data(inside), upTo: 2) {
                case 0: reportGap(face, frame.data(inside), &findings)
                case 1: break
                default: if let box = BoundingBox(around: face.outer) { covered.append(frame.data(box)) }
                }
            }
        } catch {
            findings.addUnmeasured(error.reason)
        }
        if !covered.isEmpty { overlaps.run(near: covered, &parts, &findings) }
    }

    private func reportGap(_ gap: Polygon, _ place: Point, _ findings: inout FindingCollector) {
        let declared = options.declaredHoles.reduce(0) { $0 + declaredArea($1, in: gap) }
        let area = gap.area - declared
        guard !options.isRounding(area, gap.perimeter) else { return }
        let width = CoverageFinding.width(area, gap.perimeter)
        findings.add(
            .gridsGap, .error, grids: gridsAround(gap), at: place, size: area, width: width,
            Message(
                zh: "没有网格覆盖的封闭区域，\(area.brief)平方米，宽约\(width.brief)米",
                en: "no grid covers an enclosed area of \(area.brief) m², about \(width.brief) m wide"))
    }

    /// How much of a gap a hole declares; nothing, when the hole is no valid polygon.
    private func declaredArea(_ hole: Polygon, in gap: Polygon) -> Double {
        let hole = frame.meters(hole)
        guard hole.rings.joined().allSatisfy(\.isFinite) else { return 0 }
        return ((try? Polygon.overlap(of: [hole], and: [gap])) ?? nil)?.area ?? 0
    }

    /// The grids with a border along a face.
    private func gridsAround(_ face: Polygon) -> [Int] {
        var grids: Set<Int> = []
        for ring in face.rings {
            for (a, b) in zip(ring, ring.dropFirst()) {
                let middle = Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
                grids.formUnion(border.grids(along: middle, within: options.roundingMeters))
            }
        }
        return grids.sorted()
    }
}

extension CoverageCheck.Options {
    /// Whether an area is so narrow that rounding explains it. A strip of width w and length l has area w l and an outline of
    /// 2 l, a square of side w one of 4 w: so the width is between 2 and 4 areas by outline.
    func isRounding(_ area: Double, _ perimeter: Double) -> Bool { !(4 * area > roundingMeters * perimeter) }

    /// Whether a polygon in metres is so narrow that rounding explains it.
    func isRounding(_ polygon: Polygon) -> Bool { isRounding(polygon.area, polygon.perimeter) }
}

extension CoverageFinding {
    /// About how wide an area is: the width of a strip of that area and perimeter, half the side of a square.
    static func width(_ area: Double, _ perimeter: Double) -> Double { perimeter > 0 ? 2 * area / perimeter : 0 }
}
