import FangcunModel
import FangcunSeal
import Foundation
import XCTest

@testable import fangcun_cli

final class DemoPipelineTests: XCTestCase {
    private static let files = [
        "dispatch-trust.pem", "dispatch.csv", "dispatch.csv.ses", "incidents.csv", "incidents.geojson", "map.html",
        "summary.json",
    ]

    func testEveryIncidentKeepsItsColumnsAndGetsItsCell() throws {
        let city = try TinyCity()
        try city.run()
        var reader = try CSVReader(try city.folder.bytes("out/incidents.csv"))
        XCTAssertEqual(
            reader.header, ["id", "category", "text", "lon", "lat", "cell", "district"] + IncidentColumns.appended)
        let grid = try reader.column("fc_grid")
        let rows = try reader.remainingRows()
        XCTAssertEqual(rows.map { $0.fields[0] }, ["i1", "i2", "i3", "i4", "i5", "i6"])
        XCTAssertEqual(rows[0].fields[2], "花园路6号, 门口")
        XCTAssertEqual(rows[5].fields[3], "NaN")
        XCTAssertEqual(
            rows.map { $0.fields[grid] }, [TinyCity.code(1, 1), TinyCity.code(1, 1), TinyCity.code(0, 0), "", "", ""])
    }

    func testTextIsPlacedAtItsAddressAndItsDistanceMeasured() throws {
        let city = try TinyCity()
        try city.run()
        var reader = try CSVReader(try city.folder.bytes("out/incidents.csv"))
        let columns = try ["fc_status", "fc_text_lon", "fc_text_lat", "fc_text_grid", "fc_distance_m"].map(
            reader.column)
        let rows = try reader.remainingRows()
        let first = columns.map { rows[0].fields[$0] }
        XCTAssertEqual(first[0], "ok")
        XCTAssertEqual(try XCTUnwrap(Double(first[1])), TinyCity.west + 3 * 0.45 * TinyCity.side, accuracy: 1e-6)
        XCTAssertEqual(try XCTUnwrap(Double(first[2])), TinyCity.south + 1.5 * TinyCity.side, accuracy: 1e-6)
        XCTAssertEqual(first[3], TinyCity.code(1, 1))
        // 0.15 of a side of 0.001 degrees of longitude at 34.7 degrees north: 13.7 m.
        XCTAssertEqual(try XCTUnwrap(Double(first[4])), 13.7, accuracy: 0.2)
        XCTAssertEqual(columns.map { rows[2].fields[$0] }, ["none", "", "", "", ""])
    }

    func testIncidentsWithoutPositionAreDispatchedByTheirText() throws {
        let city = try TinyCity()
        try city.run()
        var reader = try CSVReader(try city.folder.bytes("out/dispatch.csv"))
        XCTAssertEqual(reader.header, DispatchCSV.header)
        let rows = try reader.remainingRows().map(\.fields)
        // 花园路10号 lies in the third cell of the middle row; both cells with two incidents come before that with one.
        XCTAssertEqual(rows.map { $0[1] }, [TinyCity.code(1, 1), TinyCity.code(2, 1), TinyCity.code(0, 0)])
        XCTAssertEqual(rows.map { $0[0] }, ["1", "2", "3"])
        XCTAssertEqual(rows.map { $0[3] }, ["2", "2", "1"])
        XCTAssertEqual(rows[0][4], "井盖")
        XCTAssertEqual(rows[0][6], "花园路6号")
    }

    func testSummaryCountsWhatWasFound() throws {
        let city = try TinyCity()
        let summary = try city.run()
        XCTAssertEqual(summary.failures, [])
        let json = try JSONReader.value(of: try city.folder.bytes("out/summary.json"))
        XCTAssertEqual(json["ok"], .bool(true))
        XCTAssertEqual(json["locate"]?["with_position"], .number(4))
        XCTAssertEqual(json["locate"]?["without_position"], .number(2))
        XCTAssertEqual(json["locate"]?["located"], .number(3))
        XCTAssertEqual(json["locate"]?["outside"], .number(1))
        XCTAssertEqual(json["agreement"]?["compared"], .number(3))
        XCTAssertEqual(json["agreement"]?["differing"], .number(0))
        XCTAssertEqual(json["seal"]?["verdict"], .string("valid"))
        XCTAssertEqual(city.folder.names(in: "out"), Self.files)
    }

