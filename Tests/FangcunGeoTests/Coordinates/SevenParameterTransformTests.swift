import FangcunTestSupport
import XCTest

@testable import FangcunGeo

final class SevenParameterTransformTests: XCTestCase {
    /// Of the size of those between Beijing 1954 and CGCS2000.
    static let sample = Result {
        try SevenParameterTransform(
            translation: GeocentricPoint(x: 15.5, y: -147.2, z: -90.1),
            rotationSeconds: GeocentricPoint(x: 1.2, y: -0.8, z: 3.4), scalePartsPerMillion: -4.3)
    }

    func testGeocentricThereAndBack() {
        var generator = SeededGenerator(seed: 1)
        for ellipsoid in [Ellipsoid.cgcs2000, .krasovsky, .iugg1975] {
            for _ in 0..<2_000 {
                let place = Point(
                    x: .random(in: -180...180, using: &generator), y: .random(in: -90...90, using: &generator))
                let height = Double.random(in: -5_000...9_000, using: &generator)
                let back = ellipsoid.geodetic(ellipsoid.geocentric(place, heightMeters: height))
                assertEqual(back.point, place, within: 1e-13 * max(1, 1e2 / Double.cosine(ofDegrees: place.y)))
                XCTAssertEqual(back.heightMeters, height, accuracy: 5e-9)
            }
        }
        let pole = Ellipsoid.cgcs2000.geocentric(Point(x: 0, y: 90), heightMeters: 10)
        XCTAssertEqual(pole.z, 6_356_752.314_140_356 + 10, accuracy: 1e-8)
        XCTAssertEqual(Ellipsoid.cgcs2000.geodetic(pole).point.y, 90, accuracy: 1e-12)
        XCTAssertTrue(Ellipsoid.cgcs2000.geodetic(GeocentricPoint(x: .nan, y: 0, z: 0)).point.x.isNaN)
    }

    func testTheInverseIsExact() throws {
        let transform = try Self.sample.get()
        for place in places(200) {
            let back = transform.inverse(transform.forward(place))
            XCTAssertLessThan((back - place).squaredLength.squareRoot(), 5e-9)
        }
    }

    func testExactPointsGiveTheParametersBack() throws {
        let transform = try Self.sample.get()
        let points = places(20).map { ControlPoint(source: $0, target: transform.forward($0)) }
        let fit = try SevenParameterTransform.fitted(to: points)
        XCTAssertEqual(fit.transform.rotationSeconds.x, 1.2, accuracy: 1e-7)
        XCTAssertEqual(fit.transform.rotationSeconds.y, -0.8, accuracy: 1e-7)
        XCTAssertEqual(fit.transform.rotationSeconds.z, 3.4, accuracy: 1e-7)
        XCTAssertEqual(fit.transform.scalePartsPerMillion, -4.3, accuracy: 1e-6)
        XCTAssertEqual(fit.suspects, [])
        XCTAssertEqual(fit.redundancy, 53)
    }

    func testSameAsTheWholeMatrix() throws {
        var generator = SeededGenerator(seed: 4)
        let transform = try Self.sample.get()
        let points = places(25).map { place in
            ControlPoint(source: place, target: transform.forward(place) + noise(0.02, &generator))
        }
        let fit = try SevenParameterTransform.fitted(to: points)
        let center = points[0].source
        let parameters = DenseLeastSquares.solve(
            points.flatMap { point in
                let p = point.source - center
                return [
                    [1, 0, 0, p.x, 0, -p.z, p.y], [0, 1, 0, p.y, p.z, 0, -p.x], [0, 0, 1, p.z, -p.y, p.x, 0],
                ]
            }, points.flatMap { [$0.target.x, $0.target.y, $0.target.z] })
        XCTAssertEqual(1 + fit.transform.scalePartsPerMillion * 1e-6, parameters[3], accuracy: 1e-12)
        let toSeconds = 648_000 / .pi / parameters[3]
        XCTAssertEqual(fit.transform.rotationSeconds.x, parameters[4] * toSeconds, accuracy: 1e-6)
        XCTAssertEqual(fit.transform.rotationSeconds.y, parameters[5] * toSeconds, accuracy: 1e-6)
        XCTAssertEqual(fit.transform.rotationSeconds.z, parameters[6] * toSeconds, accuracy: 1e-6)
        let image = fit.transform.forward(center)
        XCTAssertEqual(image.x, parameters[0], accuracy: 1e-6)
        XCTAssertEqual(image.z, parameters[2], accuracy: 1e-6)
    }

