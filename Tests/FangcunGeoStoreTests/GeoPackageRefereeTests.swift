#if SQLite

import FangcunGeo
import FangcunGeoStore
import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

/// GDAL, which QGIS reads and writes GeoPackages with.
final class GeoPackageRefereeTests: XCTestCase {
    private let source = """
        {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}}, "features": [
        {"type": "Feature", "properties": {"BGCODE": "410102001001001", "n": 7, "r": 2.5, "ok": true, "day": "2025/01/02"},
         "geometry": {"type": "Polygon", "coordinates": [[[469000, 3847000], [469100.125, 3847000], [469100, 3847100],
          [469000, 3847000]], [[469050, 3847010], [469060, 3847030], [469070, 3847020], [469050, 3847010]]]}},
        {"type": "Feature", "properties": {"BGCODE": "410102001001002", "n": null, "r": null, "ok": false, "day": null},
         "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 2], [3, 4], [1, 2]]]}}]}
        """

    func testWhatGDALWritesIsRead() throws {
        try Referee.require()
        let folder = try TemporaryFolder()
        let input = try folder.write(Array(source.utf8), to: "cells.geojson")
        let expected = try GeoJSON(Array(source.utf8))
        for options in [
            [], ["-nlt", "PROMOTE_TO_MULTI", "-lco", "SPATIAL_INDEX=NO"], ["-dim", "XYZ"], ["-nln", "格网 \"1\""],
        ] {
            let path = folder.url.path + "/\(options.joined(separator: "-").filter(\.isASCII)).gpkg"
            let answer = try Referee.run("ogr2ogr", ["-f", "GPKG", path, input.path] + options)
            XCTAssertEqual(answer.status, 0, answer.errors)
            let package = try GeoPackage(reading: path, sharing: .immutable)
            let layer = try package.layer()
            let features = try package.features(of: layer)
            XCTAssertEqual(layer.reference, .cgcs2000GaussKruger114)
            XCTAssertEqual(features.map { $0.geometry?.polygons }, expected.features.map { $0.geometry?.polygons })
            XCTAssertEqual(layer.columns.map(\.name), ["BGCODE", "n", "r", "ok", "day"])
            XCTAssertEqual(
                features.map(\.values),
                [
                    [.text("410102001001001"), .integer(7), .real(2.5), .bool(true), .text("2025-01-02")],
                    [.text("410102001001002"), .null, .null, .bool(false), .null],
                ])
            let grids = try package.unitGrids(in: layer, codeColumn: "BGCODE")
            XCTAssertEqual(grids.grids.map(\.code), ["410102001001001", "410102001001002"])
        }
    }

    /// A feature that the index does not hold is one that GDAL does not find; and it keeps the index when it edits.
    private func assertGDALUsesTheIndex(_ path: String) throws {
        let window = ["-ro", "-so", path, "cells", "-spat", "468000", "3840000", "470000", "3850000"]
        let found = try Referee.run("ogrinfo", window)
        XCTAssertEqual(found.errors, "")
        XCTAssertTrue(found.output.contains("Feature Count: 1"), found.output)
        for (statement, count) in [
            ("UPDATE cells SET geom = (SELECT geom FROM cells WHERE fid = 1) WHERE fid = 2", 2),
            ("DELETE FROM rtree_cells_geom WHERE id = 1", 1), ("DELETE FROM cells WHERE fid = 2", 0),
        ] {
            let copy = path + ".copy.gpkg"
            if !FileManager.default.fileExists(atPath: copy) {
                try FileManager.default.copyItem(atPath: path, toPath: copy)
            }
            let edit = try Referee.run("ogrinfo", [copy, "-sql", statement])
            XCTAssertEqual(edit.errors, "")
            let after = try Referee.run("ogrinfo", window.map { $0 == path ? copy : $0 })
            XCTAssertTrue(after.output.contains("Feature Count: \(count)"), "\(statement): \(after.output)")
        }
    }

    func testGDALReadsWhatIsWritten() throws {
        try Referee.require()
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/city.gpkg"
        let document = try GeoJSON(Array(source.utf8))
        let writer = try GeoPackageWriter(path, lastChange: Instant(secondsSinceEpoch: 1_760_000_000))
        try writer.write(
            layer: "cells", type: .multiPolygon, reference: document.reference,
            columns: [.init(name: "code", type: "TEXT"), .init(name: "n", type: "INTEGER")],
            features: document.features.map { ($0.geometry, [.text($0["BGCODE"]?.string ?? ""), .integer(7)]) })
        try writer.write(
            layer: "路", type: .lineString, reference: .wgs84, columns: [.init(name: "name", type: "TEXT")],
            features: [
                (.lineString([Point(x: 121.5, y: 25), Point(x: 121.6, y: 25)]), [.text("松仁路")]), (nil, [.null]),
            ])
        try writer.finish()

        let summary = try Referee.run("ogrinfo", ["-ro", "-al", path])
        XCTAssertEqual(summary.status, 0)
        XCTAssertEqual(summary.errors, "", "GDAL warns of what it finds wrong")
        for words in [
            "Layer name: cells", "Geometry: Multi Polygon", "ID[\"EPSG\",4547]", "Feature Count: 2",
            "Extent: (1.000000, 2.000000) - (469100.125000, 3847100.000000)", "code (String) = 410102001001001",
            "n (Integer64) = 7", "Layer name: 路", "LINESTRING (121.5 25", "name (String) = 松仁路",
            "MULTIPOLYGON (((1 2,3 2,3 4,1 2)))", "ID[\"EPSG\",4326]",
        ] {
            XCTAssertTrue(summary.output.contains(words), "'\(words)' in \(summary.output.prefix(6_000))")
        }
        try assertGDALUsesTheIndex(path)
        let output = folder.url.path + "/back.geojson"
        let back = try Referee.run("ogr2ogr", ["-f", "GeoJSON", output, path, "cells"])
        XCTAssertEqual(back.status, 0, back.errors)
        let read = try GeoJSON(InputFile.read(output, maximumBytes: 1 << 20))
        XCTAssertEqual(read.features.map { $0.geometry?.polygons }, document.features.map { $0.geometry?.polygons })
    }
}

#endif
