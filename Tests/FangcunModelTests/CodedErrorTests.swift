import FangcunModel
import XCTest

final class CodedErrorTests: XCTestCase {
    func testErrorsAreEqualWhenTheirCodesAre() {
        let here = ModelError(.malformedCSV, at: .line(1, column: nil), "one")
        let there = ModelError(.malformedCSV, at: .line(2, column: 3), "another")
        XCTAssertEqual(here, there)
        XCTAssertEqual(here.hashValue, there.hashValue)
        XCTAssertNotEqual(here, ModelError(.notUTF8, at: .line(1, column: nil), "one"))
    }

    func testOneLineSaysWhatWhereAndWhy() {
        XCTAssertEqual(
            "\(ModelError(.malformedCSV, at: .line(2, column: 3), "why"))", "malformedCSV at line 2, column 3: why")
        XCTAssertEqual("\(ModelError(.notUTF8, "why"))", "notUTF8: why")
    }
}
