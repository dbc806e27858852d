import FangcunModel
import SwiftASN1
import XCTest

@testable import FangcunPKI

final class DERTimeTests: XCTestCase {
    func testStrictTimesAreReadWithoutFinding() throws {
        try assertTime("17", "260305112131Z", "2026-03-05T11:21:31Z", isStrict: true)
        try assertTime("17", "500101000000Z", "1950-01-01T00:00:00Z", isStrict: true)
        try assertTime("17", "491231235959Z", "2049-12-31T23:59:59Z", isStrict: true)
        try assertTime("18", "20500101000000Z", "2050-01-01T00:00:00Z", isStrict: true)
        try assertTime("18", "99991231235959Z", "9999-12-31T23:59:59Z", isStrict: true)
    }

    func testLooserFormsOfBERAreReadAndReported() throws {
        try assertTime("17", "2603051121Z", "2026-03-05T11:21:00Z", isStrict: false)
        try assertTime("17", "260305112131+0800", "2026-03-05T03:21:31Z", isStrict: false)
        try assertTime("18", "20260305112131.5Z", "2026-03-05T11:21:31Z", isStrict: false)
        try assertTime("18", "20260305112131-0130", "2026-03-05T12:51:31Z", isStrict: false)
        try assertTime("18", "20260305112131", "2026-03-05T11:21:31Z", isStrict: false)
    }

    func testWhatIsNoTimeIsRefused() throws {
        for (tag, text) in [
            ("17", "260230000000Z"), ("17", "260305240000Z"), ("17", ""), ("17", "26030511213Z"),
            ("17", "260305112131ZZ"),
            ("18", "20260305112131+08"), ("18", "2026030511213１Z"), ("18", "20260305112131.Z"),
            ("18", "00000305112131Z"), ("04", "20260305112131Z"), ("18", "20260305112131+2400"),
            ("17", "-10305112131Z"),
        ] {
            let der = bytes(tag) + [UInt8(text.utf8.count)] + bytes(of: text)
            var findings: [Finding] = []
            XCTAssertThrowsError(try DERDocument(der).root.instant("time", findings: &findings), text)
        }
    }

    func testCertificatesUseUTCTimeUntil2049() throws {
        let cases = [
            ("1950-01-01T00:00:00Z", "170D", "500101000000Z"), ("2049-12-31T23:59:59Z", "170D", "491231235959Z"),
            ("2050-01-01T00:00:00Z", "180F", "20500101000000Z"), ("1949-12-31T23:59:59Z", "180F", "19491231235959Z"),
        ]
        for (moment, header, text) in cases {
            let time = try DERTime(certificate: Instant(rfc3339: moment))
            XCTAssertEqual(DER.Serializer.bytes { $0.time(time) }, bytes(header) + bytes(of: text))
        }
        let sealed = try DERTime(generalized: Instant(rfc3339: "2026-03-05T11:21:31Z"))
        XCTAssertEqual(DER.Serializer.bytes { $0.time(sealed) }, bytes("180F") + bytes(of: "20260305112131Z"))
    }

    func testMomentsThatCannotBeWrittenAreRefused() {
        for seconds in [Int64.min, -62_135_596_801, 253_402_300_800, .max] {
            XCTAssertThrowsError(try DERTime(certificate: Instant(secondsSinceEpoch: seconds)))
        }
    }

    private func assertTime(
        _ tag: String, _ text: String, _ expected: String, isStrict: Bool, line: UInt = #line
    ) throws {
        let der = bytes(tag) + [UInt8(text.utf8.count)] + bytes(of: text)
        var findings: [Finding] = []
        let moment = try DERDocument(der).root.instant("time", findings: &findings)
        XCTAssertEqual(moment.rfc3339, expected, line: line)
        XCTAssertEqual(findings.map(\.code), isStrict ? [] : ["der.time-form"], line: line)
    }
}
