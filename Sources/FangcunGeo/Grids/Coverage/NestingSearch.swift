internal import FangcunModel

/// The communities (社区), streets (街道) or districts (区县) of a city: areas that no unit grid may cross.
public struct AreaLayer: Sendable, Hashable {
    /// The segment of a grid's code that these areas stand for: `community`, `street`, `district` or `county`. Where codes have
    /// no district, it is their county.
    public var level: String
    /// The areas with their codes, in the reference system of the grids.
    public var areas: [UnitGrid]

    /// A layer of areas, each with its code and its polygons.
    ///
    /// - Parameters:
    ///   - level: the segment of a grid's code that they stand for.
    ///   - areas: the areas, in the reference system of the grids.
    public init(level: String, areas: [UnitGrid]) {
        self.level = level
        self.areas = areas
    }
}

/// Finds grids that lie in another area than their code says, in several, or in none.
struct NestingSearch {
    private let grids: UnitGridSet
    private let layer: AreaLayer
    private let codes: GridCodes
    private let options: CoverageCheck.Options

    init(_ grids: UnitGridSet, _ layer: AreaLayer, _ codes: GridCodes, _ options: CoverageCheck.Options) {
        self.grids = grids
        self.layer = layer
        self.codes = codes
        self.options = options
    }

    /// What a grid has in common with an area.
    private struct Share {
        let area: Int
        let squareMeters: Double
        let place: Point
    }

    /// Reports the grids that do not nest.
    func run(_ frame: GroundFrame, _ findings: inout FindingCollector) {
        // Areas stand behind the grids, so that both are named by numbers of one row.
        var ignored = FindingCollector(grids.grids + layer.areas)
        let outlines = CleanOutlines(grids.grids + layer.areas, &ignored)
        let first = grids.grids.count
        let boxes = (first..<outlines.count).map(outlines.box(of:))
        guard boxes.count <= BucketGrid.maximumBoxes else { return }
        let buckets = BucketGrid(boxes)
        var pair = PairOverlap(outlines, frame)
        for grid in 0..<first {
            guard let box = outlines.box(of: grid) else { continue }
            var near: Set<Int> = []
            buckets.visitCandidates(in: box) { if boxes[$0]?.overlaps(box) == true { near.insert($0) } }
            var shares: [Share] = []
            for area in near.sorted() {
                guard let areaBox = boxes[area] else { continue }
                if let share = share(of: (grid, box), in: (first + area, areaBox), &pair, outlines, frame) {
                    shares.append(share)
                }
            }
            judge(grid, shares, first, outlines, frame, &findings)
        }
    }

    /// The common area of a grid and an area, unless that is a narrow strip.
    private func share(
        of grid: (Int, BoundingBox), in area: (Int, BoundingBox), _ pair: inout PairOverlap, _ outlines: CleanOutlines,
        _ frame: GroundFrame
    ) -> Share? {
        switch pair.measure(grid.0, grid.1, area.0, area.1) {
        case .nothing: return nil
        case .area(let size, let perimeter, let place):
            guard CoverageFinding.width(size, perimeter) >= options.nestingMeters else { return nil }
            return Share(area: area.0, squareMeters: size, place: place)
        case .unclear:
            let first = outlines.polygons(of: grid.0).map(frame.meters)
            let second = outlines.polygons(of: area.0).map(frame.meters)
            let common = ((try? Polygon.intersection(of: first, and: second)) ?? []).filter {
                CoverageFinding.width($0.area, $0.perimeter) >= options.nestingMeters
            }
            return PolygonOverlap(of: common).map {
                Share(area: area.0, squareMeters: $0.area, place: frame.data($0.point))
            }
        }
    }

    private func judge(
        _ grid: Int, _ shares: [Share], _ first: Int, _ outlines: CleanOutlines, _ frame: GroundFrame,
        _ findings: inout FindingCollector
    ) {
        let wanted = codes.division(of: grid, level: layer.level)
        guard let main = shares.max(by: { $0.squareMeters < $1.squareMeters }) else {
            return findings.add(
                .gridsWrongArea, .error, grids: [grid], at: outlines.place(of: grid),
                size: frame.squareMeters(outlines.areas[grid]),
                Message(zh: "网格不在任何\(layer.level)区域内", en: "the grid lies in no \(layer.level)"))
        }
        let names = shares.map { layer.areas[$0.area - first].code }
        let strays = shares.filter { $0.area != main.area }
        if let largest = strays.max(by: { $0.squareMeters < $1.squareMeters }) {
            findings.add(
                .gridsStraddling, .error, grids: [grid], at: largest.place,
                size: strays.reduce(0) { $0 + $1.squareMeters },
                Message(
                    zh: "网格跨越\(layer.level)：\(names.joined(separator: "、"))",
                    en: "the grid lies in several of level \(layer.level): \(names.joined(separator: ", "))"))
        }
        let code = layer.areas[main.area - first].code
        guard let wanted, !isSame(code, wanted) else { return }
        findings.add(
            .gridsWrongArea, .error, grids: [grid], at: main.place, size: frame.squareMeters(outlines.areas[grid]),
            Message(
                zh: "网格编码属于\(wanted)，图形位于\(code)", en: "the code of the grid says \(wanted), and it lies in \(code)"))
    }

    /// Whether an area's code is that of a division: statistical codes fill lower levels with zeros.
    private func isSame(_ code: String, _ division: String) -> Bool {
        code.utf8.starts(with: division.utf8) && code.utf8.dropFirst(division.utf8.count).allSatisfy { $0 == 0x30 }
    }
}
