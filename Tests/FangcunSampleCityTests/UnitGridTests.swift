import FangcunGeo
import FangcunModel
import FangcunSampleCity
import XCTest

final class UnitGridTests: XCTestCase {
    func testGridsTileTheOutlineExactly() throws {
        for seed in [1, 2, 3, 5, 8] as [UInt64] {
            let city = try Self.bareCity(seed: seed, area: seed == 1 ? 12 : 1.5)
            let areas = city.grids.grids.map { twiceArea($0.polygons[0].outer) }
            XCTAssertTrue(areas.allSatisfy { $0 > 0 }, "every ring is counter-clockwise")
            XCTAssertEqual(areas.reduce(0, +), twiceArea(city.outline.outer))
        }
    }

    /// Edge-matched: each edge of a grid is the reverse of exactly one edge of another, or an edge of the outline.
    func testEveryEdgeIsSharedByTwoGridsOrTheOutline() throws {
        for seed in [1, 4, 9] as [UInt64] {
            let city = try Self.bareCity(seed: seed, area: seed == 1 ? 12 : 1)
            var directed: [[Millimeters]: Int] = [:]
            for ring in city.grids.grids.map({ $0.polygons[0].outer.map(Millimeters.init) }) {
                for (from, to) in zip(ring, ring.dropFirst()) {
                    XCTAssertNotEqual(from, to)
                    directed[[from, to], default: 0] += 1
                }
            }
            XCTAssertTrue(directed.values.allSatisfy { $0 == 1 })
            let rim = city.outline.outer.map(Millimeters.init)
            let unmatched = Set(directed.keys.filter { directed[[$0[1], $0[0]]] == nil })
            XCTAssertEqual(unmatched, Set(zip(rim, rim.dropFirst()).map { [$0, $1] }))
        }
    }

    func testTheCoverageCheckFindsNothing() throws {
        for (seed, area) in [(1, 12.0), (2, 0.5), (6, 3), (.max, 2)] as [(UInt64, Double)] {
            let city = try Self.bareCity(seed: seed, area: area)
            let report = CoverageCheck.check(city.grids, format: .unitGrid15)
            let faults = report.findings.filter { $0.severity == .error || $0.severity == .warning }
            XCTAssertTrue(faults.isEmpty, "seed \(seed): \(faults.prefix(3))")
        }
    }

    func testGridsHaveThePlausibleSizeAndVertexCount() {
        let rings = Cities.small.grids.grids.map { $0.polygons[0].outer }
        let areas = rings.map { Double(twiceArea($0)) / 2e6 }.sorted()
        let vertices = rings.map { $0.count - 1 }.sorted()
        XCTAssertEqual(areas[areas.count / 2], 10_000, accuracy: 1_000)
        XCTAssertGreaterThan(areas[0], 3_000)
        XCTAssertLessThan(areas[areas.count - 1], 30_000)
        XCTAssertTrue((20...30).contains(vertices[vertices.count / 2]), "\(vertices[vertices.count / 2])")
        XCTAssertGreaterThanOrEqual(vertices[0], 10)
        XCTAssertLessThanOrEqual(vertices[vertices.count - 1], 61)
    }

    func testTheAreaIsTheOneAskedFor() throws {
        for (seed, area) in [(11, 0.5), (12, 1), (13, 7), (14, 30)] as [(UInt64, Double)] {
            let city = try Self.bareCity(seed: seed, area: area)
            XCTAssertEqual(Double(twiceArea(city.outline.outer)) / 2e12, area, accuracy: area * 0.01)
            XCTAssertEqual(Double(city.grids.grids.count), area * 100, accuracy: area * 12)
        }
    }

    func testCodesAreValidUniqueAndSorted() throws {
        let codes = Cities.small.grids.grids.map(\.code)
        for code in codes { XCTAssertTrue(CodeFormat.unitGrid15.findings(for: code).isEmpty, code) }
        XCTAssertEqual(Set(codes).count, codes.count)
        XCTAssertEqual(codes, codes.sorted())
    }

    /// Serials run from 1 without gaps; bands from north to south, from west to east inside a band of 100 m.
    func testSerialsAreInReadingOrder() throws {
        let city = Cities.small
        for community in city.divisions.communities {
            var previous: (north: Double, east: Double)?
            for (offset, index) in community.grids.enumerated() {
                let grid = city.grids.grids[index]
                let code = try UnitGridCode(grid.code)
                XCTAssertEqual(code.serial, offset + 1)
                XCTAssertEqual(code.community, community.code)
                let box = try XCTUnwrap(BoundingBox(around: grid.polygons[0].outer))
                let middle = (north: (box.minY + box.maxY) / 2, east: (box.minX + box.maxX) / 2)
                if let previous {
                    XCTAssertLessThan(middle.north, previous.north + 100.001, "never back north by a band")
                    if middle.east < previous.east { XCTAssertLessThan(middle.north, previous.north) }
                }
                previous = middle
            }
        }
    }

    func testTheLocatorFindsEveryGridAtItsInnerPoint() throws {
        let city = Cities.small
        let locator = try GridLocator(city.grids)
        for (index, grid) in city.grids.grids.enumerated() {
            let inner = try XCTUnwrap(grid.polygons[0].interiorPoint)
            XCTAssertEqual(locator.locate(inner), index)
        }
        XCTAssertNil(locator.locate(Point(x: 400_000, y: 3_845_000)))
    }

    /// A city without what stands on the ground: quick to make.
    private static func bareCity(seed: UInt64, area: Double) throws -> SampleCity {
        var options = SampleCity.Options(seed: seed, areaSquareKilometers: area)
        options.componentsPerSquareKilometer = 0
        options.hasBuildings = false
        return try SampleCity(options)
    }
}
