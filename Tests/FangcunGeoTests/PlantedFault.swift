import FangcunGeo
import FangcunModel

/// A fault put into a sound city, and what a check must say of it.
struct PlantedFault {
    let name: String
    let grids: UnitGridSet
    var options = CoverageCheck.Options()
    /// The codes of all errors and warnings that there must be.
    let wanted: Set<Finding.Code>
    /// Codes that may follow from the fault, or not.
    var permitted: Set<Finding.Code> = []
    /// The grids that each of the wanted findings must name, one at least.
    let site: [Int]
    /// The grids that one finding must name, exactly.
    var named: [Int]?

    fileprivate init(
        _ name: String, _ city: LatticeCity, at site: [Int], _ wanted: Set<Finding.Code>,
        permitted: Set<Finding.Code> = [], named: [Int]? = nil, _ plant: (inout [UnitGrid]) -> Void
    ) {
        self.name = name
        self.wanted = wanted
        self.permitted = permitted
        self.site = site
        self.named = named
        var grids = city.grids.grids
        plant(&grids)
        self.grids = UnitGridSet(reference: city.grids.reference, grids: grids)
    }

    /// Every kind of fault, in a lattice city whose cells are about 100 m wide.
    static func all(in city: LatticeCity) -> [PlantedFault] {
        movedCorners(city) + missingAndDoubled(city) + drawnOver(city) + brokenRings(city) + faultyCodes(city)
    }
}

extension PlantedFault {
    private static func movedCorners(_ city: LatticeCity) -> [PlantedFault] {
        let cell = city.index(4, 3)
        let around = [cell, city.index(3, 3), city.index(4, 2), city.index(3, 2)]
        let (one, other, inner) = city.borderWithInnerCorners()
        let (upper, lower) = (city.index(0, 4), city.index(0, 3))
        let crack = city.corners(sharedBy: upper, lower).sorted { $0.x < $1.x }
        let edge = city.grids.grids[cell].polygons[0].outer.prefix(2)
        let rim = city.grids.grids[lower].polygons[0].outer
        return [
            PlantedFault("corner moved 5 cm", city, at: around, [.gridsGap, .gridsOverlap, .gridsNearMiss]) {
                $0[cell].move(edge[0], by: city.units(0.03, -0.04))
            },
            PlantedFault("corner moved 3 m", city, at: around, [.gridsGap, .gridsOverlap]) {
                $0[cell].move(edge[0], by: city.units(2.4, -1.8))
            },
            PlantedFault(
                "sliver of 1 cm", city, at: [one, other], [.gridsGap, .gridsNearMiss], named: [one, other].sorted()
            ) {
                for corner in inner { $0[one].move(corner, by: city.units(0.01, 0)) }
            },
            PlantedFault(
                "crack open to the outside", city, at: [upper, lower], [.gridsNearMiss], named: [lower, upper]
            ) {
                for corner in crack.dropLast() { $0[upper].move(corner, by: city.units(0, 0.02)) }
            },
            PlantedFault("fine detail of the shore where two grids meet", city, at: [lower], []) {
                // 4 cm from the corner that both have, only one of them has another.
                guard let place = rim.firstIndex(of: crack[0]) else { return }
                let shift = city.units(-0.03, -0.02)
                $0[lower].polygons[0].outer.insert(
                    Point(x: crack[0].x + shift.x, y: crack[0].y + shift.y), at: place + 1)
            },
            PlantedFault("corner on a border that has none", city, at: [cell], [.gridsUnmatchedEdge]) {
                let middle = Point(x: (edge[0].x + edge[1].x) / 2, y: (edge[0].y + edge[1].y) / 2)
                $0[cell].polygons[0].outer.insert(middle, at: 1)
            },
        ]
    }

