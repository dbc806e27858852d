import XCTest

@testable import FangcunPKI

final class OIDTests: XCTestCase {
    func testDottedFormAndEncodingAgree() throws {
        // Encodings as `openssl asn1parse` and X.690, 8.19.5 (2.999.3 = 883703) give them.
        let known = [
            "1.2.156.10197.1.301": "2A811CCF5501822D", "2.999.3": "883703",
            "0.9.2342.19200300.100.1.25": "0992268993F22C640119",
            "2.5.29.19": "551D13", "2.39.1": "7701", "2.40": "78", "1.39": "4F", "0.0": "00", "2.47": "7F",
            "2.48": "8100",
        ]
        for (dotted, encoded) in known {
            XCTAssertEqual(try OID(dotted: dotted).contents, bytes(encoded), dotted)
            XCTAssertEqual(try OID(contents: bytes(encoded)[...]).description, dotted)
        }
        XCTAssertEqual(OID(1, 2, 156, 10197, 1, 301), try OID(dotted: "1.2.156.10197.1.301"))
    }

    func testArcsWiderThanMachineWordsAreWritten() throws {
        // 2.25 followed by the UUID f81d4fae-7dec-11d0-a765-00a0c91e6bf6 as a number (X.667, 8).
        let oid = try OID(contents: bytes("6983F09DA7EBCFDEE0C7A1A7B2C0948CC8F9D776")[...])
        XCTAssertEqual(oid.description, "2.25.329800735698586629295641978511506172918")
    }

    func testWhatIsNoIdentifierIsRefused() {
        for text in [
            "", "1", "1.", ".1", "1..2", "3.1", "1.40", "0.40", "1.2.x", "1.-2", "1.2.+3", "1.2.99999999999999999999",
        ] {
            XCTAssertThrowsError(try OID(dotted: text), text)
        }
        for encoded in ["", "80", "2A80", "2A8001", "8001"] {
            XCTAssertThrowsError(try OID(contents: bytes(encoded)[...]), encoded)
        }
        XCTAssertThrowsError(try OID(contents: [UInt8](repeating: 1, count: 300)[...]))
    }
}
