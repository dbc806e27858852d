internal import FangcunModel

/// Finds gaps and overlaps: the faces that the unmatched edges cut out of the plane, and how many grids cover each.
struct FaceSearch {
    private let border: CoverageBorder
    private let frame: GroundFrame
    private let options: CoverageCheck.Options

    /// Grids in one pile from which pairs are no longer told apart.
    private static let deepPile = 9

    init(_ border: CoverageBorder, _ frame: GroundFrame, _ options: CoverageCheck.Options) {
        self.border = border
        self.frame = frame
        self.options = options
    }

    /// Reports gaps and overlaps, and joins the grids that overlap.
    func run(
        _ outlines: CleanOutlines, _ reference: CoordinateReference, _ parts: inout JoinedParts,
        _ findings: inout FindingCollector
    ) {
        guard !border.isTangled(beyond: options.maximumCrossings) else {
            findings.addUnmeasured("the unmatched edges cross too often")
            return
        }
        do {
            let clean = zip(0..., outlines.polygons).map { UnitGrid(code: "\($0)", polygons: $1) }
            let locator = try GridLocator(UnitGridSet(reference: reference, grids: clean))
            var overlaps = OverlapSum()
            for face in try Polygon.faces(between: border.distinctLines) where !isRounding(face.area, face.perimeter) {
                guard let inside = face.interiorPoint else { continue }
                let place = frame.data(inside)
                let covering = locator.grids(at: place)
                if covering.isEmpty { reportGap(face, place, &findings) }
                if covering.count > 1 { overlaps.add(face.area, place, covering, deepPile: FaceSearch.deepPile) }
            }
            for overlap in overlaps.piles {
                for grid in overlap.grids.dropFirst() { parts.join(overlap.grids[0], grid) }
                findings.add(
                    .gridsOverlap, .error, grids: overlap.grids, at: overlap.place, size: overlap.area,
                    Message(
                        zh: "\(overlap.grids.count)个网格重叠\(overlap.area.brief)平方米",
                        en: "\(overlap.grids.count) grids overlap by \(overlap.area.brief) m²"))
            }
        } catch {
            findings.addUnmeasured(error.reason)
        }
    }

    /// Whether an area is so narrow that rounding explains it. A strip of width w and length l has area w l and an outline of
    /// 2 l, a square of side w one of 4 w: so the width is between 2 and 4 areas by outline.
    private func isRounding(_ area: Double, _ perimeter: Double) -> Bool {
        !(4 * area > options.roundingMeters * perimeter)
    }

    private func reportGap(_ gap: Polygon, _ place: Point, _ findings: inout FindingCollector) {
        let declared = options.declaredHoles.reduce(0) { $0 + declaredArea($1, in: gap) }
        let area = gap.area - declared
        guard !isRounding(area, gap.perimeter) else { return }
        findings.add(
            .gridsGap, .error, grids: gridsAround(gap), at: place, size: area,
            Message(
                zh: "没有网格覆盖的封闭区域，\(area.brief)平方米", en: "no grid covers an enclosed area of \(area.brief) m²"))
    }

    /// How much of a gap a hole declares; nothing, when the hole is no valid polygon.
    private func declaredArea(_ hole: Polygon, in gap: Polygon) -> Double {
        let hole = Polygon(outer: hole.outer.map(frame.meters), holes: hole.holes.map { $0.map(frame.meters) })
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

/// The overlaps by the grids in them: two grids may overlap in several faces, and make one finding.
private struct OverlapSum {
    struct Pile {
        let grids: [Int]
        var area: Double
        /// A place in the largest face.
        var place: Point
        var largestArea: Double
    }

    private(set) var piles: [Pile] = []
    private var placeOfGrids: [[Int]: Int] = [:]

    /// Adds a face that these grids cover: to each pair of them, or for a deep pile to all as one.
    mutating func add(_ area: Double, _ place: Point, _ grids: [Int], deepPile: Int) {
        guard grids.count < deepPile else { return addTo(grids, area, place) }
        for (position, first) in grids.enumerated() {
            for second in grids[(position + 1)...] { addTo([first, second], area, place) }
        }
    }

    private mutating func addTo(_ grids: [Int], _ area: Double, _ place: Point) {
        guard let index = placeOfGrids[grids] else {
            placeOfGrids[grids] = piles.count
            piles.append(Pile(grids: grids, area: area, place: place, largestArea: area))
            return
        }
        piles[index].area += area
        guard area > piles[index].largestArea else { return }
        piles[index].largestArea = area
        piles[index].place = place
    }
}
