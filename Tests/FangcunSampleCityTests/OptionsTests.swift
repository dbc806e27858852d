import FangcunSampleCity
import XCTest

final class OptionsTests: XCTestCase {
    func testAreasOutsideTheRangeAreRefused() {
        for area in [0, 0.499, 350.001, -1, .nan, .infinity, -.infinity] as [Double] {
            XCTAssertThrowsError(try SampleCity(.init(seed: 1, areaSquareKilometers: area))) {
                XCTAssertEqual(($0 as? SampleCityError)?.code, .areaOutOfRange, "\(area)")
            }
        }
    }

    func testDensitiesOutsideTheRangeAreRefused() {
        let changes: [(inout SampleCity.Options) -> Void] = [
            { $0.addressesPerSquareKilometer = -1 }, { $0.addressesPerSquareKilometer = .nan },
            { $0.addressesPerSquareKilometer = 1e9 }, { $0.componentsPerSquareKilometer = .infinity },
            { $0.componentsPerSquareKilometer = -0.1 }, { $0.incidentCount = -1 }, { $0.incidentCount = .max },
        ]
        for change in changes {
            var options = SampleCity.Options(seed: 1, areaSquareKilometers: 0.5)
            change(&options)
            XCTAssertThrowsError(try SampleCity(options)) {
                XCTAssertEqual(($0 as? SampleCityError)?.code, .densityOutOfRange)
            }
        }
    }

    func testSharesOutsideTheRangeAreRefused() {
        let changes: [(inout HotlineOptions) -> Void] = [
            { $0.doorWeight = .nan }, { $0.tailShare = 1.1 }, { $0.homophoneShare = -0.1 },
            {
                $0 = HotlineOptions()
                $0.doorWeight = 0
                $0.buildingWeight = 0
                $0.crossingWeight = 0
                $0.relativeWeight = 0
                $0.roadWeight = 0
                $0.nowhereWeight = 0
                $0.elsewhereWeight = 0
            },
        ]
        for change in changes {
            var options = SampleCity.Options(seed: 1, areaSquareKilometers: 0.5)
            change(&options.hotline)
            XCTAssertThrowsError(try SampleCity(options)) {
                XCTAssertEqual(($0 as? SampleCityError)?.code, .shareOutOfRange)
            }
        }
    }

    func testIncidentsScaleWithTheArea() throws {
        XCTAssertEqual(Cities.tiny.incidents.count, 500)
        XCTAssertEqual(Cities.small.incidents.count, 3_000)
    }
}
