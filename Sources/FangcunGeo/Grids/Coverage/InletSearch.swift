internal import FangcunModel

/// Finds narrow inlets: cracks between grids that open to the outside, and so are enclosed by nobody.
///
/// A bay of a coast is an inlet too, so only what is narrow is meant: an area outside all grids, between several of them, as
/// long as it is narrow several times over. What is so narrow that its mouth is a near miss is told as that.
struct InletSearch {
    private let outlines: CleanOutlines
    private let border: CoverageBorder
    private let frame: GroundFrame
    private let options: CoverageCheck.Options
    private let tour: BorderTour

    /// A stretch of a loop that comes back close to where it began.
    private struct Pocket {
        let loop: Int
        let start: BorderTour.Place
        let end: BorderTour.Place
        let length: Double
        let area: Double
        var mouth: Double { start.point.distance(to: end.point) }
    }

    /// An inlet is at least so many times longer, there and back, than its mouth is wide.
    private static let slenderness = 6.0
    /// The most lines looked at for each corner, on average, and for all.
    private static let visitsPerLine = 400
    private static let leastVisits = 10_000_000
    /// The most corners of pockets looked at for each line, on average.
    private static let cornersPerLine = 64

    init(
        _ outlines: CleanOutlines, _ border: CoverageBorder, _ frame: GroundFrame, _ options: CoverageCheck.Options
    ) {
        self.outlines = outlines
        self.border = border
        self.frame = frame
        self.options = options
        tour = BorderTour(border)
    }

    /// Reports the inlets.
    ///
    /// - Complexity: linear in the number of lines for the border of a city, O(k log k) for k places where it is narrow outside.
    func run(_ findings: inout FindingCollector) {
        guard options.inletMeters > 0 else { return }
        var straits = StraitSearch(border, tour, options)
        let pockets = narrowPockets(&straits)
        guard !pockets.isEmpty || straits.hasCandidates else { return }
        let grids = (0..<outlines.count).map { UnitGrid(code: "", polygons: outlines.polygons(of: $0)) }
        guard let search = try? GridSearch(grids) else { return }
        report(pockets, search, &findings)
        for strait in straits.found where search.count(at: frame.data(strait.place), upTo: 1) == 0 {
            report(strait.lines, at: strait.place, strait.area, strait.area / strait.length, &findings)
        }
    }

    /// Reports the pockets that lie outside all grids, but for those within longer ones.
    private func report(_ pockets: [Pocket], _ search: GridSearch, _ findings: inout FindingCollector) {
        var isTaken = [Bool](repeating: false, count: border.lines.count)
        var effort = InletSearch.cornersPerLine * border.lines.count
        for pocket in pockets.sorted(by: { $0.length > $1.length }) where effort > 0 {
            let order = tour.loops[pocket.loop].lines
            guard !isTaken[order[pocket.start.line]], !isTaken[order[pocket.end.line]] else { continue }
            let numbers = tour.numbers(of: pocket.loop, from: pocket.start.line, to: pocket.end.line)
            let lines = numbers.map { order[$0] }
            guard !isTaken[lines[lines.count / 2]] else { continue }
            effort -= lines.count
            // The way back may cross the border, where a corner beyond the mouth was taken for the beginning.
            let corners = [pocket.start.point] + lines.dropLast().map { border.lines[$0].end } + [pocket.end.point]
            let polygon = Polygon(outer: corners + [pocket.start.point])
            guard InletSearch.isValid(polygon), let inside = polygon.interiorPoint,
                search.count(at: frame.data(inside), upTo: 1) == 0
            else { continue }
            for line in lines { isTaken[line] = true }
            report(lines, at: inside, pocket.area, CoverageFinding.width(pocket.area, polygon.perimeter), &findings)
        }
    }

    private static func isValid(_ polygon: Polygon) -> Bool {
        do { return try Polygon.fault(in: [polygon]) == nil } catch { return false }
    }

    private func report(
        _ lines: [Int], at place: Point, _ area: Double, _ width: Double, _ findings: inout FindingCollector
    ) {
        let grids = Set(lines.flatMap { border.gridsOfLine[$0].map { Int($0) } })
        guard grids.count > 1 else { return }
        findings.add(
            .gridsInlet, .warning, grids: grids.sorted(), at: frame.data(place), size: area, width: width,
            Message(
                zh: "网格之间有通向外侧的狭长缝隙，\(area.brief)平方米，宽约\(width.brief)米",
                en: "a narrow inlet between grids opens to the outside: \(area.brief) m², about \(width.brief) m wide"))
    }

    /// For each corner the longest stretch that begins or ends there and is narrow.
    private func narrowPockets(_ straits: inout StraitSearch) -> [Pocket] {
        var pockets: [Pocket] = []
        var visits = 0
        // An inlet that ends in a point is twice as wide at its mouth as on average.
        let reach = 2 * options.inletMeters
        for loop in tour.loops.indices {
            for (number, line) in tour.loops[loop].lines.enumerated() {
                let (corner, place) = (border.lines[line].from, border.lines[line].start)
                let here = BorderTour.Place(line: number, meters: 0, point: place)
                var longest: Pocket?
                border.visitLines(near: place, within: reach) { other in
                    visits += 1
                    let opposite = border.lines[other]
                    guard opposite.from != corner, opposite.to != corner, tour.loopOfLine[other] >= 0 else { return }
                    let nearest = opposite.nearest(to: place)
                    let distance = nearest.distance(to: place)
                    guard distance <= reach else { return }
                    guard tour.loopOfLine[other] == loop else {
                        return straits.add(number, of: loop, near: other, nearest, distance)
                    }
                    let there = BorderTour.Place(
                        line: Int(tour.numberOfLine[other]), meters: opposite.start.distance(to: nearest),
                        point: nearest)
                    for (start, end) in [(here, there), (there, here)] {
                        guard let pocket = narrowPocket(of: loop, from: start, to: end),
                            pocket.length > longest?.length ?? 0
                        else { continue }
                        longest = pocket
                    }
                }
                if let longest { pockets.append(longest) }
                guard visits <= InletSearch.leastVisits + InletSearch.visitsPerLine * border.lines.count else {
                    return pockets
                }
            }
        }
        return pockets
    }

    private func narrowPocket(of loop: Int, from start: BorderTour.Place, to end: BorderTour.Place) -> Pocket? {
        let stretch = tour.stretch(of: loop, from: start, to: end, border)
        let pocket = Pocket(loop: loop, start: start, end: end, length: stretch.length, area: -stretch.area)
        let mouth = pocket.mouth
        guard pocket.area > 0, mouth > options.nearMissMeters, stretch.length >= InletSearch.slenderness * mouth,
            CoverageFinding.width(pocket.area, stretch.length + mouth) < options.inletMeters
        else { return nil }
        return pocket
    }
}