    private static func missingAndDoubled(_ city: LatticeCity) -> [PlantedFault] {
        let cell = city.index(5, 4)
        let around = [city.index(5, 3), city.index(4, 4), city.index(6, 4), city.index(5, 5)]
        let core = city.grids.grids[city.coreIndex]
        let extra = city.grids.grids.count
        func lacking(_ name: String, _ wanted: Set<Finding.Code>) -> PlantedFault {
            PlantedFault(name, city, at: [city.coreIndex - 1], wanted) { $0.remove(at: city.coreIndex) }
        }
        var declared = lacking("enclave that is declared", [])
        declared.options.declaredHoles = core.polygons
        return [
            PlantedFault(
                "grid missing", city, at: around, [.gridsGap], named: around.map { $0 > cell ? $0 - 1 : $0 }.sorted()
            ) { $0.remove(at: cell) },
            PlantedFault(
                "grid without area", city, at: around, [.gridsGap, .gridsUnusableRing], named: around.sorted()
            ) {
                $0[cell].polygons = []
            },
            lacking("enclave that is not declared", [.gridsGap]),
            declared,
            PlantedFault(
                "grid doubled", city, at: [cell], [.gridsOverlap, .gridsDuplicateGeometry], named: [cell, extra]
            ) {
                $0.append(UnitGrid(code: "410103001001999", polygons: $0[cell].polygons))
            },
            PlantedFault("island doubled", city, at: [city.lastIndex], [.gridsOverlap, .gridsDuplicateGeometry]) {
                $0.append(UnitGrid(code: "410103001001999", polygons: $0[city.lastIndex].polygons))
            },
            PlantedFault(
                "grid ten times", city, at: [cell], [.gridsOverlap, .gridsDuplicateGeometry, .gridsDuplicateCode]
            ) {
                $0 += Array(repeating: $0[cell], count: 9)
            },
            PlantedFault(
                "whole city twice", city, at: Array(0..<extra),
                [.gridsOverlap, .gridsDuplicateGeometry, .gridsDuplicateCode]
            ) { $0 += $0 },
        ]
    }

    private static func drawnOver(_ city: LatticeCity) -> [PlantedFault] {
        let (cell, east) = (city.index(4, 4), city.index(5, 4))
        let rim = city.index(0, 4)
        let extra = city.grids.grids.count
        func added(_ name: String, at site: [Int], _ middle: Point, meters: Double) -> PlantedFault {
            let half = city.units(meters / 2, meters / 2)
            let ring = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)].map {
                Point(x: middle.x + $0 * half.x, y: middle.y + $1 * half.y)
            }
            return PlantedFault(name, city, at: site, [.gridsOverlap], named: [site[0], extra]) {
                $0.append(UnitGrid(code: "410103001001998", polygons: [Polygon(outer: ring)]))
            }
        }
        let inside = city.grids.grids[cell].polygons[0].interiorPoint ?? Point(x: 0, y: 0)
        let border = city.corners(sharedBy: cell, east)[0]
        let shore = city.grids.grids[rim].polygons[0].outer[0]
        return [
            PlantedFault("grid grown over its neighbours", city, at: [cell], [.gridsOverlap], named: [cell, east]) {
                $0[cell].scale(by: 1.2)
            },
            PlantedFault("grid shrunk", city, at: [cell], [.gridsGap]) { $0[cell].scale(by: 0.9) },
            added("grid within another", at: [cell], inside, meters: 20),
            added("grid over several", at: [cell, east], border, meters: 60),
            added("grid over the shore", at: [rim], shore, meters: 60),
            PlantedFault(
                "second tiling over the first", city, at: Array(0..<2 * extra), [.gridsOverlap],
                permitted: [.gridsNearMiss]
            ) { grids in
                let second = LatticeCity.shifted(city)
                grids += second.enumerated().map { UnitGrid(code: "4101030020\($0 + 10_001)", polygons: $1.polygons) }
            },
        ]
    }

    private static func brokenRings(_ city: LatticeCity) -> [PlantedFault] {
        let cell = city.index(3, 5)
        let far = city.index(6, 1)
        let outer = city.grids.grids[cell].polygons[0].outer
        return [
            PlantedFault(
                "ring that crosses itself", city, at: [cell], [.gridsSelfCrossing],
                permitted: [.gridsGap, .gridsOverlap, .gridsUnmatchedEdge], named: [cell]
            ) {
                let corners = city.outermostCorners(of: cell)
                $0[cell].polygons[0].outer = [corners[0], corners[1], corners[3], corners[2], corners[0]]
            },
            PlantedFault(
                "ring whose crossing halves are equal", city, at: [city.lastIndex], [.gridsSelfCrossing],
                named: [city.lastIndex]
            ) {
                let corner = city.outermostCorners(of: city.lastIndex)[0]
                $0[city.lastIndex].polygons[0].outer = [(0.0, 0.0), (50, 50), (50, 0), (0, 50), (0, 0)].map {
                    let shift = city.units($0, $1)
                    return Point(x: corner.x + shift.x, y: corner.y + shift.y)
                }
            },
            PlantedFault(
                "hole outside its ring", city, at: [cell, far], [.gridsInvalidShape, .gridsOverlap], named: [cell]
            ) { $0[cell].polygons[0].holes = [$0[far].polygons[0].outer.reversed()] },
            PlantedFault("ring that runs the other way", city, at: [cell], []) { $0[cell].polygons[0].outer.reverse() },
            PlantedFault("ring that is not closed", city, at: [cell], [.gridsUnclosedRing], named: [cell]) {
                $0[cell].polygons[0].outer.removeLast()
            },
            PlantedFault("points given twice", city, at: [cell], []) {
                $0[cell].polygons[0].outer = outer.flatMap { [$0, $0] }
            },
            PlantedFault(
                "coordinate that is no number", city, at: [cell, city.index(2, 5)], [.gridsUnusableRing, .gridsGap]
            ) {
                $0[cell].polygons[0].outer[1].y = .nan
            },
            PlantedFault("ring of two points", city, at: [cell, city.index(2, 5)], [.gridsUnusableRing, .gridsGap]) {
                $0[cell].polygons[0].outer = [outer[0], outer[1], outer[0]]
            },
            PlantedFault("ring without area", city, at: [cell, city.index(2, 5)], [.gridsUnusableRing, .gridsGap]) {
                $0[cell].polygons[0].outer = [0, 10, 20, 0].map {
                    Point(x: outer[0].x + city.units($0, 0).x, y: outer[0].y)
                }
            },
        ]
    }

    private static func faultyCodes(_ city: LatticeCity) -> [PlantedFault] {
        let (cell, other) = (city.index(1, 1), city.index(7, 6))
        return [
            PlantedFault("code given twice", city, at: [cell, other], [.gridsDuplicateCode], named: [cell, other]) {
                $0[other].code = $0[cell].code
            },
            PlantedFault("code with a letter", city, at: [cell], [.gridsMalformedCode], named: [cell]) {
                $0[cell].code = "41010300100100A"
            },
            PlantedFault("code too short", city, at: [cell], [.gridsMalformedCode], named: [cell]) {
                $0[cell].code = "4101"
            },
            PlantedFault("no code", city, at: [cell], [.gridsMissingCode], named: [cell]) { $0[cell].code = "" },
        ]
    }
}

