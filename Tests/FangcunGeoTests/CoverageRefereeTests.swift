import FangcunGeo
import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

/// Planted faults judged by shapely (a newer GEOS), which looks at whole polygons and knows nothing of faces.
final class CoverageRefereeTests: XCTestCase {
    /// One line for each case: its name, whether GEOS calls it a valid coverage, the holes in the union of all grids, and how
    /// much the grids' areas exceed that of their union.
    private static let script = """
        import sys, shapely
        cases = {}
        for line in open(sys.argv[1], encoding="utf-8"):
            name, text = line.rstrip("\\n").split("\\t")
            cases.setdefault(name, []).append(shapely.from_wkt(text))
        for name, grids in cases.items():
            union = shapely.union_all(grids)
            parts = shapely.get_parts(union)
            holes = sum(shapely.Polygon(ring).difference(union).area for part in parts for ring in part.interiors)
            excess = sum(grid.area for grid in grids) - union.area
            print(name, shapely.coverage_is_valid(grids), holes, excess, sep="\\t")
        """

    func testVerdictsAndAreasAgreeWithAnotherGEOS() throws {
        try Referee.require()
        let faults = PlantedFault.all(in: LatticeCity.metric()).filter { fault in
            // What is no valid polygon, GEOS does not judge; ten grids in a pile exceed by nine areas, not by pairs.
            fault.grids.grids.allSatisfy(\.isValid) && fault.name != "grid ten times"
        }
        XCTAssertGreaterThan(faults.count, 18)
        try assertAgreement(faults.map { ($0.name, $0.grids) })
    }

    /// Six corners of a city far from each other, each moved in one grid by a millimetre to six metres, whichever way.
    func testRandomFaultsAgreeWithAnotherGEOS() throws {
        try Referee.require()
        var generator = SeededGenerator(seed: 77)
        let cases = (0..<120).map { number -> (String, UnitGridSet) in
            let city = LatticeCity.metric(seed: UInt64(number + 100), columns: 12, rows: 10)
            var grids = city.grids.grids
            for (column, row) in [(1, 1), (5, 1), (9, 1), (1, 6), (5, 6), (9, 5)] {
                let cell = city.index(column, row)
                let corner = Int.random(in: 0..<grids[cell].polygons[0].outer.count - 1, using: &generator)
                let angle = Double.random(in: 0...2 * .pi, using: &generator)
                let meters = pow(10, Double.random(in: -3...0.8, using: &generator))
                grids[cell].polygons[0].outer = grids[cell].polygons[0].outer.map { point in
                    guard point == grids[cell].polygons[0].outer[corner] else { return point }
                    return Point(x: point.x + meters * cos(angle), y: point.y + meters * sin(angle))
                }
            }
            return ("random \(number)", UnitGridSet(reference: city.grids.reference, grids: grids))
        }
        let judged = cases.filter { $0.1.grids.allSatisfy(\.isValid) }
        XCTAssertGreaterThan(judged.count, 100)
        // Nothing is left out as rounding, as GEOS leaves nothing out.
        try assertAgreement(judged, CoverageCheck.Options(roundingMeters: 1e-9))
    }

    private func assertAgreement(
        _ cases: [(name: String, grids: UnitGridSet)], _ options: CoverageCheck.Options = CoverageCheck.Options()
    ) throws {
        let folder = try TemporaryFolder()
        let lines = cases.flatMap { fault in fault.grids.grids.map { "\(fault.name)\t\($0.wellKnownText)" } }
        let file = try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "cases.tsv")
        let answer = try Referee.run("python3", ["-c", Self.script, file.path])
        XCTAssertEqual(answer.status, 0, answer.errors)
        let verdicts = answer.output.split(separator: "\n").map { $0.split(separator: "\t") }
        XCTAssertEqual(verdicts.count, cases.count)
        for (fault, verdict) in zip(cases, verdicts) {
            XCTAssertEqual(String(verdict[0]), fault.name)
            let findings = CoverageCheck.check(fault.grids, options: options).findings
            // A corner on a foreign border makes a coverage invalid for GEOS; gaps, wide or open, do not.
            let isInvalid = findings.contains { $0.code == .gridsOverlap || $0.code == .gridsUnmatchedEdge }
            XCTAssertEqual(verdict[1] == "False", isInvalid, fault.name)
            for (code, column) in [(Finding.Code.gridsGap, 2), (.gridsOverlap, 3)] {
                let expected = try XCTUnwrap(Double(verdict[column]), fault.name)
                let found = findings.filter { $0.code == code }.compactMap(\.size).reduce(0, +)
                XCTAssertEqual(found, expected, accuracy: 1e-4 + 1e-7 * expected, "\(fault.name): \(code)")
            }
        }
    }
}

extension UnitGrid {
    fileprivate var isValid: Bool {
        guard !polygons.isEmpty, polygons.allSatisfy({ $0.rings.joined().allSatisfy(\.isFinite) }) else { return false }
        do { return try Polygon.fault(in: polygons) == nil } catch { return false }
    }

    fileprivate var wellKnownText: String {
        let parts = polygons.map { polygon in
            let rings = polygon.rings.map { ring in "(" + ring.map { "\($0.x) \($0.y)" }.joined(separator: ", ") + ")" }
            return "(" + rings.joined(separator: ", ") + ")"
        }
        return "MULTIPOLYGON (" + parts.joined(separator: ", ") + ")"
    }
}
