import FangcunGeo
import FangcunModel

/// One row of the catalogue: a fault, or a change that is none, and what a check must say of it.
struct CatalogueFault {
    /// The kind, the size and the place, as docs/coverage-faults.md has them.
    let kind: String
    let size: String
    let place: String
    /// The codes of all findings above information that there must be.
    let wanted: Set<Finding.Code>
    /// Codes that may follow, or not.
    var permitted: Set<Finding.Code> = []
    /// The grids that each wanted finding, but those of codes, must name: one at least.
    let cells: [Int]
    /// The sum of the sizes of all gaps and overlaps, when it is known, in square metres.
    var squareMeters: Double?
    var options = CoverageCheck.Options(areaBandSquareMeters: nil)
    let grids: UnitGridSet

    /// The row of the table.
    var row: String {
        let codes = wanted.isEmpty ? "none" : wanted.map { "`\($0.rawValue)`" }.sorted().joined(separator: ", ")
        return "| \(kind) | \(size) | \(place) | \(codes) |"
    }

    init(
        _ kind: String, _ size: String, _ place: String, _ wanted: Set<Finding.Code>, at cells: [Int],
        in site: FaultSite,
        squareMeters: Double? = nil, permitted: Set<Finding.Code> = [], _ plant: (inout [UnitGrid]) -> Void
    ) {
        (self.kind, self.size, self.place) = (kind, size, place)
        (self.wanted, self.permitted, self.cells, self.squareMeters) = (wanted, permitted, cells, squareMeters)
        var grids = site.grids.grids
        plant(&grids)
        self.grids = UnitGridSet(reference: site.grids.reference, grids: grids)
    }

    /// All rows, planted into a city.
    static func all(in site: FaultSite) -> [CatalogueFault] {
        corners(site) + grids(site) + rings(site) + holes(site) + borders(site) + codes(site) + nesting(site)
    }
}

extension CatalogueFault {
    /// Corners moved in one grid, or in all that meet there.
    private static func corners(_ site: FaultSite) -> [CatalogueFault] {
        let around = site.grids(at: site.ring[site.junction])
        var rows: [CatalogueFault] = []
        for (meters, size) in [(0.001, "1 mm"), (0.01, "1 cm"), (0.05, "5 cm"), (1.0, "1 m"), (5.0, "5 m")] {
            let near: Set<Finding.Code> = meters < 0.1 ? [.gridsNearMiss] : []
            for (inwards, code) in [(meters, Finding.Code.gridsGap), (-meters, .gridsOverlap)] {
                var moved = site.grids.grids[site.cell]
                moved.move(site.ring[site.junction], to: site.corner(site.junction, movedInwards: inwards))
                let change = site.squareMeters(moved.polygons) - site.squareMeters(site.grids.grids[site.cell].polygons)
                rows.append(
                    CatalogueFault(
                        inwards > 0 ? "corner drawn back in one grid" : "corner pushed out in one grid", size,
                        "junction of three", near.union([code]), at: around, in: site, squareMeters: change.magnitude,
                        permitted: [.gridsNearMiss, .gridsUnmatchedEdge]
                    ) { $0[site.cell] = moved })
            }
        }
        rows.append(
            CatalogueFault(
                "corner moved in all grids that meet there", "1 m", "junction of three", [], at: [], in: site
            ) {
                let new = site.corner(site.junction, movedInwards: 1)
                for grid in around { $0[grid].move(site.ring[site.junction], to: new) }
            })
        rows.append(
            CatalogueFault("corner moved in all grids that meet there", "1 m", "outline", [], at: [], in: site) {
                let shift = site.shift(0.6, 0.8)
                for grid in [site.rim, site.rimNeighbour] {
                    $0[grid].move(site.mouth, to: Point(x: site.mouth.x + shift.x, y: site.mouth.y + shift.y))
                }
            })
        return rows
    }

