import FangcunModel
import FangcunTestSupport
import XCTest

@testable import FangcunGeo

final class PlanarTransformTests: XCTestCase {
    private let city = Point(x: 469_363.3, y: 3_847_208.9)

    func testForwardInverseAndTheirSigns() throws {
        let quarter = try PlanarTransform(shift: Point(x: 10, y: 20), rotationRadians: .pi / 2, scale: 1)
        assertEqual(quarter.forward(Point(x: 1, y: 0)), Point(x: 10, y: 21), within: 1e-14)
        let transform = try PlanarTransform(
            shift: Point(x: -400_000, y: -3_800_000), rotationRadians: 0.02, scale: 1.0001)
        assertEqual(transform.inverse(transform.forward(city)), city, within: 5e-9)
        assertEqual(transform.forward(transform.inverse(city)), city, within: 5e-9)
        XCTAssertEqual(PlanarTransform.identity.forward(city), city)
        XCTAssertEqual(PlanarTransform.identity.inverse(city), city)
        for (rotation, scale) in [(.nan, 1), (0, 0), (0, 3), (.infinity, 1), (0, -1)] as [(Double, Double)] {
            assertGeoError(.invalidGeometry) {
                _ = try PlanarTransform(shift: Point(x: 0, y: 0), rotationRadians: rotation, scale: scale)
            }
        }
    }

    // MARK: Fit

    func testExactPointsGiveTheTransformBack() throws {
        let transform = try PlanarTransform(
            shift: Point(x: -400_000, y: -3_800_000), rotationRadians: -0.3, scale: 1.00002)
        let points = places(5, spread: 20_000, seed: 1).map { ControlPoint(source: $0, target: transform.forward($0)) }
        let fit = try PlanarTransform.fitted(to: points)
        XCTAssertEqual(fit.redundancy, 6)
        XCTAssertLessThan(try XCTUnwrap(fit.unitWeightError), 1e-8)
        XCTAssertEqual(fit.suspects, [])
        for point in points { assertEqual(fit.transform.forward(point.source), point.target, within: 1e-8) }
        XCTAssertEqual(fit.transform.rotationRadians, -0.3, accuracy: 1e-12)
        XCTAssertEqual(fit.transform.scale, 1.00002, accuracy: 1e-12)
        let two = try PlanarTransform.fitted(to: Array(points.prefix(2)))
        XCTAssertNil(two.unitWeightError)
        XCTAssertEqual(two.redundancy, 0)
        assertEqual(two.transform.forward(city), transform.forward(city), within: 1e-6)
    }

