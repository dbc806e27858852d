public import FangcunModel

/// Checks the unit grids (单元网格) of a city as a partition of it: closed areas that share their borders, without gap or overlap
/// (the "seamless" rule of the CJ/T 213 generation; see also GB/T 47678.3).
///
/// **Method.** Every ring is taken with its inside on the left. Where two neighbours share an edge, one runs it forth and the
/// other back; such pairs are matched by hashing, in time linear in the number of points. Going across the plane, the number
/// of grids that cover a point can change only at an edge without such a counterpart. These unmatched edges, in a sound city
/// just its outline, cut the plane into faces, and one point of a face tells how many grids cover all of it: an enclosed face
/// that none covers is a gap, one that several cover is an overlap. So all gaps and overlaps are found whatever their shape
/// and size, also where no edges match at all; grids whose rings cross themselves count with all their edges.
///
/// **Tolerance.** A face narrower than ``Options/roundingMeters`` is no fault: a corner computed to lie on a border is off by
/// rounding. Everything else is reported, of whatever size. What opens to the outside is not enclosed, and so no gap; a crack
/// between two grids that runs out of the city shows as ``FangcunModel/Finding/Code/gridsNearMiss`` or
/// ``FangcunModel/Finding/Code/gridsInlet``.
///
/// For data in degrees, sizes in metres hold within 1 % (one scale, at the middle latitude).
public struct CoverageCheck: Sendable {
    /// What to expect of a city.
    public struct Options: Sendable, Hashable {
        /// Enclaves that rightly belong to no grid, in the reference system of the grids: valid polygons with closed rings.
        public var declaredHoles: [Polygon]
        /// The usual areas of a grid, about 10 000 m²; `nil` for any.
        public var areaBandSquareMeters: ClosedRange<Double>?
        /// Corners that are nearer than this to a foreign border, without being on it, are near misses.
        public var nearMissMeters: Double
        /// What opens to the outside between grids, and is narrower than this on average, is a narrow inlet; 0 looks for none.
        public var inletMeters: Double
        /// What is narrower than this is rounding. 0.1 mm is the resolution of common geodatabases.
        public var roundingMeters: Double
        /// A grid that is narrower than this on average is a sliver.
        public var sliverMeters: Double
        /// Communities, streets or districts that the grids must nest in.
        public var areaLayers: [AreaLayer]
        /// What juts out of such an area, or into another one, and is narrower than this, is no wrong nesting.
        public var nestingMeters: Double
        /// The most unmatched edges that are looked into.
        public var maximumUnmatchedEdges: Int
        /// The most crossings among them.
        public var maximumCrossings: Int

        /// Options: no holes, 1 000 to 100 000 m², near misses within 0.1 m, inlets below 1 m, rounding below 0.1 mm, slivers below
        /// 0.5 m, no areas to nest in (and if, by 0.5 m), unless said otherwise.
        public init(
            declaredHoles: [Polygon] = [], areaBandSquareMeters: ClosedRange<Double>? = 1_000...100_000,
            nearMissMeters: Double = 0.1, inletMeters: Double = 1, roundingMeters: Double = 1e-4,
            sliverMeters: Double = 0.5, areaLayers: [AreaLayer] = [], nestingMeters: Double = 0.5,
            maximumUnmatchedEdges: Int = 4_000_000, maximumCrossings: Int = 500_000
        ) {
            self.declaredHoles = declaredHoles
            self.areaBandSquareMeters = areaBandSquareMeters
            self.nearMissMeters = nearMissMeters
            self.inletMeters = inletMeters
            self.roundingMeters = roundingMeters
            self.sliverMeters = sliverMeters
            self.areaLayers = areaLayers
            self.nestingMeters = nestingMeters
            self.maximumUnmatchedEdges = maximumUnmatchedEdges
            self.maximumCrossings = maximumCrossings
        }
    }

    /// Checks the codes, the rings, and the partition.
    ///
    /// - Parameters:
    ///   - grids: the grids of one city.
    ///   - format: the format of their codes; `nil` recognises one that most of them fit.
    ///   - options: what to expect.
    /// - Complexity: linear in the number of points for a sound city; O(k log k) more for k unmatched edges and crossings.
    public static func check(
        _ grids: UnitGridSet, format: CodeFormat? = nil, options: Options = Options()
    ) -> CoverageReport {
        var findings = FindingCollector(grids.grids)
        let outlines = CleanOutlines(grids.grids, &findings)
        let codes = GridCodes(grids.grids, format)
        checkCodes(codes, outlines, &findings)
        guard let bounds = outlines.bounds else { return findings.report }
        let frame = groundFrame(grids.reference, bounds, &findings)
        checkAreas(of: outlines, frame, options.areaBandSquareMeters, &findings)
        checkPartition(outlines, codes, frame, options, &findings)
        for layer in options.areaLayers {
            NestingSearch(grids, layer, codes, options).run(frame, &findings)
        }
        return findings.report
    }

    /// Gaps, overlaps, near misses and parts: what the grids are to each other.
    private static func checkPartition(
        _ outlines: CleanOutlines, _ codes: GridCodes, _ frame: GroundFrame, _ options: Options,
        _ findings: inout FindingCollector
    ) {
        let faults = checkShapes(of: outlines, &findings)
        checkSlivers(of: outlines, suspects: faults.suspects, frame, options.sliverMeters, &findings)
        guard outlines.count <= GridLocator.maximumGrids, outlines.points.count < Int32.max else {
            return findings.addUnmeasured("too many grids or points")
        }
        let matching = EdgeMatching(outlines, suspects: faults.suspects)
        var parts = JoinedParts(count: outlines.count)
        for (one, other) in matching.neighbours { parts.join(Int(one), Int(other)) }
        let copies = checkDuplicates(matching, outlines, frame, &findings)
        let maximumLines = min(options.maximumUnmatchedEdges, BucketGrid.maximumBoxes)
        guard let border = CoverageBorder(matching, outlines, frame, maximumLines: maximumLines) else {
            return findings.addUnmeasured("more than \(maximumLines) edges without counterpart")
        }
        NearMissSearch(border, options).run(frame, &parts, &findings)
        FaceSearch(
            outlines, suspects: faults.suspects, tangles: faults.tangles, copies: copies, border, frame, options
        ).run(&parts, &findings)
        InletSearch(outlines, border, frame, options).run(&findings)
        checkDivisions(codes, matching, outlines, frame, &findings)
        checkParts(&parts, outlines, frame, &findings)
    }

    private static func groundFrame(
        _ reference: CoordinateReference, _ bounds: BoundingBox, _ findings: inout FindingCollector
    ) -> GroundFrame {
        do {
            return try GroundFrame(reference, around: bounds)
        } catch {
            findings.add(
                .gridsUnknownReference, .warning, grids: [],
                Message(zh: "坐标单位不明，按米计算：\(reference)", en: "metres are assumed: \(error.reason)"))
            return GroundFrame(metersAround: bounds)
        }
    }
}