    /// Grids missing, doubled, displaced, drawn over others.
    private static func grids(_ site: FaultSite) -> [CatalogueFault] {
        let area = site.squareMeters(site.grids.grids[site.cell].polygons)
        let around = site.neighbours(of: site.cell)
        let middle = site.ring[site.junction]
        let square = Polygon(outer: FaultSite.square(middle, meters: 20, site.metersPerUnit))
        let far = site.grids.bounds ?? BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0)
        let offshore = Point(x: far.maxX + 500 / site.metersPerUnit.x, y: far.maxY)
        func copy(_ name: String, _ grid: Int) -> CatalogueFault {
            CatalogueFault(
                "grid doubled", "whole grid", name, [.gridsOverlap, .gridsDuplicateGeometry], at: [grid], in: site,
                squareMeters: site.squareMeters(site.grids.grids[grid].polygons)
            ) {
                $0.append(
                    UnitGrid(
                        code: FaultSite.freeCode(like: $0[grid].code).dropLast() + "7", polygons: $0[grid].polygons))
            }
        }
        return [
            CatalogueFault(
                "grid missing", "whole grid", "interior", [.gridsGap, .gridsUnusableRing], at: around + [site.cell],
                in: site, squareMeters: area
            ) { $0[site.cell].polygons = [] },
            CatalogueFault(
                "grid missing", "whole grid", "within a hole", [.gridsGap, .gridsUnusableRing],
                at: [site.host, site.island], in: site, squareMeters: 100
            ) { $0[site.island].polygons = [] },
            CatalogueFault(
                "grid missing: the outline is another", "whole grid", "outline", [.gridsUnusableRing], at: [site.rim],
                in: site, permitted: [.gridsDetached]
            ) { $0[site.rim].polygons = [] },
            copy("interior", site.cell), copy("outline", site.rim), copy("within a hole", site.island),
            CatalogueFault(
                "grid over its neighbours", "20 m", "junction of three", [.gridsOverlap], at: site.grids(at: middle),
                in: site, squareMeters: 400
            ) {
                $0.append(
                    UnitGrid(code: FaultSite.freeCode(like: $0[site.cell].code).dropLast() + "6", polygons: [square]))
            },
            CatalogueFault(
                "detached part displaced onto others", "20 m", "junction of three", [.gridsOverlap],
                at: site.grids(at: middle), in: site, squareMeters: 400
            ) { $0[site.host].polygons.append(square) },
            CatalogueFault("detached part off the coast", "20 m", "outside", [], at: [], in: site) {
                $0[site.host].polygons.append(
                    Polygon(outer: FaultSite.square(offshore, meters: 20, site.metersPerUnit)))
            },
            CatalogueFault(
                "grid that is a sliver", "20 m by 0.2 m", "outside", [.gridsSliver], at: [site.grids.grids.count],
                in: site
            ) {
                let (wide, tall) = (20 / site.metersPerUnit.x, 0.2 / site.metersPerUnit.y)
                let ring = [(0.0, 0.0), (wide, 0), (wide, tall), (0, tall), (0, 0)].map {
                    Point(x: offshore.x + $0, y: offshore.y + $1)
                }
                $0.append(
                    UnitGrid(
                        code: FaultSite.freeCode(like: $0[site.cell].code).dropLast() + "5",
                        polygons: [Polygon(outer: ring)]))
            },
        ]
    }

    /// Rings that are no rings, or no simple ones.
    private static func rings(_ site: FaultSite) -> [CatalogueFault] {
        let (cell, ring) = (site.cell, site.ring)
        let corner = site.junction
        func spike(_ meters: Double) -> [Point] {
            var points = ring
            points.insert(contentsOf: [site.corner(corner, movedInwards: meters), ring[corner]], at: corner + 1)
            return points
        }
        func row(
            _ kind: String, _ size: String, _ wanted: Set<Finding.Code>, permitted: Set<Finding.Code> = [],
            _ plant: @escaping (inout [UnitGrid]) -> Void
        ) -> CatalogueFault {
            CatalogueFault(kind, size, "interior", wanted, at: [cell], in: site, permitted: permitted, plant)
        }
        // Without a ring the grid is missing: those around it are named.
        func lost(_ kind: String, _ plant: @escaping (inout [UnitGrid]) -> Void) -> CatalogueFault {
            CatalogueFault(
                kind, "", "interior", [.gridsUnusableRing, .gridsGap], at: site.neighbours(of: cell) + [cell], in: site,
                plant)
        }
        let follow: Set<Finding.Code> = [
            .gridsGap, .gridsOverlap, .gridsUnmatchedEdge, .gridsNearMiss, .gridsInvalidShape,
        ]
        return [
            row("ring that runs the other way", "", []) { $0[cell].polygons[0].outer.reverse() },
            row("every point given twice", "", []) { $0[cell].polygons[0].outer = ring.flatMap { [$0, $0] } },
            row("ring that is not closed", "", [.gridsUnclosedRing]) { $0[cell].polygons[0].outer.removeLast() },
            row("spike to the inside", "5 m", [.gridsSelfCrossing], permitted: follow) {
                $0[cell].polygons[0].outer = spike(5)
            },
            row("spike to the outside", "5 m", [.gridsSelfCrossing], permitted: follow) {
                $0[cell].polygons[0].outer = spike(-5)
            },
            row("bow-tie: two corners exchanged", "", [.gridsSelfCrossing], permitted: follow) {
                $0[cell].polygons[0].outer.exchange(site.side, site.side + 1)
            },
            lost("ring of two points") {
                $0[cell].polygons[0].outer = [ring[0], ring[1], ring[0]]
            },
            lost("ring along a line") {
                $0[cell].polygons[0].outer = [ring[0], Point(x: ring[0].x + 1, y: ring[0].y), ring[0], ring[0]]
            },
            lost("coordinate that is no number") {
                $0[cell].polygons[0].outer[1].y = .nan
            },
        ]
    }

    /// Holes, declared or not, filled or not.
    private static func holes(_ site: FaultSite) -> [CatalogueFault] {
        let place = site.grids.grids[site.cell].polygons[0].interiorPoint ?? site.ring[0]
        var rows: [CatalogueFault] = []
        for (meters, size) in [(0.01, "1 cm"), (0.1, "10 cm"), (3.0, "3 m")] {
            let hole = FaultSite.square(place, meters: meters, site.metersPerUnit)
            rows.append(
                CatalogueFault(
                    "hole that nobody fills", size, "interior", [.gridsGap], at: [site.cell], in: site,
                    squareMeters: meters * meters
                ) { $0[site.cell].polygons[0].holes = [hole.reversed()] })
        }
        let lagoon = FaultSite.square(place, meters: 3, site.metersPerUnit)
        var declared = CatalogueFault("hole that is declared", "3 m", "interior", [], at: [], in: site) {
            $0[site.cell].polygons[0].holes = [lagoon.reversed()]
        }
        declared.options.declaredHoles = [Polygon(outer: lagoon)]
        rows.append(declared)
        rows.append(
            CatalogueFault("hole that another grid fills", "10 m", "within a hole", [], at: [], in: site) { _ in })
        let inner = site.grids.grids[site.island].polygons[0]
        for (factor, code) in [(0.9, Finding.Code.gridsGap), (1.1, .gridsOverlap)] {
            let wrong = inner.stretched(by: factor)
            rows.append(
                CatalogueFault(
                    factor < 1 ? "grid smaller than its hole" : "grid larger than its hole", "50 cm", "within a hole",
                    [code], at: [site.host, site.island], in: site,
                    squareMeters: (site.squareMeters([wrong]) - site.squareMeters([inner])).magnitude
                ) { $0[site.island].polygons = [wrong] })
        }
        let twice = FaultSite.square(place, meters: 2, site.metersPerUnit)
        rows.append(
            CatalogueFault(
                "hole in a grid that another covers whole", "2 m", "interior", [], at: [], in: site
            ) {
                $0[site.cell].polygons[0].holes = [twice.reversed()]
                $0[site.host].polygons.append(Polygon(outer: twice))
            })
        return rows
    }

    /// What neighbours do to their common border.
    private static func borders(_ site: FaultSite) -> [CatalogueFault] {
        let ring = site.ring
        let (a, b) = (ring[site.side], ring[site.side + 1])
        let middle = Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
        let isCounterClockwise = Polygon.signedArea(of: ring) > 0
        func dented(_ meters: Double) -> [Point] {
            let (x, y) = ((b.x - a.x) * site.metersPerUnit.x, (b.y - a.y) * site.metersPerUnit.y)
            let length = (x * x + y * y).squareRoot() * (isCounterClockwise ? 1 : -1)
            let shift = site.shift(-y / length * meters, x / length * meters)
            var points = ring
            points.insert(Point(x: middle.x + shift.x, y: middle.y + shift.y), at: site.side + 1)
            return points
        }
        var rows = [
            CatalogueFault(
                "corner on a border that has none there (T)", "", "border of two", [.gridsUnmatchedEdge],
                at: [site.cell, site.neighbour], in: site
            ) { $0[site.cell].polygons[0].outer.insert(middle, at: site.side + 1) },
            CatalogueFault(
                "crack below the resolution", "0.02 mm", "border of two", [.gridsUnmatchedEdge],
                at: [site.cell, site.neighbour], in: site
            ) { $0[site.cell].polygons[0].outer = dented(2e-5) },
        ]
        for (meters, size) in [(0.002, "2 mm"), (0.05, "5 cm"), (0.5, "50 cm")] {
            for (way, code) in [(1.0, Finding.Code.gridsGap), (-1.0, .gridsOverlap)] {
                let outer = dented(way * meters)
                let change = Polygon(outer: outer).area - Polygon(outer: ring).area
                rows.append(
                    CatalogueFault(
                        way > 0 ? "sliver between two grids" : "sliver over two grids", size, "border of two",
                        meters < 0.1 ? [code, .gridsNearMiss] : [code], at: [site.cell, site.neighbour], in: site,
                        squareMeters: change.magnitude * site.metersPerUnit.x * site.metersPerUnit.y
                    ) { $0[site.cell].polygons[0].outer = outer })
            }
        }
        for (meters, size, wanted) in [
            (0.02, "2 cm", Set([Finding.Code.gridsNearMiss])), (0.2, "20 cm", [.gridsInlet]), (1, "1 m", [.gridsInlet]),
            (6, "6 m: part of the outline", []),
        ] {
            rows.append(
                CatalogueFault(
                    "crack open to the outside", size, "outline", wanted, at: [site.rim, site.rimNeighbour], in: site,
                    permitted: [.gridsUnmatchedEdge]
                ) { $0[site.rim].drawBack(site.mouth, meters: meters, site.metersPerUnit) })
        }
        let smaller = Polygon(outer: site.grids.grids[site.rim].polygons[0].outer).stretched(by: 0.995)
        rows.append(
            CatalogueFault(
                "grid smaller than its place", "0.5 %", "outline", [.gridsInlet], at: [site.rim], in: site,
                permitted: [.gridsNearMiss, .gridsDetached, .gridsUnmatchedEdge]
            ) { $0[site.rim].polygons = [smaller] })
        return rows
    }

    /// Codes that are missing, wrong, or used twice.
    private static func codes(_ site: FaultSite) -> [CatalogueFault] {
        let cell = site.cell
        let code = site.grids.grids[cell].code
        return [
            CatalogueFault("no code", "", "interior", [.gridsMissingCode], at: [cell], in: site) { $0[cell].code = "" },
            CatalogueFault("code too short", "", "interior", [.gridsMalformedCode], at: [cell], in: site) {
                $0[cell].code = String(code.dropLast())
            },
            CatalogueFault("code with a wrong character", "", "interior", [.gridsMalformedCode], at: [cell], in: site) {
                $0[cell].code = code.dropLast() + "X"
            },
            CatalogueFault(
                "code of another grid", "", "interior", [.gridsDuplicateCode], at: [cell, site.host], in: site,
                permitted: [.gridsDetached]
            ) { $0[site.host].code = code },
        ]
    }

    /// Grids and the communities or districts that their codes name.
    private static func nesting(_ site: FaultSite) -> [CatalogueFault] {
        let cell = site.cell
        let code = site.grids.grids[cell].code
        let isTaipei = code.contains("-")
        let level = isTaipei ? "district" : "community"
        func division(_ code: String) -> String {
            isTaipei ? String(code.dropFirst().prefix(4)) : String(code.prefix(12))
        }
        let areas = Dictionary(grouping: site.grids.grids.indices) { division(site.grids.grids[$0].code) }
        // A division that exists, and that neither the grid nor a neighbour of it has.
        let near = Set((site.neighbours(of: cell) + [cell]).map { division(site.grids.grids[$0].code) })
        let far = areas.keys.sorted().last { !near.contains($0) && areas[$0, default: []].count > 2 } ?? ""
        let foreign = isTaipei ? "A\(far)-9997-00" : "\(far)997"
        let unknown = isTaipei ? "A9999-0001-00" : "\(code.prefix(9))999001"
        func layer() -> [AreaLayer] {
            let parts = areas.map { code, members in
                UnitGrid(code: code, polygons: members.map { site.grids.grids[$0] }.dissolved)
            }
            return [AreaLayer(level: level, areas: parts.sorted { $0.code < $1.code })]
        }
        var wrong = CatalogueFault(
            "code of another community", "", "interior", [.gridsDetached, .gridsWrongArea], at: [cell], in: site
        ) { $0[cell].code = foreign }
        wrong.options.areaLayers = layer()
        var sound = CatalogueFault("communities as areas: all grids nest", "", "everywhere", [], at: [], in: site) {
            _ in
        }
        sound.options.areaLayers = layer()
        // Two grids of different communities made one.
        var across: [CatalogueFault] = []
        if let (one, other) = site.pairAcross(division) {
            var straddling = CatalogueFault(
                "grid in two communities", "whole grid", "border of two communities",
                [.gridsStraddling, .gridsUnusableRing], at: [one, other], in: site,
                permitted: [.gridsDetached, .gridsWrongArea]
            ) { grids in
                grids[one].polygons = [grids[one], grids[other]].dissolved
                grids[other].polygons = []
            }
            straddling.options.areaLayers = layer()
            across.append(straddling)
        }
        return across + [
            CatalogueFault("code of another community", "", "interior", [.gridsDetached], at: [cell], in: site) {
                $0[cell].code = foreign
            },
            CatalogueFault(
                "code of a community that has no other grid", "", "interior", [.gridsDetached], at: [cell], in: site
            ) { $0[cell].code = unknown },
            wrong, sound,
        ]
    }
}

