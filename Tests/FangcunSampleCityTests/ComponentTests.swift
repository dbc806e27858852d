import FangcunGeo
import FangcunSampleCity
import XCTest

final class ComponentTests: XCTestCase {
    func testEveryComponentLiesInItsGrid() {
        let city = Cities.small
        for component in city.components {
            XCTAssertTrue(
                isInside(component.position, city.grids.grids[component.grid].polygons[0].outer), component.code)
        }
    }

    /// 16 digits: the district of the grid, the class, and a serial number from 1 without gaps in both.
    func testCodesAreSixFourSix() {
        let city = Cities.small
        var serials: [String: [Int]] = [:]
        for component in city.components {
            XCTAssertEqual(component.code.utf8.count, 16)
            XCTAssertEqual(String(component.code.prefix(6)), String(city.grids.grids[component.grid].code.prefix(6)))
            XCTAssertEqual(String(component.code.dropFirst(6).prefix(4)), component.componentClass.code)
            serials[String(component.code.prefix(10)), default: []].append(Int(component.code.suffix(6)) ?? -1)
        }
        for (prefix, list) in serials { XCTAssertEqual(list.sorted(), Array(1...list.count), prefix) }
    }

    func testEveryClassOccursAndCodesAreThoseOfTheTable() {
        XCTAssertGreaterThanOrEqual(ComponentClass.all.count, 30)
        XCTAssertEqual(Set(ComponentClass.all.map(\.code)).count, ComponentClass.all.count)
        let codes = Set(Cities.small.components.map(\.componentClass.code))
        // Post boxes and public toilets are too rare for three square kilometres to be sure of one.
        XCTAssertGreaterThanOrEqual(codes.count, ComponentClass.all.count - 3)
        let names = Dictionary(uniqueKeysWithValues: ComponentClass.all.map { ($0.code, $0.name) })
        XCTAssertEqual(names["0103"], "雨水井盖")
        XCTAssertEqual(names["0118"], "路灯")
        XCTAssertEqual(names["0305"], "垃圾箱")
        XCTAssertEqual(names["0402"], "行道树")
    }

    /// Lamps stand along roads, on the pavement: between the middle of the road and the building line.
    func testLampsStandBesideRoads() {
        let city = Cities.tiny
        for lamp in city.components where lamp.componentClass.code == "0118" {
            let isBesideRoad = city.roads.contains { distance(lamp.position, to: $0.path) < $0.widthMeters / 2 + 1 }
            XCTAssertTrue(isBesideRoad, lamp.code)
        }
    }
}
