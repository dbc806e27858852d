import FangcunGeo
import FangcunTestSupport
import XCTest

/// The programs cs2cs and projinfo of PROJ: they settle axis orders and the choice of operation without our code.
final class ProjectionRefereeTests: XCTestCase {
    func testSameNumbersAsCs2csInTheRegistersAxisOrder() throws {
        try Referee.require()
        // Latitude and longitude come first on the left; what comes first on the right is the register's choice.
        let pairs: [(source: Int32, target: Int32, targetOrder: CoordinateReference.AxisOrder, x: Double, y: Double)] =
            [
                (4490, 4547, .northEast, 114, 34), (4490, 4526, .northEast, 114, 34), (4490, 4508, .northEast, 112, 27),
                (4490, 4545, .northEast, 107, 26), (4326, 4547, .northEast, 114, 34),
                (4326, 3826, .eastNorth, 121.5, 25),
                (4326, 32_650, .eastNorth, 117, 40), (4326, 32_756, .eastNorth, 151, -34),
                (4214, 2435, .northEast, 114, 34),
                (4610, 2383, .northEast, 114, 34), (4610, 4490, .northEast, 114, 34), (4326, 3857, .eastNorth, 114, 34),
            ]
        for pair in pairs {
            var generator = SeededGenerator(seed: UInt64(pair.target))
            let inputs = (0..<200).map { _ in
                (
                    latitude: pair.y + .random(in: -1...1, using: &generator),
                    longitude: pair.x + .random(in: -1...1, using: &generator)
                )
            }
            let answers = try cs2cs(
                pair.source, pair.target, inputs.map { "\($0.latitude) \($0.longitude)" })
            XCTAssertEqual(answers.count, inputs.count)
            let projection = try Projection(
                from: CoordinateReference(epsg: pair.source, axisOrder: .northEast),
                to: CoordinateReference(epsg: pair.target, axisOrder: pair.targetOrder))
            for (input, answer) in zip(inputs, answers) {
                let (first, second) = try projection.transformPair(input.latitude, input.longitude)
                XCTAssertEqual(first, answer.first, accuracy: 2e-6, "EPSG:\(pair.source) to EPSG:\(pair.target)")
                XCTAssertEqual(second, answer.second, accuracy: 2e-6, "EPSG:\(pair.source) to EPSG:\(pair.target)")
                let back = try projection.inversePair(answer.first, answer.second)
                XCTAssertEqual(back.0, input.latitude, accuracy: 1e-10)
                XCTAssertEqual(back.1, input.longitude, accuracy: 1e-10)
            }
        }
    }

    func testBallparkIsStatedWhereProjinfoStatesIt() throws {
        try Referee.require()
        for (source, target) in [
            (4326, 4490), (4326, 4547), (4490, 4547), (4326, 3826), (3826, 4547), (2435, 4547), (2383, 4490),
            (4214, 4326), (4555, 4490), (4326, 32_650), (4526, 4547),
        ] as [(Int32, Int32)] {
            let answer = try Referee.run("projinfo", ["-s", "EPSG:\(source)", "-t", "EPSG:\(target)", "--summary"])
            XCTAssertEqual(answer.status, 0, answer.errors)
            let shift = try Projection(
                from: CoordinateReference(epsg: source, axisOrder: .eastNorth),
                to: CoordinateReference(epsg: target, axisOrder: .eastNorth)
            ).datumShift
            let isBallpark =
                switch shift {
                case .ballpark, .identityByConvention: true
                case .none, .transformed: false
                }
            XCTAssertEqual(isBallpark, answer.output.contains("ballpark"), "\(source) to \(target): \(shift)")
        }
    }

    private func cs2cs(
        _ source: Int32, _ target: Int32, _ lines: [String]
    ) throws -> [(first: Double, second: Double)] {
        let folder = try TemporaryFolder()
        let file = try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "input")
        let answer = try Referee.run("cs2cs", ["-f", "%.12f", "EPSG:\(source)", "EPSG:\(target)", file.path])
        XCTAssertEqual(answer.status, 0, answer.errors)
        return try answer.output.split(separator: "\n").map { line in
            let fields = line.split { $0 == " " || $0 == "\t" }
            return (try XCTUnwrap(fields.first.flatMap { Double($0) }), try XCTUnwrap(Double(fields[1])))
        }
    }
}