extension FaultSite {
    /// Two neighbours of different divisions, each of one ring.
    func pairAcross(_ division: (String) -> String) -> (Int, Int)? {
        for (one, grid) in grids.grids.enumerated() where isPlain(one) {
            let ring = grid.polygons[0].outer
            for (a, b) in zip(ring, ring.dropFirst()) {
                let both = Set(grids(at: a)).intersection(grids(at: b)).subtracting([one]).filter { other in
                    isPlain(other) && division(grids.grids[other].code) != division(grid.code)
                        && Set(grids.grids[other].polygons[0].outer).intersection(ring).count == 2
                }
                if let other = both.min() { return (one, other) }
            }
        }
        return nil
    }

    private func isPlain(_ grid: Int) -> Bool {
        grids.grids[grid].polygons.count == 1 && grids.grids[grid].polygons[0].holes.isEmpty
    }

    /// The grids that share a corner with one, without it.
    func neighbours(of grid: Int) -> [Int] {
        Set(grids.grids[grid].polygons.flatMap(\.outer).flatMap { grids(at: $0) }).subtracting([grid]).sorted()
    }
}

extension UnitGrid {
    /// Moves a corner of all rings.
    fileprivate mutating func move(_ corner: Point, to place: Point) {
        for part in polygons.indices {
            polygons[part].outer = polygons[part].outer.map { $0 == corner ? place : $0 }
            polygons[part].holes = polygons[part].holes.map { $0.map { $0 == corner ? place : $0 } }
        }
    }

