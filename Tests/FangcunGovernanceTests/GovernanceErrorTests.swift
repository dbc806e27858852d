import FangcunGovernance
import XCTest

final class GovernanceErrorTests: XCTestCase {
    func testErrorsAreEqualWhenTheirCodesAre() {
        XCTAssertEqual(GovernanceError(.limitExceeded, "a"), GovernanceError(.limitExceeded, at: .byte(3), "b"))
        XCTAssertNotEqual(GovernanceError(.limitExceeded, "a"), GovernanceError(.malformedInput, "a"))
        XCTAssertEqual(
            GovernanceError(.unsoundProfile, at: .line(2, column: nil), "r").description, "unsoundProfile at line 2: r")
    }
}
