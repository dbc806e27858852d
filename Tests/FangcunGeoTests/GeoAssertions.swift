import FangcunGeo
import XCTest

/// Fails unless the point comes out, close to the one expected in both coordinates.
func assertEqual(
    _ point: @autoclosure () throws -> Point, _ expected: Point, within tolerance: Double, _ message: String = "",
    file: StaticString = #filePath, line: UInt = #line
) {
    do {
        let point = try point()
        XCTAssertEqual(point.x, expected.x, accuracy: tolerance, message, file: file, line: line)
        XCTAssertEqual(point.y, expected.y, accuracy: tolerance, message, file: file, line: line)
    } catch {
        XCTFail("\(message) \(error)", file: file, line: line)
    }
}

/// Fails unless the code throws a `GeoError` of that kind whose text holds these words.
func assertGeoError(
    _ code: GeoError.Code, mentions words: String..., file: StaticString = #filePath, line: UInt = #line,
    _ body: () throws -> Void
) {
    XCTAssertThrowsError(try body(), "no error", file: file, line: line) { error in
        guard let error = error as? GeoError else { return XCTFail("\(error)", file: file, line: line) }
        XCTAssertEqual(error.code, code, "\(error)", file: file, line: line)
        for word in words {
            XCTAssertTrue(error.description.contains(word), "'\(word)' in: \(error)", file: file, line: line)
        }
    }
}
