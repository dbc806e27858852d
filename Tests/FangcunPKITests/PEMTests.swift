import Foundation
import FangcunTestSupport
import XCTest

@testable import FangcunPKI

final class PEMTests: XCTestCase {
    func testObjectsAreFoundAmongOtherText() throws {
        let text = """
            Bag Attributes: friendlyName: x\r
            -----BEGIN A B-----\r
            AQID\r
            BA==  \r
            -----END A B-----\r
            subject=CN = x
            -----BEGIN C-----
            -----END C-----
            -----BEGIN A B-----
            BQ==
            -----END A B-----
            """
        let blocks = try PEM.blocks(in: bytes(of: text))
        XCTAssertEqual(blocks.map(\.label), ["A B", "C", "A B"])
        XCTAssertEqual(blocks.map(\.bytes), [[1, 2, 3, 4], [], [5]])
        XCTAssertEqual(blocks.map(\.line), [2, 7, 9])
        XCTAssertEqual(try PEM.blocks(in: bytes(of: "no objects")), [])
        XCTAssertEqual(try PEM.blocks(in: []), [])
        XCTAssertEqual(
            try PEM.blocks(in: bytes(of: "\u{FEFF}-----BEGIN C-----\n-----END C-----")).map(\.label), ["C"])
    }

    func testBrokenObjectsAreRefused() {
        let broken = [
            "-----BEGIN A-----", "-----BEGIN A-----\nAQID", "-----BEGIN A-----\nAQID\n-----END B-----",
            "-----BEGIN A-----\nAQI\n-----END A-----", "-----BEGIN A-----\nA*ID\n-----END A-----",
            "-----BEGIN A-----\nAQID\n-----BEGIN B-----\nAQID\n-----END B-----",
        ]
        for text in broken { XCTAssertThrowsError(try PEM.blocks(in: bytes(of: text)), text) }
    }

    func testTextIsWhatOthersWrite() {
        let content = [UInt8](0..<100)
        let expected =
            "-----BEGIN TEST-----\n"
            + Data(content).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
            + "\n-----END TEST-----\n"
        XCTAssertEqual(PEM.text(label: "TEST", content), expected)
    }

    func testBase64AgreesWithFoundation() throws {
        var generator = SeededGenerator(seed: 7)
        for count in 0..<200 {
            let content = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let text = Data(content).base64EncodedString()
            XCTAssertEqual(String(decoding: Base64.encode(content), as: UTF8.self), text)
            XCTAssertEqual(Base64.decode(text.utf8), content)
        }
        // Published in RFC 4648, 10.
        XCTAssertEqual(Base64.decode("Zm9vYmFy".utf8), bytes(of: "foobar"))
    }

    func testOneValueHasOneText() {
        for text in ["A", "AA", "AAA", "AA=", "AA===", "AB==", "AAB=", "=AAA", "AA==AA==", "AAAA=", "A-__", "AAAAé"] {
            XCTAssertNil(Base64.decode(text.utf8), text)
        }
    }
}
