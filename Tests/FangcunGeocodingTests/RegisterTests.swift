import FangcunGeo
import FangcunGeocoding
import FangcunModel
import XCTest

final class RegisterTests: XCTestCase {
    private let header = "id,name,address,lon,lat,district\n"

    func testRowsWithoutAPositionAreCountedAndLeftOut() throws {
        let rows = "a,,x,121.5,25,\nb,,y,,25,\nc,,z,121.5,NaN,\nd,,u,inf,25,\ne,,v, 121.5 , 25 ,\n"
        let records = try projected([header + rows])
        XCTAssertEqual(records.addresses.map(\.id), ["a", "e"])
        XCTAssertEqual(records.rows, [0, 4])
    }

    func testRowsAreCountedOnOverTheRegisters() throws {
        let records = try projected([
            header + "a,,x,,,\nb,,y,121.5,25,\n", header, header + "c,,z,121.5,25,\nd,,u,121.5,25,\n",
        ])
        XCTAssertEqual(records.rows, [1, 2, 3])
    }

    func testColumnsStandInAnyOrderAndTheDistrictMayBeMissing() throws {
        let records = try projected(["lat,note,lon,address,name,id\n25,?,121.5,松仁路3號,市府,a\n"])
        let address = try XCTUnwrap(records.addresses.first)
        XCTAssertEqual([address.id, address.name, address.text, address.district], ["a", "市府", "松仁路3號", ""])
    }

    func testAMissingColumnIsNamed() throws {
        for column in ["id", "name", "address", "lon", "lat"] {
            let names = ["id", "name", "address", "lon", "lat"].filter { $0 != column }
            XCTAssertThrowsError(try AddressRegister(csv: Array((names.joined(separator: ",") + "\n").utf8))) { error in
                XCTAssertTrue("\(error)".contains("'\(column)'"), "\(error)")
            }
        }
    }

    func testAPositionThatIsNoNumberNamesItsLine() throws {
        for text in ["east", "121.5 121.6", "121,5", "１２１", "1e", "--1"] {
            let csv = header + "a,,x,121.5,25,\n" + "b,,y,\"\(text)\",25,\n"
            XCTAssertThrowsError(try AddressRegister(csv: Array(csv.utf8)), text) { error in
                XCTAssertEqual((error as? ModelError)?.code, .malformedCSV)
                XCTAssertEqual((error as? ModelError)?.place, .line(3, column: nil))
            }
        }
    }

    func testOneRowOnTheEquatorDoesNotMoveThePlaneOutOfTheCity() throws {
        let city = (0..<9).map { "a\($0),,x,121.5\($0),25.0\($0),\n" }.joined()
        let plane = try projected([header + city]).plane
        let records = try projected([header + "z,,x,0,0,\n" + city])
        XCTAssertEqual(records.plane.reference, plane.reference)
        XCTAssertEqual(
            records.addresses.suffix(9).map(\.position), try projected([header + city]).addresses.map(\.position))
    }

    func testPositionsComeBackFromThePlane() throws {
        let records = try projected([header + "a,,x,121.5645,25.0375,\n"])
        let back = try records.plane.toData(try XCTUnwrap(records.addresses.first).position)
        XCTAssertEqual(back.x, 121.5645, accuracy: 1e-9)
        XCTAssertEqual(back.y, 25.0375, accuracy: 1e-9)
    }

    func testCrossingsLieInThePlaneOfTheAddresses() throws {
        let crossings = try CrossingRegister(csv: Array("road_a,road_b,lon,lat\n松仁路,市府路,121.5645,25.0375\n".utf8))
        let records = try ProjectedRecords(
            addresses: [AddressRegister(csv: Array((header + "a,,x,121.5645,25.0375,\n").utf8))], crossings: [crossings]
        )
        XCTAssertEqual(records.crossings.first?.position, records.addresses.first?.position)
        XCTAssertEqual(records.crossings.first?.roadB, "市府路")
    }

    func testRegistersWithoutAnyPositionAreRefused() throws {
        for registers in [[], [header], [header + "a,,x,,,\n"]] {
            XCTAssertThrowsError(try projected(registers)) { error in
                XCTAssertEqual((error as? GeoError)?.code, .malformedInput)
            }
        }
    }

    private func projected(_ registers: [String]) throws -> ProjectedRecords {
        try ProjectedRecords(addresses: registers.map { try AddressRegister(csv: Array($0.utf8)) })
    }
}
