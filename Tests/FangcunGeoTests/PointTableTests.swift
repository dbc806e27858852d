import FangcunGeo
import FangcunModel
import XCTest

final class PointTableTests: XCTestCase {
    private let columns = PointTable.Columns(required: ["id", "class"], optional: ["name"])

    func testColumnsAreFoundByNameInAnyOrderAndOthersPassedOver() throws {
        let table = try read("note,LAT , lon,Class,id\nx,25,121.5,井盖,a\ny,25.1,121.6,路灯,b\n")
        XCTAssertEqual(table.map(\.position), [Point(x: 121.5, y: 25), Point(x: 121.6, y: 25.1)])
        XCTAssertEqual(table.map { Array($0.fields) }, [["a", "井盖", ""], ["b", "路灯", ""]])
        XCTAssertEqual(table.names, ["id", "class", "name"])
    }

    func testColumnsMayHaveNamesOfTheirOwn() throws {
        let mapping = try ColumnMapping(["id=标识码", "class=类别", "lon=X", "lat=Y", "name=a=b"], ours: columns.names)
        let table = try read("Y,X,类别,标识码,a=b\n3500000,500000,0101,1,井\n", mapping: mapping, reference: nil)
        XCTAssertEqual(table.map(\.position), [Point(x: 500_000, y: 3_500_000)])
        XCTAssertEqual(table.map { Array($0.fields) }, [["1", "0101", "井"]])
    }

    func testMappingsThatDoNothingAreRefused() {
        for texts in [["id"], ["id="], ["=x"], ["ident=x"], ["id=x", "id=y"]] {
            XCTAssertThrowsError(try ColumnMapping(texts, ours: columns.names), "\(texts)") { error in
                XCTAssertEqual((error as? ModelError)?.code, .malformedTable)
            }
        }
    }

    func testAColumnThatMayBeEitherIsRefused() {
        XCTAssertThrowsError(try read("ID,Id,class,lon,lat\n"))
        XCTAssertNoThrow(try read("ID,id,class,lon,lat\n"))
    }

    func testMissingColumnsAreErrorsEvenWhenRowsAreReported() {
        XCTAssertThrowsError(try read("id,lon,lat\n", faults: .reported)) { error in
            XCTAssertTrue("\(error)".contains("'class'"), "\(error)")
        }
    }

    func testUnknownPositionsAreCounted() throws {
        let unknown = ["", " ", "NaN", "-inf", "NULL"]
        let rows = unknown.map { "a,b,\($0),25\n" }.joined()
        let table = try read("id,class,lon,lat\n" + rows + "c,d,121,25\n")
        XCTAssertEqual(table.unplacedCount, unknown.count)
        XCTAssertEqual(table.map(\.number), [unknown.count])
        XCTAssertEqual(table.map(\.line), [unknown.count + 2])
    }

    func testFaultsNameLineAndColumn() {
        for (field, words) in [("0x79", "no number"), ("1e400", "larger"), ("25", "latitude"), ("1 2", "no number")] {
            XCTAssertThrowsError(try read("id,class,lon,lat\na,b,1,2\na,b,25,\(field == "25" ? "121" : field)\n")) {
                error in
                XCTAssertEqual((error as? ModelError)?.place, .line(3, column: nil))
                XCTAssertTrue("\(error)".contains("column lat") && "\(error)".contains(words), "\(error)")
            }
        }
    }

    func testMetresAreNotJudgedAsDegrees() throws {
        let text = "id,class,lon,lat\na,b,500000,3500000\n"
        XCTAssertEqual(try read(text, reference: .cgcs2000GaussKruger114).count, 1)
        XCTAssertThrowsError(try read(text, reference: .cgcs2000))
    }

    func testBrokenRowsBecomeFindings() throws {
        let text = "id,class,lon,lat\na,b,1,2\nc,d,1\n\"e,f,1,2\ng,h,\"1\"x,2\ni,j,east,2\nk,l,3,4\n"
        XCTAssertThrowsError(try read(text))
        let table = try read(text, faults: .reported)
        XCTAssertEqual(table.map { $0.fields.first }, ["a", "k"])
        XCTAssertEqual(table.findings.map(\.place), [3, 5, 5, 6].map { .line($0, column: nil) })
        XCTAssertEqual(table.faultCount, 4)
        XCTAssertEqual(table.rowCount, 6)
        XCTAssertEqual(table.map(\.number), [0, 5])
    }

    func testTextThatIsNotUTF8CostsItsRow() throws {
        var bytes = Array("id,class,lon,lat\na,".utf8)
        bytes += [0xC2, 0xB7, 0xB5, 0xC6]
        bytes += Array(",1,2\nb,x,3,4\n".utf8)
        let table = try PointTable(csv: bytes, columns: columns, reference: nil, faults: .reported)
        XCTAssertEqual(table.map { $0.fields.first }, ["b"])
        XCTAssertTrue(try XCTUnwrap(table.findings.first).message.en.contains("GBK"))
    }

    func testFurtherFindingsAreCounted() throws {
        let text = "id,class,lon,lat\n" + String(repeating: "\"\n", count: 9)
        let table = try PointTable(
            csv: Array(text.utf8), columns: columns, reference: nil, limits: PointTable.Limits(maximumFindings: 3),
            faults: .reported)
        XCTAssertEqual(table.findings.count, 3)
        // The last quote is never closed; each pair before is a row of one field.
        XCTAssertEqual(table.faultCount, 5)
    }

    func testLimitsAreErrorsEvenWhenRowsAreReported() {
        let limits = PointTable.Limits(maximumRows: 2)
        let text = "id,class,lon,lat\na,b,1,2\na,b,1,2\na,b,1,2\n"
        for faults in [PointTable.RowFaults.refused, .reported] {
            XCTAssertThrowsError(
                try PointTable(
                    csv: Array(text.utf8), columns: columns, reference: nil, limits: limits, faults: faults)
            ) { error in XCTAssertEqual((error as? ModelError)?.code, .limitExceeded) }
        }
    }

    private func read(
        _ text: String, mapping: ColumnMapping = ColumnMapping(), reference: CoordinateReference? = .wgs84,
        faults: PointTable.RowFaults = .refused
    ) throws -> PointTable {
        try PointTable(
            csv: Array(text.utf8), columns: columns, mapping: mapping, reference: reference, faults: faults)
    }
}
