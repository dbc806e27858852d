import FangcunGeo
import FangcunModel
import FangcunTestSupport
import XCTest

final class CoverageCheckTests: XCTestCase {
    private let cities = [LatticeCity.metric(), .geographic()]

    func testSoundCityHasNoErrorAndNoWarning() {
        for city in cities + [.metric(seed: 9, columns: 30, rows: 20)] {
            let report = CoverageCheck.check(city.grids)
            XCTAssertTrue(report.isAcceptable)
            XCTAssertEqual(report.findings.map(\.code), [.gridsAreaBand, .gridsIsolatedPart], "\(report.findings)")
            XCTAssertEqual(report.findings.last?.grids, [city.lastIndex], "the island")
        }
    }

    func testEveryPlantedFaultIsFoundByCodeGridsAndPlace() throws {
        for city in cities {
            for fault in PlantedFault.all(in: city) {
                let report = CoverageCheck.check(fault.grids, options: fault.options)
                let grave = report.findings.filter { $0.severity > .info }
                let codes = Set(grave.map(\.code))
                XCTAssertEqual(
                    codes.subtracting(fault.permitted.subtracting(fault.wanted)), fault.wanted,
                    "\(fault.name): \(grave)")
                let site = try XCTUnwrap(BoundingBox(around: fault.site.flatMap { city.outline(of: $0) }), fault.name)
                for finding in grave {
                    let named = "\(fault.name): \(finding)"
                    XCTAssertEqual(finding.cells, finding.grids.map { fault.grids.grids[$0].code }, named)
                    guard fault.wanted.contains(finding.code), let place = finding.place else { continue }
                    XCTAssertTrue(site.grown(by: city.units(150, 150)).contains(place), named)
                }
                if let named = fault.named {
                    XCTAssertTrue(
                        grave.contains { $0.grids == named }, "\(fault.name): \(named) not in \(grave.map(\.grids))")
                }
            }
        }
    }

    func testSizesAreSquareMetersInMetersAndInDegrees() throws {
        for city in cities {
            func check(
                _ name: String, _ code: Finding.Code, within tolerance: Double, _ expected: (PlantedFault) -> Double
            ) throws {
                let fault = try XCTUnwrap(PlantedFault.all(in: city).first { $0.name == name })
                let sizes = CoverageCheck.check(fault.grids).findings.filter { $0.code == code }.compactMap(\.size)
                let sum = sizes.reduce(0, +)
                XCTAssertEqual(sum, expected(fault), accuracy: tolerance * expected(fault), name)
            }
            // A unit of area of the data in square metres. The lattice's cells are 100 m wide within half a per cent.
            let unit = city.grids.reference == .cgcs2000 ? 100 * 100 / (city.pitch.x * city.pitch.y) : 1
            let tolerance = city.grids.reference == .cgcs2000 ? 0.01 : 1e-6
            func area(_ set: UnitGridSet, _ index: Int) -> Double {
                set.grids[index].polygons.reduce(0) { $0 + $1.area } * unit
            }
            let (missing, cell) = (city.index(5, 4), city.index(4, 4))
            try check("grid missing", .gridsGap, within: tolerance) { _ in area(city.grids, missing) }
            try check("grid doubled", .gridsOverlap, within: tolerance) { _ in area(city.grids, missing) }
            try check("grid within another", .gridsOverlap, within: tolerance) { _ in 400 }
            try check("grid shrunk", .gridsGap, within: tolerance) { _ in area(city.grids, cell) * 0.19 }
            try check("grid grown over its neighbours", .gridsOverlap, within: tolerance) { _ in
                area(city.grids, cell) * 0.44
            }
            let near = CoverageCheck.check(PlantedFault.all(in: city)[0].grids).findings.filter {
                $0.code == .gridsNearMiss
            }
            XCTAssertEqual(try XCTUnwrap(near.first?.size), 0.05, accuracy: 0.001)
        }
    }

