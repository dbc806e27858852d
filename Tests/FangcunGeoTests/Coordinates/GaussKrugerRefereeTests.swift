import FangcunTestSupport
import Foundation
import XCTest

@testable import FangcunGeo

/// GeographicLib's exact transverse Mercator projection (Lee's elliptic functions, no series): the truth to a few nanometres.
final class GaussKrugerRefereeTests: XCTestCase {
    func testWithinTenNanometresOfTheExactProjection() throws {
        try Referee.require()
        let zone = GaussKruger(checked: .cgcs2000, centralMeridian: 0, falseEasting: 0)
        var generator = SeededGenerator(seed: 8)
        // (largest distance from the central meridian, latitudes, tolerance in metres)
        let areas: [(Double, ClosedRange<Double>, Double)] = [
            (1.6, 3...54, 1e-8), (3.5, 3...54, 1e-8), (6, -84...84, 1e-8),
        ]
        for (width, latitudes, tolerance) in areas {
            let points = (0..<100_000).map { _ in
                Point(
                    x: .random(in: -width...width, using: &generator), y: .random(in: latitudes, using: &generator))
            }
            let exact = try transverseMercator(points, inverse: false)
            let plane = zone.forward(points)
            let forward = zip(plane, exact).map { $0.distance(to: $1) }.max() ?? 0
            let back = zone.inverse(plane)
            let exactBack = try transverseMercator(plane, inverse: true)
            let inverse =
                zip(back, exactBack).map { ours, theirs in
                    let east = (ours.x - theirs.x) * Double.cosine(ofDegrees: ours.y)
                    return (east * east + (ours.y - theirs.y) * (ours.y - theirs.y)).squareRoot() * 111_320
                }.max() ?? 0
            print("within \(width) degrees, latitudes \(latitudes): forward \(forward), inverse \(inverse) m")
            XCTAssertLessThan(forward, tolerance)
            XCTAssertLessThan(inverse, tolerance)
        }
    }

    /// The answers of TransverseMercatorProj on the ellipsoid of CGCS2000 with scale 1: latitude before longitude, easting before
    /// northing.
    private func transverseMercator(_ points: [Point], inverse: Bool) throws -> [Point] {
        let folder = try TemporaryFolder()
        // Without exponents: an E is the east to that program.
        let lines = points.map { point in
            let (first, second) = inverse ? (point.x, point.y) : (point.y, point.x)
            return String(format: "%.17f %.17f", first, second)
        }
        let file = try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "input")
        let answer = try Referee.run(
            "TransverseMercatorProj",
            ["-t", "-l", "0", "-k", "1", "-e", "6378137", "1/298.257222101", "-p", "10"] + (inverse ? ["-r"] : [])
                + ["--input-file", file.path])
        XCTAssertEqual(answer.status, 0, answer.errors)
        let results = try answer.output.split(separator: "\n").map { line in
            let fields = try line.split(separator: " ").prefix(2).map { try XCTUnwrap(Double($0)) }
            return inverse ? Point(x: fields[1], y: fields[0]) : Point(x: fields[0], y: fields[1])
        }
        XCTAssertEqual(results.count, points.count)
        return results
    }
}
