import FangcunGeo
import XCTest

@testable import fangcun_cli

final class SealPictureTests: XCTestCase {
    /// The chunks of a PNG by type; `nil` when their lengths do not add up.
    private func chunks(_ png: [UInt8]) -> [(type: String, data: [UInt8], checksum: [UInt8])]? {
        guard png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
        var rest = png.dropFirst(8)
        var chunks: [(String, [UInt8], [UInt8])] = []
        while rest.count >= 12 {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            guard rest.count >= 12 + length else { return nil }
            let body = Array(rest.dropFirst(4).prefix(4 + length))
            chunks.append(
                (
                    String(decoding: body.prefix(4), as: UTF8.self), Array(body.dropFirst(4)),
                    Array(rest.dropFirst(8 + length).prefix(4))
                ))
            rest = rest.dropFirst(12 + length)
        }
        return rest.isEmpty ? chunks : nil
    }

    func testPictureIsAWholePNG() throws {
        let chunks = try XCTUnwrap(chunks(DemoSealPicture.png()))
        XCTAssertEqual(chunks.map(\.type), ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"])
        // The checksum of an empty IEND is the same in every PNG.
        XCTAssertEqual(chunks.last?.checksum, [0xAE, 0x42, 0x60, 0x82])
        let header = try XCTUnwrap(chunks.first?.data)
        XCTAssertEqual(header, [0, 0, 1, 0, 0, 0, 1, 0, 4, 3, 0, 0, 0])
    }

    func testPixelsInflateToARingAndAStarOnClearGround() throws {
        let chunks = try XCTUnwrap(chunks(DemoSealPicture.png()))
        // zlib checks the lengths and the Adler-32 of the stream.
        let rows = try InputFile.inflate(chunks[3].data, maximumBytes: 1 << 20)
        XCTAssertEqual(rows.count, 256 * 129)
        func level(_ x: Int, _ y: Int) -> UInt8 {
            let byte = rows[y * 129 + 1 + x / 2]
            return x % 2 == 0 ? byte >> 4 : byte & 15
        }
        XCTAssertEqual(level(0, 0), 0, "the corner is clear")
        XCTAssertEqual(level(128, 4), 15, "the ring")
        XCTAssertEqual(level(128, 40), 0, "between ring and star")
        XCTAssertEqual(level(128, 128), 15, "the middle of the star")
        // Seven millimetres from the middle: the upper tip is ink, the lower notch is not.
        XCTAssertGreaterThan(level(128, 128 - 38), 0)
        XCTAssertEqual(level(128, 128 + 38), 0)
    }
}
