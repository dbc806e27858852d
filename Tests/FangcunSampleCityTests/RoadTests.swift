import FangcunGeo
import FangcunSampleCity
import XCTest

final class RoadTests: XCTestCase {
    func testNamesAreUniqueInEveryDistrict() {
        let roads = Cities.small.roads
        var roadsOfName: [String: [Road]] = [:]
        for road in roads { roadsOfName[road.name, default: []].append(road) }
        for (name, bearers) in roadsOfName {
            let districts = bearers.flatMap(\.districts)
            XCTAssertEqual(Set(districts).count, districts.count, name)
        }
        XCTAssertGreaterThan(roadsOfName.count, roads.count * 8 / 10)
    }

    func testTheHardCasesOccur() throws {
        let city = try SampleCity(.init(seed: 3, areaSquareKilometers: 20))
        let names = city.roads.map(\.name)
        XCTAssertLessThan(Set(names).count, names.count, "one name in two districts")
        XCTAssertTrue(names.contains("经二路") && names.contains("纬一路"))
        XCTAssertTrue(names.contains { $0.hasSuffix("路一巷") }, "a lane named after its road")
        let streets = city.divisions.streets.map(\.name)
        XCTAssertTrue(
            streets.contains { street in names.contains { street == $0 + "街道" } }, "a street named like a road")
    }

    func testNamesAreOfMainlandStyle() {
        let suffixes = ["路", "街", "大道", "巷", "胡同", "里", "弄"]
        for road in Cities.small.roads {
            XCTAssertTrue(suffixes.contains { road.name.hasSuffix($0) }, road.name)
            XCTAssertGreaterThanOrEqual(road.name.count, 3)
            XCTAssertFalse(road.districts.isEmpty)
        }
        XCTAssertEqual(Set(Cities.small.roads.map(\.kind)), Set(Road.Kind.allCases))
    }

    /// Door numbers ascend from the south to the north or from the east to the west.
    func testPathsRunNorthOrWest() throws {
        for road in Cities.small.roads {
            let start = try XCTUnwrap(road.path.first)
            let end = try XCTUnwrap(road.path.last)
            let (east, north) = (end.x - start.x, end.y - start.y)
            XCTAssertTrue(abs(north) >= abs(east) ? north > 0 : east < 0, road.name)
        }
    }

    /// A road is one chain along the edges of the grids: consecutive vertices are never far apart.
    func testPathsAreUnbroken() {
        let vertices = Set(Cities.small.grids.grids.flatMap { $0.polygons[0].outer.map(Millimeters.init) })
        for road in Cities.small.roads {
            for (a, b) in zip(road.path, road.path.dropFirst()) {
                XCTAssertLessThan(a.distance(to: b), 60)
                XCTAssertTrue(vertices.contains(Millimeters(a)))
            }
        }
    }

    func testCrossingsLieOnBothRoads() {
        let city = Cities.small
        XCTAssertGreaterThan(city.crossings.count, 50)
        for crossing in city.crossings {
            XCTAssertLessThan(crossing.firstRoad, crossing.secondRoad)
            for road in [crossing.firstRoad, crossing.secondRoad] {
                XCTAssertEqual(distance(crossing.position, to: city.roads[road].path), 0, accuracy: 0.001)
            }
            let first = city.roads[crossing.firstRoad].districts
            let common = Set(first).intersection(city.roads[crossing.secondRoad].districts)
            XCTAssertTrue((common.isEmpty ? Set(first) : common).contains(crossing.district))
        }
    }

    /// Nothing is left out: wherever the vertices of two roads coincide, there is a crossing.
    func testEveryMeetingOfTwoRoadsIsACrossing() {
        let city = Cities.small
        var roadsAt: [Millimeters: Set<Int>] = [:]
        for (index, road) in city.roads.enumerated() {
            for point in road.path { roadsAt[Millimeters(point), default: []].insert(index) }
        }
        let meetings = roadsAt.values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
        XCTAssertEqual(meetings, city.crossings.count)
    }
}
