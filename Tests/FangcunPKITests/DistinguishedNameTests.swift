import FangcunModel
import XCTest

@testable import FangcunPKI

final class DistinguishedNameTests: XCTestCase {
    func testNameIsWrittenInTheUsualOrderAndTypes() throws {
        let name = try DistinguishedName(country: "CN", organization: "方寸", commonName: "a")
        // C as PrintableString, the others as UTF8String (RFC 5280, 4.1.2.4).
        let expected = bytes("302D 310B 3009 0603550406 1302434E 310F 300D 060355040A 0C06E696B9E5AFB8")
        let last = bytes("310A 3008 0603550403 0C0161")
        XCTAssertEqual(name.der, [0x30, UInt8(expected.count - 2 + last.count)] + expected.dropFirst(2) + last)
        XCTAssertEqual(try DistinguishedName(der: name.der), name)
        XCTAssertEqual(name.country, "CN")
        XCTAssertEqual(name.organization, "方寸")
        XCTAssertEqual(name.commonName, "a")
        XCTAssertNil(name.locality)
    }

    func testTextFollowsRFC4514() throws {
        let name = try DistinguishedName(
            country: "CN", stateOrProvince: "浙江", locality: "杭州", organization: "A, B + \"C\"",
            organizationalUnits: ["one", "two"], commonName: " #x\\;<> ")
        XCTAssertEqual(
            name.description,
            #"CN=\ #x\\\;\<\>\ ,OU=two,OU=one,O=A\, B \+ \"C\",L=杭州,ST=浙江,C=CN"#)
        XCTAssertEqual(try DistinguishedName(commonName: "#x").description, ##"CN=\#x"##)
        XCTAssertEqual(try DistinguishedName(commonName: "a\u{1B}[31m\n").description, #"CN=a\1B[31m\0A"#)
    }

    func testUnknownTypesAndValuesThatAreNoTextAreWrittenInHexadecimal() throws {
        // A part of two statements: 1.2.3 = INTEGER 5, and CN = x.
        let name = try DistinguishedName(der: bytes("3015 3113 3007 06022A03 020105 3008 0603550403 0C0178"))
        XCTAssertEqual(name.description, "1.2.3=#020105+CN=x")
        XCTAssertEqual(name.parts.count, 1)
    }

    func testComparisonIgnoresCaseBlanksAndTypeOfString() throws {
        let name = try DistinguishedName(organization: "Example  City", commonName: "Root")
        // The same as PrintableString, in other case, with other blanks.
        let other = DER.nameOf([("060355040A", "13", " EXAMPLE city "), ("0603550403", "13", "root")])
        XCTAssertNotEqual(try DistinguishedName(der: other), name)
        XCTAssertTrue(try DistinguishedName(der: other).matches(name))
        XCTAssertFalse(try DistinguishedName(organization: "ExampleCity", commonName: "Root").matches(name))
        XCTAssertFalse(try DistinguishedName(commonName: "Root").matches(name))
        let swapped = DER.nameOf([("0603550403", "0C", "Root"), ("060355040A", "0C", "Example City")])
        XCTAssertFalse(try DistinguishedName(der: swapped).matches(name))
        let otherType = DER.nameOf([("060355040B", "0C", "Example City"), ("0603550403", "0C", "Root")])
        XCTAssertFalse(try DistinguishedName(der: otherType).matches(name))
    }

    func testWhatCannotBeWrittenIsRefused() throws {
        for country in ["C", "CHN", "中国", "C1", ""] {
            XCTAssertThrowsError(try DistinguishedName(country: country), country)
        }
        XCTAssertNoThrow(try DistinguishedName(commonName: String(repeating: "字", count: 64)))
        XCTAssertThrowsError(try DistinguishedName(commonName: String(repeating: "字", count: 65)))
        XCTAssertNoThrow(try DistinguishedName(locality: String(repeating: "字", count: 128)))
        XCTAssertTrue(try DistinguishedName().isEmpty)
    }

    func testNamesWithoutEndAreRefused() {
        let many = DER.nameOf(Array(repeating: ("0603550403", "0C", "x"), count: 101))
        XCTAssertThrowsError(try DistinguishedName(der: many)) {
            XCTAssertEqual(($0 as? PKIError)?.code, .limitExceeded)
        }
    }
}

/// Names put together by hand, so that the writer under test is not its own judge.
private enum DER {
    static func nameOf(_ attributes: [(type: String, tag: String, text: String)]) -> [UInt8] {
        wrap(
            0x30,
            attributes.flatMap { type, tag, text in
                wrap(0x31, wrap(0x30, bytes(type) + wrap(bytes(tag)[0], bytes(of: text))))
            })
    }

    private static func wrap(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        content.count < 128
            ? [tag, UInt8(content.count)] + content
            : [tag, 0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + content
    }
}
