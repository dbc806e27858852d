import FangcunModel
import FangcunTestSupport
import XCTest

@testable import FangcunGeo

final class GaussKrugerZoneTests: XCTestCase {
    func testZoneOfALongitude() {
        func number(_ width: GaussKrugerZone.Width, _ longitude: Double) -> Int? {
            GaussKrugerZone(width, holding: longitude)?.number
        }
        // Zhengzhou lies in one zone; Guiyang lies on both sides of 106.5 degrees.
        XCTAssertEqual(number(.three, 113.6654), 38)
        XCTAssertEqual(number(.six, 113.6654), 19)
        XCTAssertEqual(number(.six, 114.0), 20)
        XCTAssertEqual(number(.three, 106.7185), 36)
        XCTAssertEqual(number(.three, 106.4999), 35)
        XCTAssertEqual(number(.three, 106.5), 36)
        XCTAssertEqual(number(.three, 73.5), 25)
        XCTAssertEqual(number(.three, 136.4999), 45)
        XCTAssertEqual(number(.six, 72), 13)
        XCTAssertEqual(number(.six, 137.9), 23)
        for longitude in [73.4, 136.5, -114, 0, .nan, .infinity, -.infinity, 1e300] as [Double] {
            XCTAssertNil(number(.three, longitude), "\(longitude)")
        }
        for longitude in [71.9, 138, .nan, .infinity, 1e300] as [Double] { XCTAssertNil(number(.six, longitude)) }
        for number in [-1, 0, 12, 24, 46, Int.max, Int.min] { XCTAssertNil(GaussKrugerZone(number: number)) }
    }

    func testEveryZoneHoldsItsLongitudes() {
        for width in GaussKrugerZone.Width.allCases {
            for zone in GaussKrugerZone.all(width) {
                XCTAssertEqual(GaussKrugerZone(width, holding: zone.centralMeridian), zone)
                XCTAssertEqual(GaussKrugerZone(width, holding: zone.longitudes.lowerBound), zone)
                XCTAssertNotEqual(GaussKrugerZone(width, holding: zone.longitudes.upperBound), zone)
                XCTAssertEqual(GaussKrugerZone(number: zone.number), zone)
            }
        }
    }

    // MARK: Register

    func testEveryEntryIsWhatPROJsDatabaseSays() throws {
        let entries = GaussKrugerZone.entries
        XCTAssertEqual(entries.count, 4 * (11 + 11 + 21 + 21))
        XCTAssertEqual(Set(entries.map(\.epsg)).count, entries.count)
        var generator = SeededGenerator(seed: 9)
        for entry in entries {
            let reference = CoordinateReference(epsg: entry.epsg, axisOrder: .eastNorth)
            XCTAssertEqual(entry.zone.reference(on: entry.datum, isPrefixed: entry.isPrefixed), reference)
            let projection = try Projection(from: entry.datum.geographic, to: reference, usesKernels: false)
            XCTAssertEqual(projection.datumShift, .none, "\(entry)")
            // The register ends at the border of China: Xinjiang begins at 73.6 degrees, Heilongjiang ends at 134.8.
            let area = try XCTUnwrap(projection.targetArea).box
            let meridian = min(max(entry.zone.centralMeridian, 75), 134)
            XCTAssertTrue((area.minX...area.maxX).contains(meridian), "\(entry) \(area)")
            for _ in 0..<20 {
                let place = Point(
                    x: entry.zone.centralMeridian + .random(in: -3...3, using: &generator),
                    y: .random(in: 3...54, using: &generator))
                // Eastings with eight digits have steps of 7.5 nm.
                assertEqual(
                    entry.projection.forward(place), try projection.transform(place),
                    within: entry.isPrefixed ? 2e-8 : 1e-8, "\(entry)")
            }
        }
    }

