import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

final class InstantTests: XCTestCase {
    func testKnownMoments() throws {
        // Epoch seconds of these moments are published facts (the last second of 32-bit time among them).
        let known: [(String, Int64)] = [
            ("1970-01-01T00:00:00Z", 0), ("2038-01-19T03:14:07Z", 2_147_483_647), ("2000-02-29T12:00:00Z", 951_825_600),
            ("1900-03-01T00:00:00Z", -2_203_891_200), ("0001-01-01T00:00:00Z", -62_135_596_800),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
        ]
        for (text, seconds) in known {
            XCTAssertEqual(try Instant(rfc3339: text).secondsSinceEpoch, seconds, text)
            XCTAssertEqual(Instant(secondsSinceEpoch: seconds).rfc3339, text)
        }
    }

    func testAgreesWithFoundationOnRandomMoments() throws {
        var generator = SeededGenerator(seed: 7)
        let formatter = ISO8601DateFormatter()
        for _ in 0..<2_000 {
            // From 1600 on, since Foundation's calendar is Julian before October 1582.
            let seconds = Int64.random(in: -11_676_096_000...253_402_300_799, using: &generator)
            let expected = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            XCTAssertEqual(Instant(secondsSinceEpoch: seconds).rfc3339, expected)
            XCTAssertEqual(try Instant(rfc3339: expected).secondsSinceEpoch, seconds)
        }
    }

    func testZonesAndFractions() throws {
        let utc = try Instant(rfc3339: "2020-03-05T03:21:31Z")
        for text in ["2020-03-05T11:21:31+08:00", "2020-03-04T22:21:31-05:00", "2020-03-05t03:21:31.999z"] {
            XCTAssertEqual(try Instant(rfc3339: text), utc, text)
        }
    }

    func testRefusesWhatIsNoMoment() {
        let wrong = [
            "", "2020-03-05", "2020-03-05T03:21:31", "2021-02-29T00:00:00Z", "2020-13-01T00:00:00Z",
            "2020-00-01T00:00:00Z",
            "2020-01-01T24:00:00Z", "2020-01-01T00:60:00Z", "2020-01-01T00:00:60Z", "2020-01-01T00:00:00.Z",
            "2020-01-01T00:00:00+24:00", "2020-01-01T00:00:00Zx", "0000-01-01T00:00:00Z", "２０２０-01-01T00:00:00Z",
        ]
        for text in wrong {
            XCTAssertThrowsError(try Instant(rfc3339: text), text) { error in
                XCTAssertEqual((error as? ModelError)?.code, .malformedTime)
            }
        }
    }

    func testAddingStopsAtTheEndsOfTime() {
        XCTAssertEqual(Instant(secondsSinceEpoch: .max).adding(seconds: 1).secondsSinceEpoch, .max)
        XCTAssertEqual(Instant(secondsSinceEpoch: .min).adding(seconds: -1).secondsSinceEpoch, .min)
        XCTAssertEqual(Instant(secondsSinceEpoch: 5).adding(seconds: -7).secondsSinceEpoch, -2)
    }
}
