import FangcunGeo
import FangcunModel
import Foundation
import XCTest

@testable import fangcun_cli

/// The commands on an atlas, from the files of a generated city to the answers.
final class AtlasCommandTests: XCTestCase {
    private let columns = ["--x", "lon", "--y", "lat"]

    func testTheAtlasSaysWhatItHolds() throws {
        let atlas = try CityAtlas(SampleAtlas.files().path)
        let facts = try JSONReader.value(of: Array(AtlasFacts(atlas.atlas).json.utf8))
        XCTAssertEqual(facts["reference"], .string("EPSG:4326"))
        XCTAssertEqual(facts["edition"]?["label"], .string("sample"))
        guard case .array(let layers)? = facts["layers"] else { return XCTFail("no layers") }
        let records = layers.map { ($0["name"]?.codeText ?? "", $0["records"]?.number ?? 0) }
        XCTAssertEqual(
            records.map(\.0), ["addresses", "admin", "buildings", "components", "crossings", "grids", "roads"])
        XCTAssertTrue(records.allSatisfy { $0.1 > 0 }, "\(records)")
        XCTAssertEqual(Program.run(["atlas", "info", atlas.path]), 0)
    }

    func testLocateNamesTheStatedCells() throws {
        let rows = try SampleAtlas.answers(["locate"] + columns)
        XCTAssertGreaterThan(rows.count, 100)
        // Some incidents state none.
        for row in rows where !row["cell"].isEmpty { XCTAssertEqual(row["fc_grid"], row["cell"]) }
    }

    func testPositionsMayBeInAnotherSystem() throws {
        let files = try SampleAtlas.files()
        let rows = try SampleAtlas.rows(files.incidents)
        for system in ["EPSG:4547", "4490", "GCJ02", "BD-09"] {
            let degrees = try PointTransform(from: .wgs84, to: ReferenceName.read(system))
            var text = "E,N,cell\n"
            for row in rows {
                let point = degrees.apply(Point(x: row.number("lon"), y: row.number("lat")))
                text += "\(point.x),\(point.y),\(row["cell"])\n"
            }
            try files.folder.write(text, to: "moved.csv")
            let answers = try SampleAtlas.answers(
                ["locate", "--x", "e", "--y", "n", "--crs", system], to: files.folder.path("moved.csv"))
            XCTAssertEqual(answers.count, rows.count)
            // Positions come back to less than a tenth of a millimetre: only one upon a border may change sides.
            XCTAssertLessThanOrEqual(
                answers.count { !$0["cell"].isEmpty && $0["fc_grid"] != $0["cell"] }, 1, system)
        }
    }

    func testGridsOfMapServicesAreNoAtlas() throws {
        let city = try TinyCity()
        XCTAssertEqual(
            Program.run([
                "atlas", "build", "--grids", city.folder.path("cells.geojson"), "--crs", "GCJ02", "-o",
                city.folder.path("a.atlas"),
            ]), 2)
        XCTAssertFalse(city.folder.names().contains("a.atlas"))
    }

    func testNearestAgreesWithALookAtEveryComponent() throws {
        let files = try SampleAtlas.files()
        let components = try SampleAtlas.rows(files.folder.path("city/components.csv"))
        let one = try SampleAtlas.answers(["nearest"] + columns)
        let plane = try PointTransform(from: .wgs84, to: CityAtlas(files.path).atlas.plane)
        let places = plane.apply(components.map { Point(x: $0.number("lon"), y: $0.number("lat")) })
        for row in one.prefix(300) {
            let place = plane.apply(Point(x: row.number("lon"), y: row.number("lat")))
            let distances = places.map { $0.distance(to: place) }
            let nearest = try XCTUnwrap(distances.min())
            XCTAssertEqual(row.number("fc_distance_m"), nearest, accuracy: 0.006)
            let found = try XCTUnwrap(components.first { $0["id"] == row["fc_id"] })
            XCTAssertEqual(found["class"], row["fc_class"])
            XCTAssertEqual(found.number("lon"), row.number("fc_lon"), accuracy: 2e-7)
        }
    }

    func testSeveralNearestAreARowEach() throws {
        let one = try SampleAtlas.answers(["nearest"] + columns)
        let name = one[0]["fc_class"]
        let several = try SampleAtlas.answers(
            ["nearest", "--class", name, "--count", "3", "--within", "150"] + columns)
        let byIncident = Dictionary(grouping: several) { $0["id"] }
        XCTAssertEqual(byIncident.count, one.count, "no row is lost")
        for rows in byIncident.values {
            if rows.count == 1, rows[0]["fc_rank"].isEmpty { continue }
            XCTAssertEqual(rows.map { $0["fc_rank"] }, (1...rows.count).map { "\($0)" })
            XCTAssertLessThanOrEqual(rows.count, 3)
            let distances = rows.map { $0.number("fc_distance_m") }
            XCTAssertEqual(distances, distances.sorted())
            XCTAssertTrue(distances.allSatisfy { $0 <= 150 })
            XCTAssertTrue(rows.allSatisfy { $0["fc_class"] == name })
        }
    }