    func testAPlantedErrorIsFound() throws {
        let transform = try Self.sample.get()
        for seed in 1...20 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var points = places(9).map { place in
                ControlPoint(source: place, target: transform.forward(place) + noise(0.01, &generator))
            }
            let wrong = Int(seed % 9)
            points[wrong].target.z += 0.8
            let fit = try SevenParameterTransform.fitted(to: points)
            XCTAssertEqual(fit.suspects.map(\.index), [wrong], "seed \(seed)")
        }
    }

    func testPointsThatCannotDetermineATransform() throws {
        let line = (0..<5).map {
            GeocentricPoint(x: Double($0) * 1_000, y: Double($0) * 2_000, z: 5e6 - Double($0) * 500)
        }
        for source in [[], Array(line.prefix(2)), line, [line[0], line[0], line[0], line[0]]] {
            assertGeoError(.invalidGeometry) {
                _ = try SevenParameterTransform.fitted(to: source.map { ControlPoint(source: $0, target: $0) })
            }
        }
        assertGeoError(.invalidGeometry, mentions: "feature 1") {
            var points = line.map { ControlPoint(source: $0, target: $0) }
            points[1].target.y = .nan
            _ = try SevenParameterTransform.fitted(to: points)
        }
        assertGeoError(.invalidGeometry, mentions: "small angles") {
            _ = try SevenParameterTransform(
                translation: GeocentricPoint(x: 0, y: 0, z: 0), rotationSeconds: GeocentricPoint(x: 3_600, y: 0, z: 0))
        }
    }

    // MARK: City

    func testACitySystemThereAndBack() throws {
        let spatial = CitySystem.Spatial(from: .cgcs2000, to: .krasovsky, by: try Self.sample.get())
        let planar = try PlanarTransform(
            shift: Point(x: -300_000, y: -3_700_000), rotationRadians: 0.001, scale: 1.00001)
        let systems = [
            try CitySystem(name: "plain", centralMeridian: 113.65, projectionHeightMeters: 110),
            try CitySystem(centralMeridian: 113.65, falseEasting: 50_000, falseNorthing: -3_000_000, planar: planar),
            try CitySystem(centralMeridian: 113.65, projectionHeightMeters: 1_100, spatial: spatial, planar: planar),
        ]
        var generator = SeededGenerator(seed: 3)
        let points = (0..<300).map { _ in
            Point(x: .random(in: 112.7...114.3, using: &generator), y: .random(in: 34.2...35, using: &generator))
        }
        for system in systems {
            let images = system.forward(points)
            for (point, (image, back)) in zip(points, zip(images, system.inverse(images))) {
                assertEqual(back, point, within: 1e-12, system.name)
                XCTAssertEqual(system.forward(point), image)
            }
            XCTAssertTrue(system.forward(Point(x: .nan, y: 34)).x.isNaN)
            XCTAssertTrue(system.forward(Point(x: 50, y: 34)).x.isNaN)
            XCTAssertTrue(system.inverse(Point(x: .infinity, y: 34)).x.isNaN)
        }
        let north = try XCTUnwrap(systems.first).forward(Point(x: 113.65, y: 34.75))
        let flat = GaussKruger(checked: .cgcs2000, centralMeridian: 113.65, falseEasting: 500_000)
            .forward(Point(x: 113.65, y: 34.75))
        // The plane at 110 m is larger by 110 m in 6378 km.
        XCTAssertEqual(north.y, flat.y * (1 + 110 / 6_378_137.0), accuracy: 1e-8)
        XCTAssertEqual(systems[2].projection.ellipsoid.semiMajorAxis, 6_378_245 + 1_100)
    }

    // MARK: Helpers

    private func places(_ count: Int) -> [GeocentricPoint] {
        var generator = SeededGenerator(seed: 2)
        return (0..<count).map { _ in
            Ellipsoid.cgcs2000.geocentric(
                Point(x: .random(in: 110...117, using: &generator), y: .random(in: 31...37, using: &generator)),
                heightMeters: .random(in: 0...800, using: &generator))
        }
    }

    private func noise(_ size: Double, _ generator: inout SeededGenerator) -> GeocentricPoint {
        size
            * GeocentricPoint(
                x: .normal(using: &generator), y: .normal(using: &generator), z: .normal(using: &generator))
    }
}
