import FangcunModel
import XCTest

final class DivisionRegisterTests: XCTestCase {
    private func division(_ code: String) throws -> AdministrativeDivision { try AdministrativeDivision(code) }

    private func day(_ text: String) throws -> CivilDate { try CivilDate(text) }

    func testADistrictThatWentUpInAnother() throws {
        let register = DivisionRegister.basic
        let chongwen = try division("110103")
        XCTAssertEqual(register.record(of: chongwen, on: try day("2010-06-27"))?.name, "崇文区")
        XCTAssertNil(register.record(of: chongwen, on: try day("2010-06-28")), "the day of its end is not its own")
        XCTAssertEqual(register.fullName(of: chongwen, on: try day("2005-01-01")), "北京市崇文区")
        XCTAssertEqual(register.successors(of: chongwen), [try division("110101")])
        XCTAssertEqual(register.successors(of: chongwen, on: try day("2005-01-01")), [chongwen])
        XCTAssertEqual(
            register.predecessors(of: try division("120116")), try ["120107", "120108", "120109"].map(division))
    }

    func testAProvinceThatBegan() throws {
        let chongqing = try division("500000")
        XCTAssertEqual(
            DivisionRegister.basic.standing(of: chongqing, on: try day("1997-03-13")),
            .notYet(try XCTUnwrap(DivisionRegister.basic.records(of: chongqing).first)))
        XCTAssertEqual(DivisionRegister.basic.successors(of: try division("510200")), [chongqing])
        XCTAssertEqual(DivisionRegister.basic.standing(of: try division("999999")), .unlisted)
    }

    func testANameThatChanged() throws {
        let code = try division("420600")
        XCTAssertEqual(DivisionRegister.basic.record(of: code, on: try day("2010-11-25"))?.name, "襄樊市")
        XCTAssertEqual(DivisionRegister.basic.record(of: code)?.name, "襄阳市")
        XCTAssertEqual(DivisionRegister.basic.records(of: code).map(\.name), ["襄樊市", "襄阳市"])
        XCTAssertEqual(DivisionRegister.basic.predecessors(of: code), [])
        XCTAssertEqual(DivisionRegister.basic.successors(of: code), [code])
    }

    func testEveryRowOfTheBasicRegisterIsRead() throws {
        let register = DivisionRegister.basic
        XCTAssertEqual(register.count, 34 + 43)
        XCTAssertEqual(register.completeTo, .province)
    }

    func testAChainOfChangesIsFollowedToItsEndAndCirclesEnd() throws {
        let csv = """
            code,name,parent,validFrom,validTo,successors,remark
            110201,甲,,,2000-01-01,110202;110203,x
            110202,乙,,2000-01-01,2010-01-01,110204,
            110203,丙,,2000-01-01,,,
            110204,丁,,2010-01-01,2020-01-01,110202;110205,
            110205,戊,110204,2020-01-01,,,
            """
        let register = try DivisionRegister(csv: Array(csv.utf8))
        let first = try division("110201")
        XCTAssertEqual(register.successors(of: first), try ["110203", "110205"].map(division))
        XCTAssertEqual(
            register.successors(of: first, on: try day("2015-01-01")), try ["110203", "110204"].map(division))
        XCTAssertEqual(register.successors(of: try division("110299")), [], "unknown")
        XCTAssertEqual(register.record(of: try division("110205"))?.parent, try division("110204"))
    }

    func testParentsInACircleEndANameAnyway() throws {
        let csv = "code,name,parent\n110201,甲,110202\n110202,乙,110201\n"
        let register = try DivisionRegister(csv: Array(csv.utf8))
        XCTAssertEqual(register.fullName(of: try division("110201"))?.count, 5)
    }

    func testBrokenRegistersNameTheirLine() {
        let cases: [(String, ModelError.Code, Place?)] = [
            ("code\n110101\n", .malformedCSV, .line(1, column: nil)),
            ("code,name\n110101,甲\n11010,乙\n", .malformedCode, .line(3, column: nil)),
            ("code,name,validFrom\n110101,甲,2010-02-30\n", .malformedDate, .line(2, column: nil)),
            ("code,name,successors\n110101,甲,110102;x\n", .malformedCode, .line(2, column: nil)),
            ("code,name,validFrom,validTo\n110101,甲,2010-01-01,2010-01-01\n", .inconsistentRegister, nil),
            ("code,name\n110101,甲\n110101,乙\n", .inconsistentRegister, nil),
            (
                "code,name,validFrom,validTo\n110101,甲,,2010-01-02\n110101,乙,2010-01-01,\n", .inconsistentRegister, nil
            ),
        ]
        for (csv, code, place) in cases {
            XCTAssertThrowsError(try DivisionRegister(csv: Array(csv.utf8)), csv) { error in
                XCTAssertEqual((error as? ModelError)?.code, code, csv)
                XCTAssertEqual((error as? ModelError)?.place, place, csv)
            }
        }
        XCTAssertThrowsError(
            try DivisionRegister(
                csv: Array("code,name\n110101,甲\n110102,乙\n".utf8), limits: DivisionRegister.Limits(maximumRecords: 1)))
    }
}
