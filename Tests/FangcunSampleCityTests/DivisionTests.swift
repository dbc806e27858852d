import FangcunGeo
import FangcunModel
import FangcunSampleCity
import XCTest

final class DivisionTests: XCTestCase {
    func testEveryGridLiesInExactlyOneCommunity() throws {
        let city = Cities.small
        var next = 0
        for (index, community) in city.divisions.communities.enumerated() {
            XCTAssertEqual(community.grids.lowerBound, next)
            XCTAssertFalse(community.grids.isEmpty)
            next = community.grids.upperBound
            for grid in community.grids { XCTAssertEqual(city.divisions.community(ofGrid: grid), index) }
        }
        XCTAssertEqual(next, city.grids.grids.count)
        XCTAssertNil(city.divisions.community(ofGrid: next))
        XCTAssertNil(city.divisions.community(ofGrid: -1))
    }

    func testLevelsNest() {
        let divisions = Cities.small.divisions
        XCTAssertEqual(divisions.districts.count, 2)
        for (lower, upper) in [(divisions.communities, divisions.streets), (divisions.streets, divisions.districts)] {
            for division in lower {
                guard let parent = division.parent, upper.indices.contains(parent) else {
                    XCTFail("\(division.name) has no parent")
                    continue
                }
                XCTAssertEqual(division.code.parent, upper[parent].code)
                XCTAssertEqual(division.grids.clamped(to: upper[parent].grids), division.grids)
            }
        }
    }

    /// A community's blocks, found through their outlines, hold the community's grids and no others.
    func testBlocksAndCommunitiesNestByGeometry() {
        let city = Cities.small
        var areaOfCommunity: [Int: Int] = [:]
        for block in city.blocks {
            let gridArea = block.grids.reduce(0) { $0 + twiceArea(city.grids.grids[$1].polygons[0].outer) }
            XCTAssertEqual(gridArea, twiceArea(block.outline.outer))
            for grid in block.grids { XCTAssertEqual(city.divisions.community(ofGrid: grid), block.community) }
            areaOfCommunity[block.community, default: 0] += gridArea
        }
        for (index, community) in city.divisions.communities.enumerated() {
            let own = community.grids.reduce(0) { $0 + twiceArea(city.grids.grids[$1].polygons[0].outer) }
            XCTAssertEqual(own, areaOfCommunity[index])
        }
    }

    func testCodesHaveTheDigitsOfTheirLevelAndNamesAreUnique() {
        let divisions = Cities.small.divisions
        XCTAssertTrue(divisions.districts.allSatisfy { $0.code.level == .county && $0.code.description.count == 6 })
        XCTAssertTrue(divisions.streets.allSatisfy { $0.code.level == .street && $0.code.description.count == 9 })
        XCTAssertTrue(
            divisions.communities.allSatisfy { $0.code.level == .community && $0.twelveDigitCode.count == 12 })
        for level in [divisions.districts, divisions.streets, divisions.communities] {
            XCTAssertEqual(Set(level.map(\.name)).count, level.count)
            XCTAssertEqual(level.map(\.code), level.map(\.code).sorted())
            for division in level {
                XCTAssertTrue(AdministrativeDivision.findings(for: division.code.description).isEmpty)
            }
        }
    }
}