    /// Moves a corner along the outline, away from the neighbour before it.
    fileprivate mutating func drawBack(_ corner: Point, meters: Double, _ metersPerUnit: Point) {
        let ring = polygons[0].outer
        guard let index = ring.firstIndex(of: corner) else { return }
        let after = ring[index + 1]
        let (x, y) = ((after.x - corner.x) * metersPerUnit.x, (after.y - corner.y) * metersPerUnit.y)
        let share = meters / (x * x + y * y).squareRoot()
        move(corner, to: Point(x: corner.x + share * (after.x - corner.x), y: corner.y + share * (after.y - corner.y)))
    }
}

extension [Point] {
    /// Exchanges two points of a closed ring, which stays closed.
    fileprivate mutating func exchange(_ one: Int, _ other: Int) {
        removeLast()
        swapAt(one % count, other % count)
        append(self[0])
    }
}

extension Polygon {
    /// A polygon larger or smaller about the middle of its box.
    fileprivate func stretched(by factor: Double) -> Polygon {
        guard let box = BoundingBox(around: outer) else { return self }
        let middle = Point(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
        return Polygon(
            outer: outer.map {
                Point(x: middle.x + ($0.x - middle.x) * factor, y: middle.y + ($0.y - middle.y) * factor)
            })
    }
}
