import FangcunGovernance
import XCTest

final class RatioTests: XCTestCase {
    func testHalvesGoAwayFromZero() {
        func text(_ a: Int, _ b: Int, _ decimals: Int) -> String? { Ratio(a, over: b)?.text(decimals: decimals) }
        XCTAssertEqual(text(1, 8, 2), "0.13")
        XCTAssertEqual(text(-1, 8, 2), "-0.13")
        XCTAssertEqual(text(1, -8, 2), "-0.13")
        XCTAssertEqual(text(3, 8, 2), "0.38")
        XCTAssertEqual(text(5, 2, 0), "3")
        XCTAssertEqual(text(-5, 2, 0), "-3")
        XCTAssertEqual(text(1, 3, 4), "0.3333")
        XCTAssertEqual(text(2, 3, 4), "0.6667")
        XCTAssertEqual(text(-1, 1_000, 2), "0.00", "no minus zero")
        XCTAssertEqual(text(7, 100, 2), "0.07")
        XCTAssertEqual(text(.max, 1, 2), "9223372036854775807.00")
    }

    /// As binary floating point these halves fall short: 1.005 is 1.00499…
    func testHalvesThatDoublesMiss() {
        XCTAssertEqual(Ratio(1_005, over: 1_000)?.text(decimals: 2), "1.01")
        XCTAssertEqual(Ratio(8_675, over: 100_000)?.text(decimals: 4), "0.0868")
        XCTAssertEqual(Ratio(2_675, over: 1_000)?.rounded(decimals: 2), Ratio(268, over: 100))
    }

    func testArithmeticIsExact() throws {
        let third = try XCTUnwrap(Ratio(1, over: 3))
        XCTAssertEqual(third.adding(third)?.adding(third), Ratio(whole: 1))
        XCTAssertEqual(third.multiplied(by: Ratio(whole: 3)), Ratio(whole: 1))
        XCTAssertEqual(third.subtracted(from: Ratio(whole: 1)), Ratio(2, over: 3))
        XCTAssertEqual(Ratio(2, over: 4), Ratio(-1, over: -2))
        XCTAssertLessThan(try XCTUnwrap(Ratio(-1, over: 2)), .zero)
        XCTAssertLessThan(try XCTUnwrap(Ratio(1, over: 3)), try XCTUnwrap(Ratio(334, over: 1_000)))
    }

    func testWhatCannotBeSaidIsNil() throws {
        XCTAssertNil(Ratio(1, over: 0))
        XCTAssertEqual(Ratio(.min, over: .min), Ratio(whole: 1))
        XCTAssertEqual(Ratio(.min, over: -1)?.text(decimals: 0), "9223372036854775808")
        let huge = try XCTUnwrap(Ratio(whole: .max).multiplied(by: Ratio(whole: .max)))
        XCTAssertNil(huge.multiplied(by: huge))
        XCTAssertNil(huge.text(decimals: 9))
        let tiny = try XCTUnwrap(Ratio(1, over: .max)?.multiplied(by: try XCTUnwrap(Ratio(1, over: .max))))
        XCTAssertNil(huge.adding(tiny))
        XCTAssertLessThan(tiny, huge)
    }
}