    func testWrongStatedCellIsNamedAndTheAnswerIsNo() throws {
        let city = try TinyCity()
        let wrong = TinyCity.incidents.replacingOccurrences(of: TinyCity.code(0, 0), with: TinyCity.code(2, 2))
        try city.folder.write(wrong, to: "incidents.csv")
        let summary = try city.run()
        XCTAssertEqual(summary.failures, ["agreement: 1 of 3 stated cells differ from ours"])
        let json = try JSONReader.value(of: try city.folder.bytes("out/summary.json"))
        XCTAssertEqual(json["ok"], .bool(false))
        XCTAssertEqual(json["agreement"]?["first_differing"], .array([.string("i3")]))
    }

    func testOverlappingCellsAreFoundAndTheAnswerIsNo() throws {
        let city = try TinyCity()
        // The south-west cell reaches into its eastern neighbour.
        let points = [(0.0, 0.0), (1.5, 0), (1.5, 1), (0, 1), (0, 0)]
        let corners = points.map { "[\(TinyCity.longitude($0.0)),\(TinyCity.latitude($0.1))]" }
        let ring = "[\(corners.joined(separator: ","))]"
        try city.folder.write(TinyCity.cells(replacing: [TinyCity.code(0, 0): ring]), to: "cells.geojson")
        let summary = try city.run()
        XCTAssertTrue(summary.failures.contains { $0.hasPrefix("coverage: ") }, "\(summary.failures)")
        XCTAssertTrue(try city.folder.text("out/summary.json").contains("grids.overlap"))
    }

    func testCrossingPolygonIsFoundAndTheAnswerIsNo() throws {
        let city = try TinyCity()
        let corners = [(0.0, 0.0), (1, 1), (1, 0), (0, 0.6), (0, 0)].map {
            "[\(TinyCity.longitude($0.0)),\(TinyCity.latitude($0.1))]"
        }
        try city.folder.write(
            TinyCity.cells(replacing: [TinyCity.code(0, 0): "[\(corners.joined(separator: ","))]"]), to: "cells.geojson"
        )
        let summary = try city.run()
        XCTAssertTrue(summary.failures.contains { $0.hasPrefix("coverage: ") }, "\(summary.failures)")
        XCTAssertTrue(try city.folder.text("out/summary.json").contains("grids.self-crossing"))
    }

    func testTheSameInputGivesTheSameFilesButForSealAndTiming() throws {
        let (one, other) = (try TinyCity(), try TinyCity())
        try one.run()
        try other.run()
        for name in ["incidents.csv", "incidents.geojson", "dispatch.csv"] {
            XCTAssertEqual(try one.folder.bytes("out/" + name), try other.folder.bytes("out/" + name), name)
        }
        // The page names the folder that the data came from.
        let pages = try [one, other].map {
            try $0.folder.text("out/map.html").replacingOccurrences(of: $0.folder.url.lastPathComponent, with: "")
        }
        XCTAssertEqual(pages[0], pages[1])
    }

    func testTheSealHoldsForTheDispatchListAndForNothingElse() throws {
        let city = try TinyCity()
        try city.run()
        let arguments = [
            "seal", "verify", city.folder.path("out/dispatch.csv.ses"), "--trust",
            city.folder.path("out/dispatch-trust.pem"),
            "--json",
        ]
        XCTAssertEqual(Program.run(arguments + ["--document", city.folder.path("out/dispatch.csv")]), 0)
        XCTAssertEqual(Program.run(arguments + ["--document", city.folder.path("out/incidents.csv")]), 1)
        XCTAssertEqual(Program.run(arguments), 1, "without the document nothing is valid")
        XCTAssertEqual(Program.run(arguments + ["--document", city.folder.path("nowhere")]), 2)
        // The day before it was signed, and no moment at all.
        let document = ["--document", city.folder.path("out/dispatch.csv")]
        XCTAssertEqual(Program.run(arguments + document + ["--time", "2025-12-31T00:00:00Z"]), 1)
        XCTAssertEqual(Program.run(arguments + document + ["--time", "yesterday"]), 2)
    }
}
