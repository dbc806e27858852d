#if SQLite

import FangcunGeo
import FangcunGeoStore
import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

final class GeoPackageWriterTests: XCTestCase {
    private typealias Row = (geometry: Geometry?, values: [AttributeValue])
    private let columns = [
        GeoPackageLayer.Column(name: "code", type: "TEXT"), .init(name: "level \"1\"", type: "MEDIUMINT"),
    ]
    private let rows: [Row] = [
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
        let bad: [Row] = [
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

    private func write(_ rows: [Row], to path: String) throws {
        let writer = try GeoPackageWriter(path, lastChange: Instant(secondsSinceEpoch: 1_760_000_000))
        try write(rows, with: writer)
        try writer.finish()
    }

    private func write(
        _ rows: [Row], with writer: GeoPackageWriter, layer: String = "components",
        reference: CoordinateReference = .cgcs2000GaussKruger114
    ) throws {
        try writer.write(layer: layer, type: .point, reference: reference, columns: columns, features: rows)
    }
}

#endif
