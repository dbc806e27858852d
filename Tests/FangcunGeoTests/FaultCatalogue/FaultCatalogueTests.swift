import FangcunGeo
import FangcunModel
import FangcunSampleCity
import FangcunTestSupport
import Foundation
import XCTest

/// Every row of docs/coverage-faults.md, planted into the sample city in metres and in degrees, and into cells of Taipei.
final class FaultCatalogueTests: XCTestCase {
    func testFaultsInTheSampleCityInMeters() throws {
        try assertCatalogue(try Self.sampleSite())
    }

    func testFaultsInTheSampleCityInDegrees() throws {
        let city = try Self.sampleCity()
        let projection = try Projection(from: city.reference, to: .cgcs2000)
        let grids = try city.grids.grids.map { grid in
            UnitGrid(
                code: grid.code,
                polygons: try grid.polygons.map { polygon in
                    Polygon(
                        outer: try projection.transform(polygon.outer),
                        holes: try polygon.holes.map { try projection.transform($0) })
                })
        }
        let set = UnitGridSet(reference: .cgcs2000, grids: grids)
        try assertCatalogue(try XCTUnwrap(FaultSite(set, metersPerUnit: try Self.metersPerDegree(in: set))))
    }

    func testFaultsInCellsOfTaipei() throws {
        let all = try TaipeiGrids.read()
        let window = BoundingBox(minX: 121.52, minY: 25.02, maxX: 121.56, maxY: 25.06)
        let grids = all.grids.filter { $0.polygons.flatMap(\.outer).allSatisfy(window.contains) }
        XCTAssertGreaterThan(grids.count, 500)
        let set = UnitGridSet(reference: all.reference, grids: grids)
        try assertCatalogue(try XCTUnwrap(FaultSite(set, metersPerUnit: try Self.metersPerDegree(in: set))))
    }

    /// The page lists what is planted, row by row.
    func testPageListsTheCatalogue() throws {
        let page = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent("docs/coverage-faults.md"), encoding: .utf8)
        let listed = page.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2).map(String.init)
        XCTAssertEqual(listed, CatalogueFault.all(in: try Self.sampleSite()).map(\.row))
    }

    private func assertCatalogue(_ site: FaultSite) throws {
        struct Known: Hashable {
            let code: Finding.Code
            let cells: [String]
        }
        let options = CoverageCheck.Options(areaBandSquareMeters: nil)
        let before = CoverageCheck.check(site.grids, options: options).findings.filter { $0.severity > .info }
        XCTAssertFalse(before.contains { $0.severity == .error }, "\(before.prefix(3))")
        let known = Set(before.map { Known(code: $0.code, cells: $0.cells) })
        for fault in CatalogueFault.all(in: site) {
            let name = "\(fault.kind), \(fault.size), \(fault.place)"
            let found = CoverageCheck.check(fault.grids, options: fault.options).findings.filter {
                $0.severity > .info && !known.contains(Known(code: $0.code, cells: $0.cells))
            }
            let codes = Set(found.map(\.code))
            XCTAssertEqual(
                codes.subtracting(fault.permitted.subtracting(fault.wanted)), fault.wanted,
                "\(name): \(found.prefix(4))")
            assertPlaces(found, fault, site, name)
            guard let expected = fault.squareMeters else { continue }
            let sum = found.filter { $0.code == .gridsGap || $0.code == .gridsOverlap }.compactMap(\.size).reduce(0, +)
            XCTAssertEqual(sum, expected, accuracy: 0.02 * expected + 1e-4, name)
        }
    }

    /// Each finding names one of the cells of the fault, and shows within or beside them.
    private func assertPlaces(
        _ found: [CoverageFinding], _ fault: CatalogueFault, _ site: FaultSite, _ name: String
    ) {
        guard !fault.cells.isEmpty else { return }
        let corners = fault.cells.flatMap { grid in
            (site.grids.grids.indices.contains(grid) ? site.grids : fault.grids).grids[grid].polygons.flatMap(\.outer)
        }
        let margin = site.shift(30, 30)
        for finding in found where fault.wanted.contains(finding.code) {
            XCTAssertFalse(Set(finding.grids).isDisjoint(with: fault.cells), "\(name): \(finding)")
            XCTAssertEqual(finding.cells, finding.grids.map { fault.grids.grids[$0].code }, name)
            guard let place = finding.place, let box = BoundingBox(around: corners) else { continue }
            XCTAssertTrue(box.grown(by: margin).contains(place), "\(name): \(finding)")
        }
    }

    private static func sampleCity() throws -> SampleCity {
        try SampleCity(SampleCity.Options(seed: 4, areaSquareKilometers: 2))
    }

    private static func sampleSite() throws -> FaultSite {
        try XCTUnwrap(FaultSite(try sampleCity().grids, metersPerUnit: Point(x: 1, y: 1)))
    }

    /// Near enough for sizes to two parts in a hundred.
    private static func metersPerDegree(in set: UnitGridSet) throws -> Point {
        let bounds = try XCTUnwrap(set.bounds)
        let latitude = (bounds.minY + bounds.maxY) / 2 * .pi / 180
        return Point(x: 111_320 * cos(latitude), y: 110_900)
    }
}
