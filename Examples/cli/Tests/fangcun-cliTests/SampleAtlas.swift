import FangcunModel
import Foundation
import XCTest

@testable import fangcun_cli

/// The atlas of a generated city, made once for all tests as a new user would make it.
enum SampleAtlas {
    struct Files {
        let folder: TemporaryFolder
        var path: String { folder.path("city.atlas") }
        var incidents: String { folder.path("city/incidents.csv") }
    }

    // The tests of one class run one after another.
    nonisolated(unsafe) private static let made = Result { try make() }

    static func files() throws -> Files { try made.get() }

    private static func make() throws -> Files {
        let files = Files(folder: try TemporaryFolder())
        let city = files.folder.path("city")
        XCTAssertEqual(Program.run(["sample-city", "--seed", "5", "--area-km2", "0.5", "--output", city]), 0)
        let inputs = [
            "--grids", "cells.geojson", "--addresses", "gazetteer.csv", "--crossings", "intersections.csv",
            "--components", "components.csv", "--buildings", "buildings.geojson", "--roads", "roads.geojson",
            "--admin", "divisions.csv",
        ].map { $0.hasPrefix("--") ? $0 : "\(city)/\($0)" }
        XCTAssertEqual(Program.run(["atlas", "build"] + inputs + ["--label", "sample", "-o", files.path]), 0)
        return files
    }

    /// The rows that a command makes of the incidents.
    static func answers(_ arguments: [String], to input: String? = nil) throws -> [Row] {
        let files = try files()
        let output = files.folder.path("answer-\(UUID().uuidString).csv")
        let command = [arguments[0], "--atlas", files.path, "--input", input ?? files.incidents, "-o", output]
        XCTAssertEqual(Program.run(command + arguments.dropFirst()), 0, "\(arguments)")
        return try rows(output)
    }

    static func rows(_ path: String) throws -> [Row] {
        var reader = try CSVReader([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        let header = reader.header
        return try reader.remainingRows().map { Row(names: header, fields: $0.fields) }
    }

    /// A row, its fields by name.
    struct Row {
        let names: [String]
        let fields: [String]

        subscript(name: String) -> String { names.firstIndex(of: name).map { fields[$0] } ?? "no column \(name)" }
        func number(_ name: String) -> Double { Double(self[name]) ?? .nan }
    }
}
