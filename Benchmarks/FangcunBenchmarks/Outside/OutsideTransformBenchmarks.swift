import FangcunGeo
import XCTest

/// Gauss-Krüger both ways beside GeographicLib's series; every result compared.
final class OutsideTransformBenchmarks: XCTestCase {
    func testGaussKruger() throws {
        let city = try OutsideCity.require()
        let plane = try GaussKruger(centralMeridian: 114)
        let degrees = try XCTUnwrap(city.points("locate.random.lonlat"))
        let metres = city.incidents
        var sum = 0.0
        let comparison = OutsideComparison(
            city: city, task: "transform",
            operations: [
                OutsideOperation(row: "transform.gk.forward", operations: degrees.count) {
                    sum += plane.forward(degrees).last?.x ?? 0
                },
                OutsideOperation(row: "transform.gk.inverse", operations: metres.count) {
                    sum += plane.inverse(metres).last?.x ?? 0
                },
            ], goals: [:])
        for name in try comparison.run(against: .compiled("geographiclib")) {
            let forward = try XCTUnwrap(city.points("transform.gk.forward.\(name).answers"))
            let inverse = try XCTUnwrap(city.points("transform.gk.inverse.\(name).answers"))
            let apart = zip(plane.forward(degrees), forward).map { $0.distance(to: $1) }.max() ?? .infinity
            // A degree is at most 112 km.
            let backApart =
                112_000 * (zip(plane.inverse(metres), inverse).map { $0.distance(to: $1) }.max() ?? .infinity)
            print(
                "compared transform.gk with \(name): \(forward.count) points, \(apart) m apart, inverse \(backApart) m")
            XCTAssertLessThan(apart, 1e-8)
            XCTAssertLessThan(backApart, 1e-8)
        }
        XCTAssertFalse(sum.isNaN)
    }
}
