import FangcunModel
import FangcunTestSupport
import XCTest

/// The basic register, and the arithmetic of codes, against two published editions of the divisions of China.
final class DivisionHistoryTests: XCTestCase {
    /// Codes and names of an edition: column, rows.
    private func edition(_ path: String, digits: Int) throws -> [String: String] {
        var reader = try CSVReader(TestData.bytes("admin/\(path)"))
        let (code, name) = (try reader.column("code"), try reader.column("name"))
        var names: [String: String] = [:]
        while let row = try reader.nextRow() {
            let padding = String(repeating: "0", count: digits - row.fields[code].utf8.count)
            names[row.fields[code] + padding] = row.fields[name]
        }
        return names
    }

    func testTheBasicRegisterAgreesWithTheEditionOf2023() throws {
        let published = try edition("modood_provinces.csv", digits: 6)
            .merging(edition("modood_cities.csv", digits: 6)) { first, _ in first }
            .merging(edition("modood_areas.csv", digits: 6)) { first, _ in first }
        let day = try CivilDate("2023-06-30")
        var (inForce, retired) = (0, 0)
        for code in Self.listed {
            switch DivisionRegister.basic.standing(of: try AdministrativeDivision(code), on: day) {
            case .inForce(let record):
                inForce += 1
                XCTAssertEqual(published[code], record.name, code)
            case .retired(let record):
                retired += 1
                XCTAssertNil(published[code], "\(code) \(record.name) is said to have ended")
                for successor in DivisionRegister.basic.successors(of: record.division, on: day) {
                    XCTAssertNotNil(published["\(successor)"], "\(code) is said to have become \(successor)")
                }
            case .notYet, .unlisted: XCTFail(code)
            }
        }
        XCTAssertGreaterThan(inForce, 40)
        XCTAssertGreaterThan(retired, 15)
        for (code, name) in try edition("modood_provinces.csv", digits: 6) {
            XCTAssertEqual(DivisionRegister.basic.record(of: try AdministrativeDivision(code))?.name, name)
        }
    }

    /// What the register speaks of; Taiwan, Hong Kong and Macao are not in the edition.
    private static let listed = [
        "460000", "500000", "510200", "530800", "420600", "110101", "110102", "110103", "110104", "120107", "120108",
        "120109", "120116", "310101", "310103", "310106", "310108", "310115", "310119", "330102", "330105", "330103",
        "330104", "330113", "330114", "110228", "110118", "110229", "110119", "120221", "120117", "120223", "120118",
        "120225", "120119", "310230", "310151", "341400", "371200", "371202", "370116", "371203", "370117", "110000",
        "120000", "130000", "140000", "150000", "210000", "220000", "230000", "310000", "320000", "330000", "340000",
        "350000", "360000", "370000", "410000", "420000", "430000", "440000", "450000", "510000", "520000", "530000",
        "540000", "610000", "620000", "630000", "640000", "650000",
    ]

    /// Two editions made into one register: what only the first lists has ended, what only the second lists has begun.
    func testStreetsOfTwoEditionsAsHistory() throws {
        let later = try edition("modood_streets.csv", digits: 9)
        var earlier: [String: String] = [:]
        for row in try villages() { earlier[row.street] = row.streetName }
        let day = try CivilDate("2022-07-01")
        var records: [DivisionRecord] = []
        for (code, name) in earlier {
            records.append(
                DivisionRecord(try AdministrativeDivision(code), name: name, validTo: later[code] == nil ? day : nil))
        }
        for (code, name) in later where earlier[code] == nil {
            records.append(DivisionRecord(try AdministrativeDivision(code), name: name, validFrom: day))
        }
        let register = try DivisionRegister(records, completeTo: .street)
        let standings = try earlier.keys.map { register.standing(of: try AdministrativeDivision($0), on: day) }
        let kept = standings.count { if case .inForce = $0 { true } else { false } }
        XCTAssertEqual(kept, 40_784, "codes that both editions list")
        let checker = CodeChecker(divisions: register, on: day)
        for (code, _) in earlier where later[code] == nil {
            let verdict = checker.check(code, as: .division)
            XCTAssertTrue(verdict.isValid)
            XCTAssertEqual(summary(verdict.findings), ["division.retired warning 0"])
        }
    }

    /// The ranges of GB/T 10114 and of the statistical codes hold in the field, with the exceptions that the field has.
    func testKindsOfStreetsAndCommunitiesFollowTheirNames() throws {
        var communities: [AdministrativeDivision.CommunityKind: Int] = [:]
        var (towns, agreeing) = (0, 0)
        for row in try villages() {
            let division = try AdministrativeDivision(row.code)
            if let kind = division.communityKind { communities[kind, default: 0] += 1 }
            guard row.streetName.hasSuffix("镇") else { continue }
            towns += 1
            if division.streetKind == .town { agreeing += 1 }
        }
        XCTAssertEqual(communities[.residents], 119_953)
        XCTAssertEqual(communities[.villagers], 488_991)
        XCTAssertEqual(communities[.other], 9_189)
        XCTAssertGreaterThan(Double(agreeing) / Double(towns), 0.99)
    }

    private func villages() throws -> [(code: String, street: String, streetName: String)] {
        let file = try TestData.url("admin/villages_2021.csv.gz")
        let answer = try Referee.run("gzip", ["-dc", file.path])
        var reader = try CSVReader(Array(answer.output.utf8))
        let code = try reader.column("code12")
        let (street, name) = (try reader.column("street9"), try reader.column("street_name"))
        var rows: [(code: String, street: String, streetName: String)] = []
        while let row = try reader.nextRow() { rows.append((row.fields[code], row.fields[street], row.fields[name])) }
        XCTAssertEqual(rows.count, 618_133)
        return rows
    }
}
