import FangcunModel
import FangcunTestSupport
import SwiftASN1
import XCTest

@testable import FangcunPKI

final class DERReadingTests: XCTestCase {
    func testLimitsOnSizeDepthAndCountHold() throws {
        let limits = DERLimits(maximumBytes: 1_000, maximumDepth: 5, maximumElements: 10)
        assertThrows(.limitExceeded) { try DERDocument(self.octets(1_000), limits: limits) }
        XCTAssertNoThrow(try DERDocument(octets(900), limits: limits))
        let nested = (0..<5).reduce(bytes("0500")) { inner, _ in [0x30, UInt8(inner.count)] + inner }
        XCTAssertNoThrow(try DERDocument(nested, limits: limits))
        assertThrows(.limitExceeded) { try DERDocument([0x30, UInt8(nested.count)] + nested, limits: limits) }
        let nine = Array(repeating: bytes("0500"), count: 9).joined()
        XCTAssertNoThrow(try DERDocument([0x30, 18] + nine, limits: limits))
        assertThrows(.limitExceeded) { try DERDocument([0x30, 20] + nine + [5, 0], limits: limits) }
    }

    func testElementsInsideOneAnotherWithoutEndAreRefused() {
        assertThrows(.limitExceeded) { try DERDocument([0x30, 0x80] + self.bomb()) }
        assertThrows(.limitExceeded) { try DERDocument(self.bomb()) }
    }

    func testCountIsLimitedBeforeMemoryIsTaken() {
        // Four million empty elements: swift-asn1 would keep an object for each.
        let content = [UInt8](Array(repeating: [5, 0], count: 4_000_000).joined())
        let start = ContinuousClock.now
        assertThrows(.limitExceeded) { try DERDocument(bytes("30 83 7A1200") + content) }
        XCTAssertLessThan(ContinuousClock.now - start, .seconds(2))
    }

    func testFormsOfBERAreReadAndReportedAtTheirPlace() throws {
        let indefinite = try DERDocument(bytes("3080 020101 0000"))
        XCTAssertEqual(indefinite.findings.map(\.code), ["der.indefinite-length"])
        XCTAssertEqual(indefinite.findings.first?.place, .byte(0))
        let long = try DERDocument(bytes("3004 02810101"))
        XCTAssertEqual(long.findings.map(\.code), ["der.length-form"])
        XCTAssertEqual(long.findings.first?.place, .byte(2))
        XCTAssertEqual(try DERDocument(bytes("3003 020101")).findings, [])
    }

    func testReceivedBytesOfEveryNodeAreKept() throws {
        let received = bytes("3080 3005 0281020001 04820001FF 0000")
        let document = try DERDocument(received)
        XCTAssertEqual(Array(document.root.encodedBytes), received)
        var elements = try document.root.elements(of: "test")
        XCTAssertEqual(Array(try elements.next("first").encodedBytes), bytes("3005 0281020001"))
        XCTAssertEqual(Array(try elements.next("second").octets("octets")), [0xFF])
        try elements.finish()
    }

    func testLengthsThatDoNotAddUpAreRefused() {
        let broken = [
            "", "30", "3001", "3080", "308000", "3002 0201", "3003 020201", "0280 01 0000", "30 FF",
            "30 88 0000000000000001 00",
            "30 87 7FFFFFFFFFFFFF", "3003 0201010500", "3F", "3F80", "0000", "3002 0000", "3003 0202 01", "1F 05 00",
        ]
        for text in broken { assertThrows(.malformedInput, text) { try DERDocument(bytes(text)) } }
    }

    func testRandomBytesNeverCrash() {
        var generator = SeededGenerator(seed: 20_261_121)
        let tags: [UInt8] = [0x30, 0x31, 0xA0, 0x02, 0x04, 0x24, 0x80, 0x81, 0x84, 0x00, 0x1F, 0x3F, 0xFF, 0x05]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...24, using: &generator)
            let input = (0..<count).map { _ in
                Bool.random(using: &generator)
                    ? tags[Int.random(in: 0..<tags.count, using: &generator)]
                    : UInt8.random(in: 0...8, using: &generator)
            }
            guard let document = try? DERDocument(input) else { continue }
            XCTAssertEqual(Array(document.root.encodedBytes), input)
            visit(document.root)
        }
    }

    func testNumbersAreTwosComplement() throws {
        let values = ["020100": 0, "02017F": 127, "02020080": 128, "0201FF": -1, "020180": -128, "0202FF7F": -129]
        for (der, value) in values {
            XCTAssertEqual(try DERDocument(bytes(der)).root.integer("n"), value)
            XCTAssertEqual(DER.Serializer.bytes { $0.integer(value) }, bytes(der))
        }
        for value in [Int.min, Int.min + 1, -32_769, 65_536, Int.max] {
            let der = DER.Serializer.bytes { $0.integer(value) }
            XCTAssertEqual(try DERDocument(der).root.integer("n"), value)
        }
        assertThrows(.malformedInput) { try DERDocument(bytes("0209 00FFFFFFFFFFFFFFFF")).root.integer("n") }
        assertThrows(.malformedInput) { try DERDocument(bytes("0200")).root.integer("n") }
    }

    func testTextsOfEveryTypeAreRead() throws {
        let texts = [
            "0C06 E696B9E5AFB8": "方寸", "1302 4142": "AB", "1E04 65B95BF8": "方寸", "1C08 000065B900005BF8": "方寸",
            "1401 E9": "é", "1603 612E62": "a.b",
        ]
        for (der, text) in texts { XCTAssertEqual(try DERDocument(bytes(der)).root.text, text) }
        for der in ["0C01 FF", "1301 E9", "1E03 65B95B", "1C04 00110000", "1E02 D800", "0401 41", "2C03 0C0141"] {
            XCTAssertNil(try DERDocument(bytes(der)).root.text, der)
        }
    }

    func testPiecesOfAnOctetStringAreJoined() throws {
        XCTAssertEqual(try Array(DERDocument(bytes("2480 040101 04020203 0000")).root.octets("o")), [1, 2, 3])
        assertThrows(.malformedInput) { try DERDocument(bytes("2403 020101")).root.octets("o") }
    }

    private func visit(_ node: ASN1Node) {
        _ = try? node.integer("x")
        _ = try? node.boolean("x")
        _ = try? node.octets("x")
        _ = try? node.bitStringBytes("x")
        _ = try? node.objectIdentifier("x").description
        _ = node.text
        var findings: [Finding] = []
        _ = try? node.instant("x", findings: &findings)
        if case .constructed(let nodes) = node.content { nodes.forEach(visit) }
    }

    private func octets(_ count: Int) -> [UInt8] {
        DER.Serializer.bytes { $0.octets([UInt8](repeating: 1, count: count)) }
    }

    private func bomb() -> [UInt8] { (0..<100_000).flatMap { _ in [0x30, 0x80] as [UInt8] } }

    private func assertThrows<T>(
        _ code: PKIError.Code, _ comment: String = "", line: UInt = #line, _ body: () throws -> T
    ) {
        XCTAssertThrowsError(try body(), comment, line: line) {
            XCTAssertEqual(($0 as? PKIError)?.code, code, "\($0) \(comment)", line: line)
        }
    }
}
