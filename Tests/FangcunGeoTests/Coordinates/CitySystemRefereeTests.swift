import FangcunTestSupport
import Foundation
import XCTest

@testable import FangcunGeo

/// PROJ's own pipelines (program cct) for what a city system is made of, and NumPy for the least squares.
final class CitySystemRefereeTests: XCTestCase {
    func testACitySystemIsThePipelineOfPROJ() throws {
        try Referee.require()
        let spatial = CitySystem.Spatial(
            from: .cgcs2000, to: .krasovsky, by: try SevenParameterTransformTests.sample.get())
        let planar = try PlanarTransform(
            shift: Point(x: -300_000, y: -3_700_000), rotationRadians: 0.001, scale: 1.00001)
        let system = try CitySystem(
            centralMeridian: 113.65, falseEasting: 400_000, falseNorthing: -1_000, projectionHeightMeters: 1_100,
            spatial: spatial, planar: planar)
        // A raised ellipsoid with latitudes kept is another axis; the affine step of PROJ has its angle in its coefficients.
        let pipeline = [
            "+proj=pipeline", "+step +proj=unitconvert +xy_in=deg +xy_out=rad",
            "+step +proj=cart +ellps=GRS80 +rf=298.257222101",
            "+step +proj=helmert +x=15.5 +y=-147.2 +z=-90.1 +rx=1.2 +ry=-0.8 +rz=3.4 +s=-4.3 +convention=coordinate_frame",
            "+step +inv +proj=cart +a=6378245 +rf=298.3", "+step +proj=push +v_3",
            "+step +proj=tmerc +lat_0=0 +lon_0=113.65 +k=1 +x_0=400000 +y_0=-1000 +a=6379345 +rf=298.3",
            "+step +proj=pop +v_3",
            "+step +proj=affine +xoff=-300000 +yoff=-3700000 +s11=\(planar.cosine) +s12=\(-planar.sine) +s21=\(planar.sine) "
                + "+s22=\(planar.cosine)",
        ].joined(separator: " ").split(separator: " ").map(String.init)
        var generator = SeededGenerator(seed: 3)
        let points = (0..<500).map { _ in
            Point(x: .random(in: 112.7...114.3, using: &generator), y: .random(in: 34.2...35, using: &generator))
        }
        let folder = try TemporaryFolder()
        let lines = points.map { "\($0.x) \($0.y) 0 0\n" }.joined()
        let file = try folder.write(Array(lines.utf8), to: "input")
        let answer = try Referee.run("cct", ["-d", "11"] + pipeline + [file.path])
        XCTAssertEqual(answer.status, 0, answer.errors)
        let rows = answer.output.split(separator: "\n").map { $0.split(separator: " ").compactMap { Double($0) } }
        XCTAssertEqual(rows.count, points.count)
        for (row, ours) in zip(rows, system.forward(points)) {
            assertEqual(ours, Point(x: row[0], y: row[1]), within: 1e-7)
        }
    }

    func testTheFitsAreThoseOfNumPy() throws {
        try Referee.require()
        var generator = SeededGenerator(seed: 31)
        let transform = try SevenParameterTransformTests.sample.get()
        let points = (0..<12).map { _ -> ControlPoint<GeocentricPoint> in
            let place = Ellipsoid.cgcs2000.geocentric(
                Point(x: .random(in: 112...115, using: &generator), y: .random(in: 33...36, using: &generator)),
                heightMeters: .random(in: 0...500, using: &generator))
            let error = GeocentricPoint(
                x: .normal(using: &generator), y: .normal(using: &generator), z: .normal(using: &generator))
            return ControlPoint(source: place, target: transform.forward(place) + 0.05 * error)
        }
        let flat = points.map {
            ControlPoint(
                source: Point(x: $0.source.x, y: $0.source.y), target: Point(x: $0.target.x, y: $0.target.y))
        }
        let script = """
            import numpy, sys
            rows = numpy.array([[float(v) for v in line.split()] for line in open(sys.argv[1])])
            def fit(design, values):
                solution, squares, rank, _ = numpy.linalg.lstsq(design, values, rcond=None)
                residuals = design @ solution - values
                print(repr(float((residuals @ residuals / (len(values) - len(solution))) ** 0.5)), *residuals)
            p, q = rows[:, :3] - rows[:, :3].mean(0), rows[:, 3:] - rows[:, 3:].mean(0)
            z, o = numpy.zeros(len(p)), numpy.ones(len(p))
            x, y, h = p.T
            fit(numpy.vstack([numpy.stack(c, 1) for c in ((o, z, x, -y), (z, o, y, x))]), q[:, :2].T.ravel())
            fit(numpy.vstack([numpy.stack(c, 1) for c in ((o, z, z, x, z, -h, y), (z, o, z, y, h, z, -x),
                (z, z, o, h, -y, x, z))]), q.T.ravel())
            """
        let folder = try TemporaryFolder()
        let lines = points.map {
            "\($0.source.x) \($0.source.y) \($0.source.z) \($0.target.x) \($0.target.y) \($0.target.z)\n"
        }
        let file = try folder.write(Array(lines.joined().utf8), to: "points")
        let program = try folder.write(Array(script.utf8), to: "fit.py")
        let answer = try Referee.run("python3", [program.path, file.path])
        XCTAssertEqual(answer.status, 0, answer.errors)
        let rows = answer.output.split(separator: "\n").map { $0.split(separator: " ").compactMap { Double($0) } }
        XCTAssertEqual(rows.map(\.count), [25, 37])

        let planar = try PlanarTransform.fitted(to: flat)
        XCTAssertEqual(try XCTUnwrap(planar.unitWeightError), rows[0][0], accuracy: 1e-9 * rows[0][0])
        XCTAssertEqual(Self.largest(planar.residuals.map(\.x) + planar.residuals.map(\.y), rows[0]), 0, accuracy: 1e-7)
        let spatial = try SevenParameterTransform.fitted(to: points)
        XCTAssertEqual(try XCTUnwrap(spatial.unitWeightError), rows[1][0], accuracy: 1e-6)
        let residuals = spatial.residuals
        XCTAssertEqual(
            Self.largest(residuals.map(\.x) + residuals.map(\.y) + residuals.map(\.z), rows[1]), 0, accuracy: 1e-7)
    }

    private static func largest(_ ours: [Double], _ row: [Double]) -> Double {
        zip(ours, row.dropFirst()).map { abs($0 - $1) }.max() ?? .infinity
    }
}
