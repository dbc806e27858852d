internal import FangcunModel

/// Finds gaps and overlaps: the faces that the unmatched edges cut out of the plane, and how many grids cover each.
struct FaceSearch {
    private let outlines: CleanOutlines
    private let suspects: Set<Int>
    private let border: CoverageBorder
    private let frame: GroundFrame
    private let options: CoverageCheck.Options

    init(
        _ outlines: CleanOutlines, suspects: Set<Int>, _ border: CoverageBorder, _ frame: GroundFrame,
        _ options: CoverageCheck.Options
    ) {
        self.outlines = outlines
        self.suspects = suspects
        self.border = border
        self.frame = frame
        self.options = options
    }

    /// Reports gaps and overlaps, and joins the grids that overlap.
    func run(_ search: GridSearch, _ parts: inout JoinedParts, _ findings: inout FindingCollector) {
        guard !border.isTangled(beyond: options.maximumCrossings) else {
            return findings.addUnmeasured("the unmatched edges cross too often")
        }
        var overlaps = OverlapSum(outlines, suspects: suspects, search, frame, options)
        do {
            for face in try Polygon.faces(between: border.distinctLines) where !options.isRounding(face) {
                guard let inside = face.interiorPoint else { continue }
                let covering = search.grids(at: frame.data(inside))
                if covering.isEmpty { reportGap(face, frame.data(inside), &findings) }
                if covering.count > 1 { try overlaps.add(face, covering) }
            }
        } catch {
            findings.addUnmeasured(error.reason)
        }
        overlaps.report(&parts, &findings)
    }

    private func reportGap(_ gap: Polygon, _ place: Point, _ findings: inout FindingCollector) {
        let declared = options.declaredHoles.reduce(0) { $0 + declaredArea($1, in: gap) }
        let area = gap.area - declared
        guard !options.isRounding(area, gap.perimeter) else { return }
        findings.add(
            .gridsGap, .error, grids: gridsAround(gap), at: place, size: area,
            Message(
                zh: "没有网格覆盖的封闭区域，\(area.brief)平方米", en: "no grid covers an enclosed area of \(area.brief) m²"))
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
