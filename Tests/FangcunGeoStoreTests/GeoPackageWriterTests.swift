#if SQLite

import FangcunGeo
import FangcunGeoStore
import FangcunModel
import FangcunTestSupport
import Foundation
import GRDB
import XCTest

final class GeoPackageWriterTests: XCTestCase {
    private typealias Feature = (geometry: Geometry?, values: [AttributeValue])
    private let columns = [
        GeoPackageLayer.Column(name: "code", type: "TEXT"), .init(name: "level \"1\"", type: "MEDIUMINT"),
    ]
    private let rows: [Feature] = [
        (.point(Point(x: 469_000.25, y: 3_847_000)), [.text("甲'乙"), .integer(-7)]), (nil, [.null, .bool(true)]),
        (.point(Point(x: 469_100, y: 3_847_100)), [.bytes([1]), .real(0.5)]),
    ]

    func testWhatIsWrittenReadsBack() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/city.gpkg"
        try write(rows, to: path)
        let package = try GeoPackage(reading: path)
        let layer = try package.layer("components")
        XCTAssertEqual(layer.reference, .cgcs2000GaussKruger114)
        XCTAssertEqual(layer.columns, columns)
        XCTAssertEqual(layer.geometryType, "POINT")
        let features = try package.features(of: layer)
        XCTAssertEqual(features.map(\.geometry), rows.map(\.geometry))
        XCTAssertEqual(features.map(\.values), [rows[0].values, [.null, .integer(1)], rows[2].values])
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.url.path), ["city.gpkg"])
    }

    func testTheSameContentsMakeTheSameFile() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] { try write(rows, to: folder.url.path + "/" + name) }
        XCTAssertEqual(
            try Data(contentsOf: folder.url.appendingPathComponent("a")),
            try Data(contentsOf: folder.url.appendingPathComponent("b")))
    }

    func testTheIndexHoldsTheBoxOfEachPlace() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/city.gpkg"
        try write(rows, to: path)
        try DatabaseQueue(path: path).read { database in
            let boxes = try Row.fetchAll(database, sql: "SELECT * FROM rtree_components_geom ORDER BY id")
            XCTAssertEqual(boxes.map { $0["id"] as Int64 }, [1, 3], "the second has no place")
            for (box, point) in zip(boxes, [Point(x: 469_000.25, y: 3_847_000), Point(x: 469_100, y: 3_847_100)]) {
                let (minX, maxX, minY, maxY): (Double, Double, Double, Double) =
                    (box["minx"], box["maxx"], box["miny"], box["maxy"])
                XCTAssertTrue((minX...maxX).contains(point.x) && (minY...maxY).contains(point.y), "\(box)")
                XCTAssertLessThan(maxX - minX + maxY - minY, 2)
            }
            let triggers = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
            XCTAssertEqual(
                triggers,
                ["delete", "insert", "update1", "update2", "update3", "update4"].map { "rtree_components_geom_\($0)" })
            XCTAssertEqual(
                try Row.fetchAll(database, sql: "SELECT table_name, column_name, extension_name FROM gpkg_extensions"),
                [["table_name": "components", "column_name": "geom", "extension_name": "gpkg_rtree_index"]])
            XCTAssertEqual(try String.fetchOne(database, sql: "SELECT rtreecheck('rtree_components_geom')"), "ok")
        }
        let bare = try GeoPackageWriter(
            path, lastChange: Instant(secondsSinceEpoch: 0), hasSpatialIndex: false)
        try write(rows, with: bare)
        try bare.finish()
        XCTAssertFalse(try DatabaseQueue(path: path).read { try $0.tableExists("rtree_components_geom") })
    }

    func testWithoutFinishNothingIsLeft() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/city.gpkg"
        try Data([1]).write(to: URL(fileURLWithPath: path))
        do {
            let writer = try GeoPackageWriter(path, lastChange: Instant(secondsSinceEpoch: 0))
            try write(rows, with: writer)
        }
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.url.path), ["city.gpkg"])
        XCTAssertEqual(try Data(contentsOf: URL(fileURLWithPath: path)), Data([1]))
        try write(rows, to: path)
        XCTAssertEqual(try GeoPackage(reading: path).layers.count, 1)
    }

    func testAFaultNamesTheFeatureAndLeavesTheOtherLayers() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/city.gpkg"
        let writer = try GeoPackageWriter(path, lastChange: Instant(secondsSinceEpoch: 0))
        try write(rows, with: writer)
        let line = Geometry.lineString([Point(x: 1, y: 2), Point(x: 3, y: 4)])
        let bad: [Feature] = [
            (line, [.null, .null]), (nil, [.null]), (.point(Point(x: .nan, y: 1)), [.null, .null]),
        ]
        for row in bad {
            XCTAssertThrowsError(try write([rows[0], row], with: writer, layer: "other")) { error in
                XCTAssertTrue("\(error)".contains("feature 1") && "\(error)".contains("'other'"), "\(error)")
            }
        }
        XCTAssertThrowsError(try write(rows, with: writer)) { error in
            XCTAssertTrue("\(error)".contains("already exists"), "\(error)")
        }
        XCTAssertThrowsError(try write(rows, with: writer, layer: "gpkg_contents"))
        XCTAssertThrowsError(
            try write(rows, with: writer, layer: "x", reference: .init(epsg: 1, axisOrder: .eastNorth)))
        try writer.finish()
        XCTAssertEqual(try GeoPackage(reading: path).layers.map(\.name), ["components"])
        XCTAssertThrowsError(try write(rows, with: writer, layer: "late"))
    }

    func testPlacesThatCannotBeWrittenAreErrors() throws {
        for path in ["", "/nowhere/city.gpkg", "a\0b"] {
            XCTAssertThrowsError(try GeoPackageWriter(path, lastChange: Instant(secondsSinceEpoch: 0)), path) {
                error in
                XCTAssertEqual((error as? GeoError)?.code, .unwritableFile, "\(error)")
            }
        }
    }

    private func write(_ rows: [Feature], to path: String) throws {
        let writer = try GeoPackageWriter(path, lastChange: Instant(secondsSinceEpoch: 1_760_000_000))
        try write(rows, with: writer)
        try writer.finish()
    }

    private func write(
        _ rows: [Feature], with writer: GeoPackageWriter, layer: String = "components",
        reference: CoordinateReference = .cgcs2000GaussKruger114
    ) throws {
        try writer.write(layer: layer, type: .point, reference: reference, columns: columns, features: rows)
    }
}

#endif