    func testOverlapOfEachPairAgreesWithIntersectionByGEOS() throws {
        let city = cities[0]
        for name in [
            "grid grown over its neighbours", "grid over several", "second tiling over the first", "corner moved 3 m",
        ] {
            let fault = try XCTUnwrap(PlantedFault.all(in: city).first { $0.name == name })
            let overlaps = CoverageCheck.check(fault.grids).findings.filter { $0.code == .gridsOverlap }
            var expected = 0
            for (first, one) in fault.grids.grids.enumerated() {
                for (second, other) in fault.grids.grids.enumerated() where first < second {
                    guard let common = try Polygon.overlap(of: one.polygons, and: other.polygons), common.area > 1e-3
                    else { continue }
                    expected += 1
                    let found = overlaps.first { $0.grids == [first, second] }
                    XCTAssertEqual(
                        try XCTUnwrap(found?.size, "\(name) \(first) \(second)"), common.area,
                        accuracy: 1e-6 * common.area)
                }
            }
            XCTAssertEqual(overlaps.count, expected, name)
        }
    }

    func testEdgeOfRingThatCrossesItselfIsNoCounterpart() {
        // The smaller half of the bow-tie runs the other way, and its western edge seems to be the square's counterpart.
        let bowTie = [(0.0, 0.0), (3, 3), (3, 0), (0, 2), (0, 0)].map { Point(x: $0, y: $1) }
        let grids = [bowTie, square(0, 0, side: 2)].map { UnitGrid(code: "x", polygons: [Polygon(outer: $0)]) }
        let report = CoverageCheck.check(UnitGridSet(reference: .cgcs2000GaussKruger114, grids: grids))
        let overlap = report.findings.first { $0.code == .gridsOverlap }
        // All of the western half, a triangle of 2 by 1.2, and of the eastern one a triangle of 4/3 by 0.8.
        XCTAssertEqual(overlap?.size ?? 0, 2 * 1.2 / 2 + 4.0 / 3 * 0.8 / 2, accuracy: 1e-9)
    }

    func testReportDoesNotDependOnDirectionStartAndClosureOfRings() throws {
        let fault = PlantedFault.all(in: cities[0])[1]
        let turned = fault.grids.grids.map { grid in
            var grid = grid
            for part in grid.polygons.indices {
                let ring = grid.polygons[part].outer.dropLast()
                let rotated = Array((ring.dropFirst(2) + ring.prefix(2)).reversed())
                grid.polygons[part].outer = rotated + rotated.prefix(1)
            }
            return grid
        }
        let before = CoverageCheck.check(fault.grids).findings
        let set = UnitGridSet(reference: fault.grids.reference, grids: turned)
        let after = CoverageCheck.check(set).findings.filter { $0.code != .gridsRingDirection }
        XCTAssertEqual(before.map(\.code), after.map(\.code))
        for (one, other) in zip(before, after) {
            XCTAssertEqual(one.grids, other.grids)
            XCTAssertEqual(one.size ?? 0, other.size ?? 0, accuracy: 1e-6)
        }
    }

    func testSameInputGivesTheSameReport() {
        for fault in PlantedFault.all(in: cities[0]) where fault.name != "coordinate that is no number" {
            XCTAssertEqual(CoverageCheck.check(fault.grids), CoverageCheck.check(fault.grids), fault.name)
        }
    }

    func testWhatCannotBeMeasuredIsSaid() throws {
        let fault = try XCTUnwrap(PlantedFault.all(in: cities[0]).first { $0.name == "second tiling over the first" })
        let few = CoverageCheck.check(fault.grids, options: CoverageCheck.Options(maximumUnmatchedEdges: 10))
        XCTAssertTrue(few.findings.contains { $0.code == .gridsUnmeasured })
        let straight = CoverageCheck.check(fault.grids, options: CoverageCheck.Options(maximumCrossings: 10))
        XCTAssertTrue(straight.findings.contains { $0.code == .gridsUnmeasured })
        // Which grids overlap is known all the same.
        let overlaps = CoverageCheck.check(fault.grids).findings.filter { $0.code == .gridsOverlap }
        XCTAssertEqual(straight.findings.filter { $0.code == .gridsOverlap }, overlaps)
    }

