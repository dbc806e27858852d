import FangcunModel
import XCTest

final class FindingTests: XCTestCase {
    private func finding(_ severity: Severity) -> Finding {
        Finding("grids.gap", severity, at: .feature(3, identifier: "A-1"), Message(zh: "缝隙", en: "a gap"))
    }

    func testOnlyErrorsMakeFindingsUnacceptable() {
        XCTAssertTrue([finding(.info), finding(.warning)].isAcceptable)
        XCTAssertFalse([finding(.info), finding(.error)].isAcceptable)
        XCTAssertTrue([Finding]().isAcceptable)
    }

    func testSeveritiesAreOrdered() {
        XCTAssertEqual([Severity.error, .info, .warning].sorted(), [.info, .warning, .error])
    }

    func testOneLineSaysWhatAndWhere() {
        XCTAssertEqual(finding(.error).description, "error grids.gap at feature 3 (A-1): a gap")
    }
}
