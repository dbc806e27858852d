import FangcunGeo
import FangcunSampleCity
import XCTest

final class AddressTests: XCTestCase {
    func testEveryAddressLiesInItsGrid() {
        let city = Cities.small
        for address in city.addresses {
            XCTAssertTrue(isInside(address.position, city.grids.grids[address.grid].polygons[0].outer), address.text)
            XCTAssertEqual(city.divisions.community(ofGrid: address.grid), address.community)
        }
    }

    func testEveryBuildingLiesInItsGridAndBlock() {
        let city = Cities.small
        for building in city.buildings {
            let ring = city.grids.grids[building.grid].polygons[0].outer
            XCTAssertTrue(city.blocks[building.block].grids.contains(building.grid))
            XCTAssertGreaterThan(twiceArea(building.footprint.outer), 0)
            XCTAssertTrue([5, 7].contains(building.footprint.outer.count))
            for corner in building.footprint.outer {
                XCTAssertTrue(isInside(corner, ring))
                XCTAssertGreaterThan(distance(corner, to: ring), 3)
            }
        }
    }

    /// Corners of one building never lie in another of the same grid, and never nearer than 1.4 m.
    func testBuildingsDoNotOverlap() {
        let city = Cities.tiny
        let byGrid = Dictionary(grouping: city.buildings, by: \.grid)
        for neighbours in byGrid.values {
            for (index, one) in neighbours.enumerated() {
                for other in neighbours[(index + 1)...] {
                    for corner in other.footprint.outer {
                        XCTAssertFalse(isInside(corner, one.footprint.outer))
                        XCTAssertGreaterThan(distance(corner, to: one.footprint.outer), 1.4)
                    }
                }
            }
        }
    }

    /// Odd numbers on the left of the road, even ones on the right, ascending on both sides.
    func testDoorNumbersAreOddAndEvenByTheSideAndAscend() {
        let city = Cities.small
        let doors = city.addresses.filter { $0.kind == .door }
        XCTAssertGreaterThan(doors.count, 2_000)
        var sides: [[Int]: [(way: Double, number: Int, sub: Int)]] = [:]
        for door in doors {
            guard let road = door.road, let number = door.number else { return XCTFail("a door without a number") }
            let (way, isLeft) = Self.way(door.position, along: city.roads[road].path)
            XCTAssertEqual(number % 2 == 1, isLeft, door.text)
            sides[[road, number % 2], default: []].append((way, number, door.subNumber ?? 0))
        }
        for (key, list) in sides {
            let byNumber = list.sorted { ($0.number, $0.sub) < ($1.number, $1.sub) }
            for (one, next) in zip(byNumber, byNumber.dropFirst()) {
                // Doors are up to two metres off the middle of their houses, and the road may bend between.
                XCTAssertGreaterThan(next.way, one.way - 8, "\(city.roads[key[0]].name) \(one.number), \(next.number)")
            }
            let labels = list.map { [$0.number, $0.sub] }
            XCTAssertEqual(Set(labels).count, labels.count, "a number is given once")
        }
    }

    func testNumbersJumpNowAndThenAndBothSidesKeepPace() {
        let city = Cities.small
        var jumps = 0
        var pairs = 0
        for road in city.roads.indices {
            let numbers = city.addresses.filter { $0.kind == .door && $0.road == road }.compactMap(\.number)
            let sides = [0, 1].map { side in Set(numbers.filter { $0 % 2 == side }).sorted() }
            for side in sides {
                pairs += max(0, side.count - 1)
                jumps += zip(side, side.dropFirst()).filter { $1 - $0 > 2 }.count
            }
        }
        XCTAssertGreaterThan(jumps, pairs / 50)
        XCTAssertLessThan(jumps, pairs / 2)
    }

    func testTextsAreOfMainlandForm() throws {
        let city = Cities.small
        let door = try NSRegularExpression(
            pattern: "^方宁市(金河|东宁)区\\p{Han}+(路|街|大道|巷|胡同|里|弄)[1-9][0-9]*号(附[1-9][0-9]*号)?$")
        let inner = try NSRegularExpression(
            pattern: "^方宁市(金河|东宁)区(\\p{Han}+[1-9][0-9]*号)?(附[1-9][0-9]*号)?\\p{Han}+[1-9][0-9]*号楼([1-9][0-9]*单元)?$")
        for address in city.addresses {
            let text = address.text
            let pattern = address.kind == .door ? door : inner
            let range = NSRange(text.startIndex..., in: text)
            XCTAssertNotNil(pattern.firstMatch(in: text, range: range), text)
            XCTAssertTrue(address.fullText.hasPrefix("河南省方宁市" + address.districtName + address.streetName))
            XCTAssertTrue(address.fullText.hasSuffix(address.localText))
        }
    }

    func testTextsAreUnique() {
        let texts = Cities.small.addresses.map(\.text)
        XCTAssertEqual(Set(texts).count, texts.count)
        XCTAssertEqual(Set(Cities.small.addresses.map(\.identifier)).count, texts.count)
    }

    func testGatesLieAtTheBlockOfTheirEstate() {
        let city = Cities.small
        let doors = Dictionary(grouping: city.addresses.filter { $0.kind == .door }, by: \.doorText)
        let blockOfGrid = Dictionary(
            uniqueKeysWithValues: city.blocks.enumerated().flatMap { index, block in block.grids.map { ($0, index) } })
        for address in city.addresses where address.kind != .door && address.number != nil {
            let gates = doors[address.doorText] ?? []
            XCTAssertTrue(gates.contains { blockOfGrid[$0.grid] == blockOfGrid[address.grid] }, address.text)
        }
    }

    func testDensitiesAreThoseAskedFor() throws {
        for (seed, wanted) in [(1, 2_900.0), (2, 1_200), (3, 4_500)] as [(UInt64, Double)] {
            var options = SampleCity.Options(seed: seed, areaSquareKilometers: 2)
            options.addressesPerSquareKilometer = wanted
            options.componentsPerSquareKilometer = wanted * 2
            let city = try SampleCity(options)
            XCTAssertEqual(Double(city.addresses.count) / 2, wanted, accuracy: wanted * 0.2)
            XCTAssertEqual(Double(city.components.count) / 2, wanted * 2, accuracy: wanted * 0.4)
        }
    }

    func testNoAddressesWhenNoneAreWanted() throws {
        var options = SampleCity.Options(seed: 7, areaSquareKilometers: 0.5)
        options.addressesPerSquareKilometer = 0
        let city = try SampleCity(options)
        XCTAssertTrue(city.addresses.isEmpty)
        XCTAssertFalse(city.buildings.isEmpty)
        XCTAssertEqual(city.incidents.count, 500)
        options.hasBuildings = false
        XCTAssertTrue(try SampleCity(options).buildings.isEmpty)
    }

    /// The way along a path to the point nearest to a place, and whether the place lies on the left.
    private static func way(_ point: Point, along path: [Point]) -> (way: Double, isLeft: Bool) {
        var best = (distance: Double.infinity, way: 0.0, isLeft: false)
        var walked = 0.0
        for (a, b) in zip(path, path.dropFirst()) {
            let length = a.distance(to: b)
            let (ux, uy) = ((b.x - a.x) / length, (b.y - a.y) / length)
            let along = min(length, max(0, (point.x - a.x) * ux + (point.y - a.y) * uy))
            let away = point.distance(to: Point(x: a.x + ux * along, y: a.y + uy * along))
            let side = ux * (point.y - a.y) - uy * (point.x - a.x)
            if away < best.distance { best = (away, walked + along, side > 0) }
            walked += length
        }
        return (best.way, best.isLeft)
    }
}