    func testUnknownReferenceAndFormatAreSaidNotGuessed() {
        let nowhere = UnitGridSet(
            reference: CoordinateReference(epsg: 999_999, axisOrder: .eastNorth),
            grids: squares([(0, 0), (1, 0)]).grids)
        let codes = CoverageCheck.check(nowhere, options: CoverageCheck.Options(areaBandSquareMeters: nil)).findings
            .map(\.code)
        XCTAssertEqual(codes, [.gridsUnknownReference, .gridsUnknownFormat])
        let format = CodeFormat(identifier: "one", segments: [CodeFormat.Segment("serial", .digits(1))])
        let known = CoverageCheck.check(
            nowhere, format: format, options: CoverageCheck.Options(areaBandSquareMeters: nil))
        XCTAssertEqual(known.findings.map(\.code), [.gridsUnknownReference])
    }

    func testMetersUnderAReferenceInDegreesAreTakenAsMetersAndSaid() throws {
        let fault = try XCTUnwrap(PlantedFault.all(in: cities[0]).first { $0.name == "grid within another" })
        let findings = CoverageCheck.check(UnitGridSet(reference: .wgs84, grids: fault.grids.grids)).findings
        XCTAssertEqual(findings.filter { $0.severity > .info }.map(\.code), [.gridsOverlap, .gridsUnknownReference])
        XCTAssertEqual(try XCTUnwrap(findings[0].size), 400, accuracy: 1e-3)
    }

    /// Web Mercator's metres are too long away from the equator, here by 1.2 either way.
    func testSizesInStretchedMetersAreThoseOfTheGround() throws {
        let city = cities[1]
        let mercator = CoordinateReference(epsg: 3857, axisOrder: .eastNorth)
        let projection = try Projection(from: .wgs84, to: mercator)
        let grids = try city.grids.grids.enumerated().filter { $0.offset != city.index(5, 4) }.map { _, grid in
            UnitGrid(
                code: grid.code,
                polygons: try grid.polygons.map {
                    Polygon(outer: try projection.transform($0.outer), holes: try $0.holes.map(projection.transform))
                })
        }
        let findings = CoverageCheck.check(UnitGridSet(reference: mercator, grids: grids)).findings
        let plane = try Projection(from: .wgs84, to: .cgcs2000GaussKruger114)
        let expected = Polygon(outer: try plane.transform(city.grids.grids[city.index(5, 4)].polygons[0].outer)).area
        let size = try XCTUnwrap(findings.first { $0.code == .gridsGap }?.size)
        XCTAssertEqual(size, expected, accuracy: 1e-3 * expected)
    }

    func testSizesInDegreesAgreeWithTheGaussKruegerPlane() throws {
        let city = cities[1]
        let fault = try XCTUnwrap(PlantedFault.all(in: city).first { $0.name == "grid missing" })
        let plane = try Projection(from: .cgcs2000, to: .cgcs2000GaussKruger114)
        let missing = city.grids.grids[city.index(5, 4)].polygons[0]
        let expected = Polygon(outer: try plane.transform(missing.outer)).area
        let found = try XCTUnwrap(CoverageCheck.check(fault.grids).findings.first { $0.code == .gridsGap }?.size)
        XCTAssertEqual(found, expected, accuracy: 1e-4 * expected)
    }

    func testEmptyAndAbsurdSetsAreAnswered() {
        XCTAssertEqual(CoverageCheck.check(UnitGridSet(reference: .wgs84, grids: [])).findings, [])
        let absurd = square(1e140, -1e140, side: 1e139) + [Point(x: 1e140, y: -1e140)]
        for reference in [CoordinateReference.wgs84, .cgcs2000GaussKruger114] {
            let grids = [absurd, square(0, 0, side: 1e-300), square(0, 0, side: 0)].map {
                UnitGrid(code: "x", polygons: [Polygon(outer: $0, holes: [[]])])
            }
            XCTAssertFalse(CoverageCheck.check(UnitGridSet(reference: reference, grids: grids)).isAcceptable)
        }
    }
}

extension LatticeCity {
    /// The points of a grid; of the whole city for a grid that was added to it.
    func outline(of grid: Int) -> [Point] {
        grid < grids.grids.count ? grids.grids[grid].polygons.flatMap(\.outer) : grids.vertices
    }
}

extension BoundingBox {
    func grown(by margin: Point) -> BoundingBox {
        BoundingBox(minX: minX - margin.x, minY: minY - margin.y, maxX: maxX + margin.x, maxY: maxY + margin.y)
    }
}