    func testEveryZoneOfTheTableOfTheRegisterIsKnown() throws {
        var found: Set<Int32> = []
        let lines = String(decoding: try TestData.bytes("coord/epsg_china.tsv"), as: UTF8.self).split(separator: "\n")
        for line in lines.dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields[2] == "PROJECTED_CRS", fields[1].contains("Gauss-Kruger") else { continue }
            let epsg = try XCTUnwrap(Int32(fields[0]))
            let entry = try XCTUnwrap(GaussKrugerZone.entry(epsg: epsg), "\(line)")
            found.insert(epsg)
            XCTAssertEqual(entry.zone.centralMeridian, Double(fields[4]), "\(line)")
            XCTAssertEqual(entry.projection.falseEasting, Double(fields[5]), "\(line)")
            XCTAssertEqual(entry.zone.width == .three, fields[1].contains("3-degree"), "\(line)")
            XCTAssertTrue(fields[1].hasPrefix(Self.name(of: entry.datum)), "\(line)")
        }
        XCTAssertEqual(found, Set(GaussKrugerZone.entries.map(\.epsg)))
    }

    func testCodesThatAreNoZones() {
        for epsg in [4490, 4657, 4765, 4801, 4811, 4813, 4821, 4823, 2391, 2400, 0, -1, .max, .min] as [Int32] {
            XCTAssertNil(GaussKrugerZone.entry(epsg: epsg), "\(epsg)")
        }
    }

    private static func name(of datum: ChineseDatum) -> String {
        switch datum {
        case .cgcs2000: "CGCS2000 /"
        case .xian1980: "Xian 1980 /"
        case .beijing1954: "Beijing 1954 /"
        case .newBeijing: "New Beijing /"
        }
    }

    // MARK: Eastings

    func testEastingsTellTheirForm() throws {
        let zone38 = try XCTUnwrap(GaussKrugerZone(number: 38))
        let zone19 = try XCTUnwrap(GaussKrugerZone(number: 19))
        XCTAssertEqual(EastingForm(of: 469_363.3), .plain)
        XCTAssertEqual(EastingForm(of: 0), .plain)
        XCTAssertEqual(EastingForm(of: 38_469_363.3), .prefixed(zone38))
        XCTAssertEqual(EastingForm(of: 19_744_080.3), .prefixed(zone19))
        for easting in [-1, 1_000_000, 24_500_000, 46_500_000, 3_847_208, .nan, .infinity, -.infinity, 1e300]
            as [Double]
        {
            XCTAssertNil(EastingForm(of: easting), "\(easting)")
        }
    }

    func testColumnsOfEastings() throws {
        let zone38 = try XCTUnwrap(GaussKrugerZone(number: 38))
        let clean = EastingForm.recognise([38_469_363, 38_470_000])
        XCTAssertEqual(clean.form, .prefixed(zone38))
        XCTAssertEqual(clean.findings, [])
        let mixed = EastingForm.recognise([469_363, 38_469_363, 38_470_000, 37_470_000, .nan])
        XCTAssertEqual(mixed.form, .prefixed(zone38))
        XCTAssertEqual(mixed.findings.map(\.code), [.coordinatesNoEasting, .coordinatesMixedZones])
        XCTAssertEqual(mixed.findings.map(\.place), [.feature(4, identifier: nil), .feature(0, identifier: nil)])
        XCTAssertEqual(EastingForm.recognise([3_847_208]).findings.map(\.code), [.coordinatesNoEasting])
        XCTAssertNil(EastingForm.recognise([]).form)
        XCTAssertEqual(EastingForm.recognise([]).findings, [])
    }

    func testPointsBeyondTheZoneAreWarnedAbout() throws {
        let zone36 = try XCTUnwrap(GaussKrugerZone(number: 36))
        XCTAssertEqual(zone36.findings(for: [Point(x: 106.7185, y: 26.5755), Point(x: 106.45, y: 26.6)]), [])
        let findings = zone36.findings(for: [Point(x: 106.7, y: 26), Point(x: 105.5, y: 26), Point(x: .nan, y: 26)])
        XCTAssertEqual(findings.map(\.code), [.coordinatesOutsideZone])
        XCTAssertEqual(findings.map(\.severity), [.warning])
        XCTAssertEqual(findings.first?.place, .position(x: 105.5, y: 26))
        XCTAssertTrue(findings.first?.message.en.hasPrefix("2 of 3 points") ?? false)

        let inside = [Point(x: 372_324, y: 2_941_234), Point(x: 36_372_324, y: 2_941_234)]
        XCTAssertEqual(zone36.findings(forPlane: inside, on: .cgcs2000), [])
        let outside = [Point(x: 35_671_220, y: 2_941_744), Point(x: 200_000, y: 2_941_234)]
        XCTAssertTrue(zone36.findings(forPlane: outside, on: .cgcs2000).first?.message.en.hasPrefix("2 of 2") ?? false)
    }
}