extension LatticeCity {
    /// A shift on the ground, in the unit of the coordinates: a cell is 100 m wide.
    func units(_ eastMeters: Double, _ northMeters: Double) -> Point {
        Point(x: eastMeters / 100 * pitch.x, y: northMeters / 100 * pitch.y)
    }

    /// The south-western, south-eastern, north-eastern and north-western corner of a grid.
    func outermostCorners(of grid: Int) -> [Point] {
        [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].compactMap { east, north in
            func reach(_ point: Point) -> Double { east * point.x / pitch.x + north * point.y / pitch.y }
            return grids.grids[grid].polygons[0].outer.max { reach($0) < reach($1) }
        }
    }

    var lastIndex: Int { grids.grids.count - 1 }

    /// The corners that two grids have in common.
    func corners(sharedBy one: Int, _ other: Int) -> [Point] {
        let mine = Set(grids.grids[one].polygons[0].outer)
        return Array(Set(grids.grids[other].polygons[0].outer).intersection(mine)).sorted {
            ($0.x, $0.y) < ($1.x, $1.y)
        }
    }

    /// A grid, its western neighbour, and the corners on their common border without its ends.
    func borderWithInnerCorners() -> (Int, Int, [Point]) {
        for row in 3..<rows - 2 {
            for column in 4..<columns - 4 {
                let (east, west) = (index(column, row), index(column - 1, row))
                let shared = corners(sharedBy: east, west).sorted { $0.y < $1.y }
                if shared.count > 2 { return (east, west, Array(shared.dropFirst().dropLast())) }
            }
        }
        return (0, 0, [])
    }

    /// The same grids half a cell away: a tiling of its own, which no edge joins to the first.
    static func shifted(_ city: LatticeCity) -> [UnitGrid] {
        let half = city.units(51, 47)
        return city.grids.grids.map { grid in
            var grid = grid
            for part in grid.polygons.indices {
                let polygon = grid.polygons[part]
                let move = { (point: Point) in Point(x: point.x + half.x, y: point.y + half.y) }
                grid.polygons[part] = Polygon(outer: polygon.outer.map(move), holes: polygon.holes.map { $0.map(move) })
            }
            return grid
        }
    }
}

extension UnitGrid {
    /// Moves a corner of the outer ring, and the point that closes the ring with it.
    fileprivate mutating func move(_ corner: Point, by shift: Point) {
        polygons[0].outer = polygons[0].outer.map {
            $0 == corner ? Point(x: $0.x + shift.x, y: $0.y + shift.y) : $0
        }
    }

    /// Stretches the outer ring about its centre of gravity.
    fileprivate mutating func scale(by factor: Double) {
        guard let centre = polygons[0].centroid else { return }
        polygons[0].outer = polygons[0].outer.map {
            Point(x: centre.x + ($0.x - centre.x) * factor, y: centre.y + ($0.y - centre.y) * factor)
        }
    }
}