    func testSameAsTheWholeMatrix() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            let points = observed(seed: seed, count: 3 + Int(seed), noise: 0.02)
            let fit = try PlanarTransform.fitted(to: points)
            // About the place, or the referee itself would lose digits.
            let parameters = DenseLeastSquares.solve(
                points.flatMap { point in
                    let (x, y) = (point.source.x - city.x, point.source.y - city.y)
                    return [[1, 0, x, -y], [0, 1, y, x]]
                }, points.flatMap { [$0.target.x, $0.target.y] })
            XCTAssertEqual(fit.transform.cosine, parameters[2], accuracy: 1e-12)
            XCTAssertEqual(fit.transform.sine, parameters[3], accuracy: 1e-12)
            assertEqual(fit.transform.forward(city), Point(x: parameters[0], y: parameters[1]), within: 1e-7)
            let squares = fit.residuals.reduce(0) { $0 + $1.x * $1.x + $1.y * $1.y }
            XCTAssertEqual(
                try XCTUnwrap(fit.unitWeightError), (squares / Double(fit.redundancy)).squareRoot(), accuracy: 1e-12)
            for (point, residual) in zip(points, fit.residuals) {
                let image = fit.transform.forward(point.source)
                assertEqual(
                    Point(x: image.x - point.target.x, y: image.y - point.target.y), residual, within: 2e-8)
            }
        }
    }

    func testNoOtherTransformIsBetter() throws {
        let points = observed(seed: 77, count: 12, noise: 0.05)
        let fit = try PlanarTransform.fitted(to: points)
        func squares(_ transform: PlanarTransform) -> Double {
            points.reduce(0) {
                let distance = transform.forward($1.source).distance(to: $1.target)
                return $0 + distance * distance
            }
        }
        let best = squares(fit.transform)
        for (dx, dy, turn, scale) in [(1e-3, 0, 0, 0), (0, -1e-3, 0, 0), (0, 0, 1e-9, 0), (0, 0, 0, -1e-9)]
            as [(Double, Double, Double, Double)]
        {
            let other = try PlanarTransform(
                shift: Point(x: fit.transform.shift.x + dx, y: fit.transform.shift.y + dy),
                rotationRadians: fit.transform.rotationRadians + turn, scale: fit.transform.scale + scale)
            XCTAssertGreaterThan(squares(other), best)
        }
    }

    // MARK: Outliers

    func testAPlantedErrorIsFoundAndNamed() throws {
        for seed in 1...30 as ClosedRange<UInt64> {
            var points = observed(seed: seed, count: 8, noise: 0.01)
            let wrong = Int(seed % 8)
            points[wrong].target.x += 0.6
            points[wrong].name = "GPS-\(wrong)"
            let fit = try PlanarTransform.fitted(to: points)
            XCTAssertEqual(fit.suspects.map(\.index), [wrong], "seed \(seed)")
            XCTAssertEqual(try XCTUnwrap(fit.suspects.first).distanceMeters, 0.6, accuracy: 0.08)
            let findings = fit.findings(names: points.map(\.name))
            XCTAssertEqual(findings.map(\.code), [.coordinatesSuspectPoint])
            XCTAssertEqual(findings.first?.place, .feature(wrong, identifier: "GPS-\(wrong)"))
        }
    }

    func testTwoPlantedErrorsAreFoundTheWorstFirst() throws {
        var points = observed(seed: 5, count: 12, noise: 0.01)
        points[2].target.y -= 5
        points[9].target.x += 1
        XCTAssertEqual(try PlanarTransform.fitted(to: points).suspects.map(\.index), [2, 9])
    }

    func testSoundPointsAreRarelySuspected() throws {
        let suspected = try (1...1_000).count { seed in
            try !PlanarTransform.fitted(to: observed(seed: UInt64(seed), count: 9, noise: 0.03)).suspects.isEmpty
        }
        // One in a hundred by the rule; the noise is normal.
        XCTAssertLessThan(suspected, 25)
        XCTAssertGreaterThan(suspected, 0)
    }

    func testTooFewPointsAreNotJudged() throws {
        var points = observed(seed: 6, count: 3, noise: 0)
        points[0].target.x += 100
        XCTAssertEqual(try PlanarTransform.fitted(to: points).suspects, [])
        var four = observed(seed: 6, count: 4, noise: 0)
        four[0].target.x += 100
        XCTAssertEqual(try PlanarTransform.fitted(to: four).suspects.map(\.index), [0])
    }

    // MARK: Degenerate

    func testPointsThatCannotDetermineATransform() {
        let here = ControlPoint(source: city, target: Point(x: 0, y: 0))
        assertGeoError(.invalidGeometry, mentions: "0 control points") { _ = try PlanarTransform.fitted(to: []) }
        assertGeoError(.invalidGeometry) { _ = try PlanarTransform.fitted(to: [here]) }
        assertGeoError(.invalidGeometry, mentions: "one place") {
            _ = try PlanarTransform.fitted(to: [here, here, here])
        }
        let apart = ControlPoint(source: Point(x: city.x + 1000, y: city.y), target: Point(x: 0, y: 0))
        assertGeoError(.invalidGeometry, mentions: "one place") { _ = try PlanarTransform.fitted(to: [here, apart]) }
        for value in [Double.nan, .infinity] {
            let bad = ControlPoint(name: "B1", source: Point(x: value, y: 0), target: city)
            assertGeoError(.invalidGeometry, mentions: "B1") { _ = try PlanarTransform.fitted(to: [here, apart, bad]) }
        }
        let huge = [1e200, 2e200, -3e200].map {
            ControlPoint(source: Point(x: $0, y: 0), target: Point(x: 0, y: $0))
        }
        _ = try? PlanarTransform.fitted(to: huge)
    }

    // MARK: Fisher's distribution

    func testProbabilitiesOfFisher() {
        // With two degrees of freedom in the numerator there is a closed form.
        for freedom in [1, 2, 3, 10, 97, 1_000] as [Double] {
            for ratio in [0.001, 0.5, 1, 4, 30, 1_000, 1e6] as [Double] {
                let exact = Double.power(1 + 2 * ratio / freedom, -freedom / 2)
                XCTAssertEqual(
                    FisherDistribution.probability(above: ratio, 2, freedom), exact, accuracy: 1e-12 + 1e-10 * exact)
            }
        }
        // Tables of the 5 and 1 per cent points.
        XCTAssertEqual(FisherDistribution.probability(above: 3.7083, 3, 10), 0.05, accuracy: 2e-6)
        XCTAssertEqual(FisherDistribution.probability(above: 6.5523, 3, 10), 0.01, accuracy: 1e-6)
        XCTAssertEqual(FisherDistribution.probability(above: 161.4476, 1, 1), 0.05, accuracy: 1e-6)
        XCTAssertEqual(FisherDistribution.probability(above: 0, 3, 10), 1)
        XCTAssertEqual(FisherDistribution.probability(above: .infinity, 3, 10), 0)
        XCTAssertEqual(FisherDistribution.probability(above: .nan, 3, 10), 1)
    }

    // MARK: Helpers

    private func places(_ count: Int, spread: Double, seed: UInt64) -> [Point] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            Point(
                x: city.x + .random(in: -spread...spread, using: &generator),
                y: city.y + .random(in: -spread...spread, using: &generator))
        }
    }

    private func observed(seed: UInt64, count: Int, noise: Double) -> [ControlPoint<Point>] {
        var generator = SeededGenerator(seed: seed &* 7_919)
        let transform = PlanarTransform(shift: Point(x: -400_123, y: -3_800_456), cosine: 0.99998, sine: 0.0123)
        return places(count, spread: 15_000, seed: seed).map { place in
            let image = transform.forward(place)
            return ControlPoint(
                source: place,
                target: Point(
                    x: image.x + noise * .normal(using: &generator), y: image.y + noise * .normal(using: &generator)))
        }
    }
}
