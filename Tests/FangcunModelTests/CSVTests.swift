import FangcunModel
import FangcunTestSupport
import XCTest

final class CSVTests: XCTestCase {
    private func rows(_ text: String) throws -> [[String]] {
        var reader = try CSVReader(Array(text.utf8))
        return [reader.header] + (try reader.remainingRows()).map(\.fields)
    }

    func testQuotesCommasAndLineEnds() throws {
        XCTAssertEqual(
            try rows("\u{FEFF}a,b\r\n\"x,\"\"y\"\"\",\"two\nlines\"\n,\r\n\n\"\",z"),
            [["a", "b"], ["x,\"y\"", "two\nlines"], ["", ""], ["", "z"]])
    }

    func testLinesAreCountedThroughQuotedLineEnds() throws {
        var reader = try CSVReader(Array("a\n\"1\n2\"\nx\n".utf8))
        XCTAssertEqual(try reader.remainingRows().map(\.line), [2, 4])
    }

    func testFaultsNameTheirLine() {
        let cases: [(String, ModelError.Code, Int)] = [
            ("", .malformedCSV, 1), ("a,a\n", .malformedCSV, 1), ("a,b\n1,2\n1\n", .malformedCSV, 3),
            ("a\n\"x\n", .malformedCSV, 2), ("a\n\"x\"y\n", .malformedCSV, 2), ("a\n1\rb\n", .malformedCSV, 2),
        ]
        for (text, code, line) in cases {
            XCTAssertThrowsError(try rows(text), text) { error in
                XCTAssertEqual((error as? ModelError)?.code, code, text)
                XCTAssertEqual((error as? ModelError)?.place, .line(line, column: nil), text)
            }
        }
    }

    func testBig5TextIsNamedAsNotUTF8() {
        XCTAssertThrowsError(try CSVReader(Array("a\n".utf8) + [0xA5, 0x78, 0xA5, 0x5F, 0x0A]).remaining()) { error in
            XCTAssertEqual((error as? ModelError)?.code, .notUTF8)
            XCTAssertEqual((error as? ModelError)?.place, .line(2, column: nil))
        }
    }

    func testAMissingColumnIsNamed() throws {
        let reader = try CSVReader(Array("id,text\n".utf8))
        XCTAssertEqual(try reader.column("text"), 1)
        XCTAssertThrowsError(try reader.column("lon")) { error in
            XCTAssertTrue("\(error)".contains("'lon'") && "\(error)".contains("id, text"), "\(error)")
        }
    }

    func testLimits() {
        let limits = CSVReader.Limits(maximumBytes: 20, maximumColumns: 2, maximumFieldBytes: 4)
        for text in ["a,b,c\n", "abcde\n", "a\n\"abcdef\"\n", "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"] {
            XCTAssertThrowsError(try CSVReader(Array(text.utf8), limits: limits).remaining(), text)
        }
    }

    func testAFaultyRowEndsTheSequence() throws {
        let reader = try CSVReader(Array("a,b\n1,2\n3\n4,5\n".utf8))
        let outcomes = reader.map { (try? $0.get()) != nil }
        XCTAssertEqual(outcomes, [true, false])
    }

    func testWhatIsWrittenReadsBack() throws {
        var generator = SeededGenerator(seed: 3)
        let alphabet = ["", "a", ",", "\"", "\n", "\r\n", "中", " ", "\"\""]
        for columns in 1...3 {
            let header = (0..<columns).map { "c\($0)" }
            var writer = CSVWriter(header: header)
            var expected: [[String]] = []
            for _ in 0..<200 {
                let row = (0..<columns).map { _ in
                    (0..<3).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }.joined()
                }
                writer.row(row)
                expected.append(row)
            }
            var reader = try CSVReader(writer.bytes)
            XCTAssertEqual(try reader.remainingRows().map(\.fields), expected)
        }
    }

    func testRealAddressesHaveTheirPublishedNumber() throws {
        // The decompressed gazetteer is not in the data folder, so the divisions stand in: 2 978 counties.
        var reader = try CSVReader(TestData.bytes("admin/modood_areas.csv"))
        XCTAssertEqual(try reader.remainingRows().count, 2_978)
    }
}

extension CSVReader {
    fileprivate func remaining() throws(ModelError) -> [Row] {
        var copy = self
        return try copy.remainingRows()
    }
}
