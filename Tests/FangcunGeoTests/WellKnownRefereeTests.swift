import FangcunGeo
import FangcunTestSupport
import XCTest

/// Shapely reads what we write and writes what we read, in all flavours of well-known binary.
final class WellKnownRefereeTests: XCTestCase {
    func testShapelyAgreesInEveryFlavour() throws {
        try Referee.require()
        var generator = SeededGenerator(seed: 21)
        let geometries = (0..<300).map { _ in RandomGeometry.make(&generator) }
        let folder = try TemporaryFolder()
        let lines = try geometries.map { geometry in
            try WellKnownText.text(of: geometry) + "\t"
                + hexadecimal(WellKnownBinary.bytes(of: geometry, order: .bigEndian))
        }
        let input = try folder.write(Array(lines.joined(separator: "\n").utf8), to: "ours.txt")
        let script = """
            import sys, shapely
            for line in open(sys.argv[1]):
                text, code = line.rstrip("\\n").split("\\t")
                shape = shapely.from_wkt(text)
                assert shapely.equals_identical(shape, shapely.from_wkb(code)), text
                tall = shapely.set_srid(shapely.force_3d(shape, 7.5), 4547)
                print(shapely.to_wkb(shape, hex=True, flavor="iso", byte_order=0))
                print(shapely.to_wkb(tall, hex=True, flavor="iso"))
                print(shapely.to_wkb(tall, hex=True, flavor="extended", include_srid=True))
            """
        let answer = try Referee.run("python3", ["-c", script, input.path])
        XCTAssertEqual(answer.status, 0, answer.errors)
        let answers = answer.output.split(separator: "\n")
        XCTAssertEqual(answers.count, 3 * geometries.count)
        for (index, line) in answers.enumerated() {
            let read = try WellKnownBinary.read(bytes(ofHexadecimal: line))
            XCTAssertEqual(read.geometry, geometries[index / 3])
            XCTAssertEqual(read.hasHeights, index % 3 > 0)
            XCTAssertEqual(read.srid, index % 3 == 2 ? 4_547 : nil)
        }
    }

    func testGDALReadsOurTextAndWritesTextThatWeRead() throws {
        try Referee.require()
        var generator = SeededGenerator(seed: 22)
        let geometries = (0..<100).map { _ in RandomGeometry.make(&generator) }
        let folder = try TemporaryFolder()
        let rows = try geometries.enumerated().map { "\($0.offset),\"\(try WellKnownText.text(of: $0.element))\"\n" }
        let input = try folder.write(Array("id,WKT\n\(rows.joined())".utf8), to: "ours.csv")
        let answer = try Referee.run(
            "ogr2ogr", ["-f", "CSV", "/vsistdout/", input.path, "-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=TAB"])
        XCTAssertEqual(answer.status, 0, answer.errors)
        let texts = answer.output.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[0] }
        XCTAssertEqual(texts.count, geometries.count)
        for (text, geometry) in zip(texts, geometries) {
            let read = try WellKnownText.read(String(text).replacing("\"", with: "")).geometry
            // GDAL writes 15 digits.
            XCTAssertEqual(read?.chains.map(\.count), geometry.chains.map(\.count))
            for (one, other) in zip(read?.chains.joined().map { $0 } ?? [], geometry.chains.joined()) {
                XCTAssertEqual(one.x, other.x, accuracy: 1e-13 * max(1, abs(other.x)))
                XCTAssertEqual(one.y, other.y, accuracy: 1e-13 * max(1, abs(other.y)))
            }
        }
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private func bytes(ofHexadecimal text: some StringProtocol) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