    func testGeocodeAgreesWithTheDemonstration() throws {
        let files = try SampleAtlas.files()
        let rows = try SampleAtlas.answers(["geocode", "--text", "text"])
        _ = try DemoPipeline(
            options: DemoOptions(
                source: .folder(files.folder.path("city")), outputFolder: files.folder.path("demo"),
                now: Instant(secondsSinceEpoch: 1_767_225_600)),
            progress: ProgressDisplay(style: .silent, stepCount: DemoSteps.count)
        ).run()
        let demo = try SampleAtlas.rows(files.folder.path("demo/incidents.csv"))
        XCTAssertEqual(rows.count, demo.count)
        for (row, other) in zip(rows, demo) {
            XCTAssertEqual(row["fc_status"], other["fc_status"])
            XCTAssertEqual(row["fc_grid"], other["fc_text_grid"])
            XCTAssertEqual(row["fc_lon"], other["fc_text_lon"])
            XCTAssertEqual(row["fc_score"], other["fc_score"])
            XCTAssertEqual(row["fc_level"], other["fc_level"])
        }
        XCTAssertGreaterThan(rows.count { $0["fc_status"] == "ok" }, rows.count / 2)
    }

    func testReverseSaysWhereInTheCity() throws {
        let files = try SampleAtlas.files()
        let addresses = try SampleAtlas.rows(files.folder.path("city/gazetteer.csv"))
        let rows = try SampleAtlas.answers(["reverse"] + columns, to: files.folder.path("city/gazetteer.csv"))
        XCTAssertEqual(rows.count, addresses.count)
        for (row, address) in zip(rows, addresses) {
            XCTAssertEqual(row["fc_grid"], address["cell"])
            XCTAssertEqual(row.number("fc_distance_m"), 0, accuracy: 0.01)
            XCTAssertFalse(row["fc_road"].isEmpty)
            XCTAssertTrue(["left", "right", "on"].contains(row["fc_road_side"]))
            XCTAssertGreaterThanOrEqual(row.number("fc_chainage_m"), 0)
        }
        let buildings = try JSONReader.value(of: files.folder.bytes("city/buildings.geojson"))
        guard case .array(let features)? = buildings["features"],
            case .array(let rings)? = features[6]["geometry"]?["coordinates"],
            case .array(let ring) = rings[0]
        else { return XCTFail("no building") }
        let corners = ring.dropLast().compactMap { corner -> Point? in
            guard case .array(let numbers) = corner, let x = numbers[0].number, let y = numbers[1].number else {
                return nil
            }
            return Point(x: x, y: y)
        }
        let count = Double(corners.count)
        let middle = Point(x: corners.reduce(0) { $0 + $1.x } / count, y: corners.reduce(0) { $0 + $1.y } / count)
        try files.folder.write("x,y\n\(middle.x),\(middle.y)\n", to: "middle.csv")
        let inside = try SampleAtlas.answers(["reverse", "--x", "x", "--y", "y"], to: files.folder.path("middle.csv"))
        XCTAssertEqual(inside[0]["fc_building"], "7", "the seventh feature, which has no id")
    }

    func testATextThatMayMeanTwoPlacesMeansTheNearerOne() throws {
        let folder = try TemporaryFolder()
        try folder.write(TinyCity.cells(), to: "cells.geojson")
        let rows = [("a", 0.1, "东湖区"), ("b", 40, "西湖区")].flatMap { road, sides, district in
            (1...3).map { number in
                "\(road)\(number),,\(district)花园路\(number * 2)号,\(TinyCity.longitude(sides)),"
                    + "\(TinyCity.latitude(sides + Double(number) * 0.02)),\(district)\n"
            }
        }
        try folder.write("id,name,address,lon,lat,district\n" + rows.joined(), to: "addresses.csv")
        try folder.write("text\n花园路4号\n", to: "in.csv")
        let atlas = folder.path("a.atlas")
        XCTAssertEqual(
            Program.run([
                "atlas", "build", "--grids", folder.path("cells.geojson"), "--addresses", folder.path("addresses.csv"),
                "-o", atlas,
            ]), 0)
        func answer(_ near: [String]) throws -> SampleAtlas.Row {
            let output = folder.path("out.csv")
            let command = [
                "geocode", "--atlas", atlas, "--input", folder.path("in.csv"), "--text", "text", "-o", output,
            ]
            XCTAssertEqual(Program.run(command + near), 0)
            return try SampleAtlas.rows(output)[0]
        }
        let open = try answer([])
        XCTAssertEqual(open["fc_status"], "ambiguous")
        XCTAssertTrue(open["fc_alternatives"].hasPrefix("[{\"address\":"))
        for sides in [0.1, 40] {
            let near = try answer(["--near", "\(TinyCity.longitude(sides)),\(TinyCity.latitude(sides))"])
            XCTAssertEqual(near["fc_status"], "ok")
            XCTAssertEqual(near.number("fc_lon"), Double(TinyCity.longitude(sides)) ?? 0, accuracy: 1e-6)
        }
    }
}
