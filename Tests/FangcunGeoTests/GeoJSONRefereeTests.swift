import FangcunGeo
import FangcunModel
import FangcunTestSupport
import XCTest

/// GDAL reads what we write, and gunzip and gzip agree with us about compressed files.
final class GeoJSONRefereeTests: XCTestCase {
    private let ring = [(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)].map { Point(x: 469_000 + $0.0, y: 3_847_000 + $0.1) }
    private let hole = [(0.5, 0.5), (0.5, 1), (1, 1), (0.5, 0.5)].map { Point(x: 469_000 + $0.0, y: 3_847_000 + $0.1) }

    func testGDALReadsGeometriesAttributesAndReferenceSystem() throws {
        try Referee.require()
        var writer = GeoJSONWriter(decimals: 3, reference: .cgcs2000GaussKruger114)
        try writer.write(
            .polygon(Polygon(outer: ring, holes: [hole])), identifier: .number(7),
            properties: [.init("code", .string("410102001001001")), .init("名称", .string("二七\"塔\"\n广场"))])
        try writer.write(
            .multiPolygon([Polygon(outer: ring), Polygon(outer: hole)]), properties: [.init("code", .string("2"))])
        try writer.write(.point(Point(x: 469_363.303672, y: 3_847_208.850953)), properties: [.init("code", .null)])
        let folder = try TemporaryFolder()
        let file = try folder.write(writer.finish(), to: "cells.geojson")

        let summary = try Referee.run("ogrinfo", ["-ro", "-al", "-so", file.path])
        XCTAssertEqual(summary.status, 0, summary.errors)
        XCTAssertTrue(summary.output.contains("Feature Count: 3"), summary.output)
        XCTAssertTrue(summary.output.contains("ID[\"EPSG\",4547]"), summary.output)
        XCTAssertTrue(
            summary.output.contains("Extent: (469000.000000, 3847000.000000) - (469363.304000, 3847208.851000)"))

        let table = try Referee.run(
            "ogr2ogr", ["-f", "CSV", "/vsistdout/", file.path, "-lco", "GEOMETRY=AS_WKT"])
        XCTAssertEqual(table.status, 0, table.errors)
        for words in [
            "POLYGON ((469000 3847000,469002 3847000,469002 3847002,469000 3847002,469000 3847000),"
                + "(469000.5 3847000.5,469000.5 3847001.0,469001 3847001,469000.5 3847000.5))",
            "MULTIPOLYGON (((469000 3847000", "POINT (469363.304 3847208.851)", "410102001001001", "名称",
            "\"二七\"\"塔\"\"\n广场\"",
        ] {
            XCTAssertTrue(table.output.contains(words), "'\(words)' in \(table.output)")
        }
        // GDAL warns of rings that run the wrong way and of members it does not understand.
        XCTAssertEqual(summary.errors + table.errors, "")
    }

    func testWhatGDALWritesIsReadBack() throws {
        try Referee.require()
        var writer = GeoJSONWriter(decimals: 3, reference: .cgcs2000GaussKruger114)
        for code in ["a", "b"] {
            try writer.write(
                .polygon(Polygon(outer: ring, holes: [hole])), properties: [.init("code", .string(code))])
        }
        let folder = try TemporaryFolder()
        let file = try folder.write(writer.finish(), to: "in.geojson")
        let output = folder.url.path + "/out.geojson"
        let conversion = try Referee.run("ogr2ogr", ["-f", "GeoJSON", output, file.path])
        XCTAssertEqual(conversion.status, 0, conversion.errors)
        let grids = try UnitGridSet(
            geoJSON: try InputFile.read(output, maximumBytes: 1 << 20), codeProperty: "code")
        XCTAssertEqual(grids.reference, .cgcs2000GaussKruger114)
        XCTAssertEqual(grids.grids.map(\.code), ["a", "b"])
        XCTAssertEqual(grids.grids[1].polygons, [Polygon(outer: ring, holes: [hole])])
    }

    func testGzipOfOthersIsRead() throws {
        try Referee.require()
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 9)
        let bytes = (0..<700_000).map { _ in UInt8.random(in: 0...60, using: &generator) }
        let file = try folder.write(bytes, to: "data")
        for level in ["-1", "-9"] {
            XCTAssertEqual(try Referee.run("gzip", ["-kf", level, file.path]).status, 0)
            XCTAssertEqual(try InputFile.read(file.path + ".gz", maximumBytes: bytes.count), bytes)
        }
    }
}
