import FangcunModel
import Foundation

@testable import fangcun_cli

/// Nine square cells in three rows, some addresses on a road through the middle row, and a few incidents.
struct TinyCity {
    static let west = 113.6
    static let south = 34.7
    static let side = 0.001

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.cells(), to: "cells.geojson")
        try folder.write(Self.gazetteer, to: "gazetteer.csv")
        try folder.write(Self.incidents, to: "incidents.csv")
    }

    /// The code of the cell in a column and row, counted from 0 from the south-west.
    static func code(_ column: Int, _ row: Int) -> String { "41010500100100\(row * 3 + column + 1)" }

    /// The longitude, and latitude, so many sides from the south-west corner.
    static func longitude(_ sides: Double) -> String { Figure.decimal(west + sides * side, 7) }
    static func latitude(_ sides: Double) -> String { Figure.decimal(south + sides * side, 7) }

    /// Nine cells; `replacing` gives another ring to one of them, by its code.
    static func cells(replacing: [String: String] = [:]) -> String {
        let features = (0..<9).map { index -> String in
            let (column, row) = (Double(index % 3), Double(index / 3))
            let code = code(index % 3, index / 3)
            let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
                "[\(longitude(column + $0.0)),\(latitude(row + $0.1))]"
            }
            let ring = replacing[code] ?? "[\(corners.joined(separator: ","))]"
            return """
                {"type":"Feature","properties":{"CODEBASE":"\(code)"},\
                "geometry":{"type":"Polygon","coordinates":[\(ring)]}}
                """
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}"
    }

    /// Six numbers along the middle row.
    static var gazetteer: String {
        let rows = (1...6).map { number in
            "a\(number),,花园路\(number * 2)号,\(longitude(Double(number) * 0.45)),\(latitude(1.5)),中原区,door"
        }
        return "id,name,address,lon,lat,district,level\n" + rows.map { "\($0)\n" }.joined()
    }

    /// Two incidents in the middle cell, one in the south-west, one outside all, one without position, one not a number.
    static var incidents: String {
        """
        id,category,text,lon,lat,cell,district
        i1,井盖,"花园路6号, 门口",\(longitude(1.5)),\(latitude(1.5)),\(code(1, 1)),中原区
        i2,井盖,花园路6号,\(longitude(1.4)),\(latitude(1.4)),\(code(1, 1)),中原区
        i3,路灯,别处,\(longitude(0.5)),\(latitude(0.5)),\(code(0, 0)),中原区
        i4,路灯,花园路2号,\(longitude(9)),\(latitude(9)),,中原区
        i5,路灯,花园路10号,,,,中原区
        i6,路灯,花园路10号,NaN,NaN,,中原区

        """
    }

    /// Runs the demonstration into the folder `out` beside the input.
    @discardableResult
    func run() throws -> DemoSummary {
        try DemoPipeline(
            options: DemoOptions(
                source: .folder(folder.url.path), outputFolder: folder.path("out"),
                now: Instant(secondsSinceEpoch: 1_767_225_600)),
            progress: ProgressDisplay(style: .silent, stepCount: DemoSteps.count)
        ).run()
    }

    /// Runs it, and gives the line on which it failed; `nil` when it did not.
    func failure() throws -> String? {
        do {
            try run()
            return nil
        } catch let failure as CommandFailure {
            return failure.description
        }
    }
}
