#if SQLite

import FangcunGeo
import FangcunGeoStore
import FangcunModel
import FangcunTestSupport
import Foundation
import GRDB
import XCTest

final class GeoPackageTests: XCTestCase {
    private let ring = "((0 0, 4 0, 4 4, 0 4, 0 0))"

    private func withFile(_ body: (PackageFile) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try body(PackageFile(folder.url.appendingPathComponent("city?1#%.gpkg")))
    }

    // MARK: Reading

    func testLayersAreListed() throws {
        try withFile { file in
            try file.addLayer(
                "cells", type: "MultiPolygon", srs: 100, columns: "code TEXT, area DOUBLE, ok BOOLEAN")
            try file.addLayer("a \"b\" 路", type: "POINT")
            try file.execute(
                "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('gone', 'features'), ('x', 'tiles')")
            let package = try GeoPackage(reading: file.url.path)
            XCTAssertEqual(package.layers.map(\.name), ["a \"b\" 路", "cells"])
            let cells = try package.layer("cells")
            XCTAssertEqual(cells.reference, .cgcs2000GaussKruger114)
            XCTAssertEqual(cells.geometryType, "MULTIPOLYGON")
            XCTAssertEqual(cells.columns.map(\.name), ["code", "area", "ok"])
            XCTAssertEqual(cells.columns.map(\.type), ["TEXT", "DOUBLE", "BOOLEAN"])
            assertFault(.malformedInput, "'a \"b\" 路', 'cells'") { _ = try package.layer() }
            assertFault(.malformedInput, "'grids'") { _ = try package.layer("grids") }
        }
    }

    func testAttributesKeepTheirType() throws {
        try withFile { file in
            try file.addLayer(
                "a \"b\"", columns: "code, n INTEGER, r REAL, ok BOOLEAN, photo BLOB, big INTEGER, day DATE")
            try file.insert(
                "a \"b\"", "POINT (1 2)", "x", 7, 2.5, 1, Data([1, 2]), Int64(9_007_199_254_740_993), "2025-01-02")
            try file.insert("a \"b\"", nil, nil, nil, nil, nil, nil, nil, nil)
            let package = try GeoPackage(reading: file.url.path)
            let features = try package.features(of: package.layer())
            XCTAssertEqual(
                features[0].values,
                [
                    .text("x"), .integer(7), .real(2.5), .bool(true), .bytes([1, 2]),
                    .integer(9_007_199_254_740_993),
                    .text("2025-01-02"),
                ])
            XCTAssertEqual(features[0].geometry, .point(Point(x: 1, y: 2)))
            XCTAssertEqual(features[1].values, Array(repeating: .null, count: 7))
            XCTAssertNil(features[1].geometry)
            XCTAssertEqual(features.map(\.identifier), [1, 2])
            let document = try package.document(of: package.layer())
            XCTAssertEqual(document.features[0]["big"], .string("9007199254740993"))
            XCTAssertEqual(document.features[0]["ok"], .bool(true))
            XCTAssertEqual(document.reference, .wgs84)
        }
    }

    func testGridsAreReadByCode() throws {
        try withFile { file in
            try file.addLayer("cells", srs: 100, columns: "BGCODE")
            try file.insert("cells", "MULTIPOLYGON (\(ring), \(ring))", Int64(41_010_200_100_100_123))
            try file.insert("cells", "POLYGON \(ring)", "b")
            let package = try GeoPackage(reading: file.url.path)
            let grids = try package.unitGrids(in: package.layer(), codeColumn: "bgcode")
            XCTAssertEqual(grids.grids.map(\.code), ["41010200100100123", "b"])
            XCTAssertEqual(grids.grids.map(\.polygons.count), [2, 1])
            XCTAssertEqual(grids.reference, .cgcs2000GaussKruger114)
            assertFault(.malformedInput, "'code'", "BGCODE") {
                _ = try package.unitGrids(in: package.layer(), codeColumn: "code")
            }
            assertFault(.unknownReferenceSystem, "EPSG:4547", "EPSG:4526") {
                _ = try package.unitGrids(
                    in: package.layer(), codeColumn: "BGCODE",
                    reference: CoordinateReference(epsg: 4_526, axisOrder: .northEast))
            }
        }
    }

    func testGridsThatBreakTheRulesAreRefusedOrKept() throws {
        let faults: [(String?, String?, GeoError.Code)] = [
            ("POLYGON ((0 0, 1 0, 1 1))", "x", .invalidGeometry), ("POINT (1 2)", "x", .invalidGeometry),
            (nil, "x", .invalidGeometry), ("POLYGON \(ring)", nil, .malformedInput),
        ]
        for (text, code, fault) in faults {
            try withFile { file in
                try file.addLayer("cells")
                try file.insert("cells", "POLYGON \(ring)", "a")
                try file.insert("cells", text, code)
                let package = try GeoPackage(reading: file.url.path)
                assertFault(fault, "feature 1 (fid 2)", "layer 'cells'") {
                    _ = try package.unitGrids(in: package.layer(), codeColumn: "code")
                }
                let kept = try package.unitGrids(in: package.layer(), codeColumn: "code", faults: .kept)
                XCTAssertEqual(kept.grids.count, 2)
                XCTAssertFalse(CoverageCheck.check(kept).isAcceptable)
            }
        }
    }

    func testPointsMakeARegister() throws {
        try withFile { file in
            try file.addLayer("components", columns: "标识码 TEXT, class INTEGER, h REAL")
            try file.insert("components", "POINT (121.5 25)", "a", 101, 2.5)
            try file.insert("components", nil, "b", 102, nil)
            try file.insert("components", "MULTIPOINT ((121.6 25), (1 2))", "c", nil, 3.0)
            let package = try GeoPackage(reading: file.url.path)
            let mapping = FangcunModel.ColumnMapping(["id": "标识码"])
            let table = try package.points(
                in: package.layer(), required: ["id", "class"], optional: ["h", "name"], mapping: mapping)
            XCTAssertEqual(table.map { Array($0.fields) }, [["a", "101", "2.5", ""], ["c", "", "3", ""]])
            XCTAssertEqual(table.map(\.position.x), [121.5, 121.6])
            XCTAssertEqual(table.map(\.line), [1, 3])
            XCTAssertEqual(table.unplacedCount, 1)
            XCTAssertEqual(table.reference, .wgs84)
            assertFault(.malformedInput, "'id'") { _ = try package.points(in: package.layer(), required: ["id"]) }
            try file.insert("components", "POLYGON \(ring)", "d", nil, nil)
            assertFault(.invalidGeometry, "fid 4") { _ = try package.points(in: package.layer()) }
        }
    }

    func testASystemThatIsNotOfEPSGMustBeNamed() throws {
        try withFile { file in
            try file.addLayer("cells", srs: 200)
            try file.insert("cells", "POLYGON \(ring)", "a")
            let package = try GeoPackage(reading: file.url.path)
            XCTAssertNil(try package.layer().reference)
            assertFault(.unknownReferenceSystem, "cells") {
                _ = try package.unitGrids(in: package.layer(), codeColumn: "code")
            }
            let grids = try package.unitGrids(
                in: package.layer(), codeColumn: "code", reference: .cgcs2000GaussKruger114)
            XCTAssertEqual(grids.reference, .cgcs2000GaussKruger114)
        }
    }

    func testMetresUnderDegreesAreRefused() throws {
        try withFile { file in
            try file.addLayer("p")
            try file.insert("p", "POINT (500000 3500000)", "a")
            let package = try GeoPackage(reading: file.url.path)
            assertFault(.outsideDomain, "fid 1") { _ = try package.features(of: package.layer()) }
        }
    }

    // MARK: Files

    func testFilesAreOpenedReadOnly() throws {
        try withFile { file in
            try file.addLayer("cells")
            try file.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            try file.insert("cells", "POLYGON \(ring)", "a")
            try file.queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try file.queue.close()
            let folder = file.url.deletingLastPathComponent()
            let before = try Data(contentsOf: file.url)
            for sharing in [GeoPackage.Sharing.immutable, .shared] {
                let package = try GeoPackage(reading: file.url.path, sharing: sharing)
                XCTAssertEqual(try package.features(of: package.layer()).count, 1)
                if sharing == .immutable {
                    XCTAssertEqual(
                        try FileManager.default.contentsOfDirectory(atPath: folder.path),
                        [file.url.lastPathComponent])
                }
            }
            XCTAssertEqual(try Data(contentsOf: file.url), before)
        }
    }

    /// A package in WAL mode is the hard case: SQLite would want, and make, files beside the inflated one.
    func testCompressedPackagesAreRead() throws {
        try withFile { file in
            try file.addLayer("cells")
            try file.insert("cells", "POLYGON \(ring)", "a")
            for mode in ["DELETE", "WAL"] {
                try file.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = \(mode)") }
                try file.queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
                let temporary = FileManager.default.temporaryDirectory.path
                let before = try ourFiles(in: temporary)
                let folder = file.url.deletingLastPathComponent()
                let path = folder.path + "/\(mode).gpkg.gz"
                try gzip(Data(contentsOf: file.url)).write(to: URL(fileURLWithPath: path))
                for sharing in [GeoPackage.Sharing.immutable, .shared] {
                    let package = try GeoPackage(reading: path, sharing: sharing)
                    XCTAssertEqual(try package.features(of: package.layer()).map(\.values), [[.text("a")]], mode)
                    XCTAssertEqual(try ourFiles(in: temporary), before, "no name is left while it is open")
                }
                assertFault(.limitExceeded, "4096 bytes") {
                    _ = try GeoPackage(reading: path, limits: .init(maximumInflatedBytes: 4_096))
                }
                try Data(contentsOf: URL(fileURLWithPath: path)).dropLast(9).write(to: URL(fileURLWithPath: path))
                assertFault(.malformedInput, "ends early") { _ = try GeoPackage(reading: path) }
                XCTAssertEqual(try ourFiles(in: temporary), before)
            }
        }
    }

    private func ourFiles(in folder: String) throws -> Set<String> {
        let mark = "fangcun-\(ProcessInfo.processInfo.processIdentifier)-"
        return Set(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(mark) })
    }

    /// Gzip whose deflated data is stored as it is (RFC 1951, clause 3.2.4).
    private func gzip(_ data: Data) -> Data {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        let pieces = stride(from: 0, to: data.count, by: 65_535).map { data[$0..<min($0 + 65_535, data.count)] }
        for (index, piece) in pieces.enumerated() {
            let count = UInt16(piece.count)
            bytes.append(index == pieces.count - 1 ? 1 : 0)
            for value in [count, ~count] { bytes += [UInt8(value & 255), UInt8(value >> 8)] }
            bytes += piece
        }
        for value in [checksum(data), UInt32(data.count)] {
            bytes += (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        return Data(bytes)
    }

    private func checksum(_ data: Data) -> UInt32 {
        ~data.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }

    func testABrokenLayerCostsNoOther() throws {
        let breaking: [(sql: String, words: String)] = [
            ("UPDATE gpkg_geometry_columns SET column_name = 'shape' WHERE table_name = 'other'", "'shape'"),
            ("DROP TABLE other; CREATE VIEW other AS SELECT * FROM nowhere", "nowhere"),
            ("DROP TABLE other; CREATE VIRTUAL TABLE other USING rtree(id, a, b)", "virtual"),
        ]
        for (sql, words) in breaking {
            try withFile { file in
                try file.addLayer("cells")
                try file.insert("cells", "POLYGON \(ring)", "a")
                try file.addLayer("other")
                try file.execute(sql)
                let package = try GeoPackage(reading: file.url.path)
                XCTAssertEqual(package.layers.map(\.name), ["cells"])
                XCTAssertEqual(Array(package.brokenLayers.keys), ["other"])
                XCTAssertEqual(try package.features(of: package.layer("cells")).count, 1)
                assertFault(.malformedInput, "'other'", words) { _ = try package.layer("other") }
                assertFault(.malformedInput, "'cells', 'other'") { _ = try package.layer() }
                try file.execute("DELETE FROM gpkg_contents WHERE table_name = 'cells'")
                let alone = try GeoPackage(reading: file.url.path)
                assertFault(.malformedInput, "'other'", words) { _ = try alone.layer() }
            }
        }
    }

    func testWhatIsNoPackageIsRefused() throws {
        let folder = try TemporaryFolder()
        assertFault(.unreadableFile, "no such file") { _ = try GeoPackage(reading: folder.url.path + "/none.gpkg") }
        assertFault(.unreadableFile, "") { _ = try GeoPackage(reading: "file::memory:") }
        assertFault(.unreadableFile, "") { _ = try GeoPackage(reading: folder.url.path) }
        let text = try folder.write(Array("id,lon,lat\n".utf8), to: "a.gpkg")
        assertFault(.malformedInput, "a.gpkg") { _ = try GeoPackage(reading: text.path) }
        let other = folder.url.appendingPathComponent("b.gpkg")
        try DatabaseQueue(path: other.path).write { try $0.execute(sql: "CREATE TABLE a (b)") }
        assertFault(.malformedInput, "gpkg_contents") { _ = try GeoPackage(reading: other.path) }
    }

    func testViewsNeedPermission() throws {
        try withFile { file in
            try file.addLayer("cells")
            try file.insert("cells", "POLYGON \(ring)", "a")
            try file.execute("CREATE VIEW half AS SELECT fid, geom, code FROM cells")
            try file.register("half")
            let package = try GeoPackage(reading: file.url.path)
            let layer = try package.layer("half")
            XCTAssertTrue(layer.isView)
            assertFault(.malformedInput, "view") { _ = try package.features(of: layer) }
            XCTAssertEqual(try package.features(of: layer, allowsViews: true).count, 1)
        }
    }

    func testTablesOfThePackageMustBeTables() throws {
        try withFile { file in
            try file.execute("ALTER TABLE gpkg_contents RENAME TO c; CREATE VIEW gpkg_contents AS SELECT * FROM c")
            assertFault(.malformedInput, "gpkg_contents") { _ = try GeoPackage(reading: file.url.path) }
        }
    }

    func testBrokenGeometriesAreNamed() throws {
        let good = GeoPackageBinary.bytes(of: .point(Point(x: 1, y: 2)), srsIdentifier: 4_326)
        let blobs: [any DatabaseValueConvertible] = [
            Data(good.dropLast()), Data([1, 2, 3]), Data(), "POINT (1 2)", 7, Data(good + [0]),
        ]
        for blob in blobs {
            try withFile { file in
                try file.addLayer("p")
                try file.insert("p", "POINT (1 2)", "a")
                try file.queue.write { try $0.execute(sql: "INSERT INTO p VALUES (77, ?, 'b')", arguments: [blob]) }
                let package = try GeoPackage(reading: file.url.path)
                assertFault(.malformedInput, "feature 1 (fid 77)", "layer 'p'") {
                    _ = try package.features(of: package.layer())
                }
            }
        }
    }

    func testLimitsHold() throws {
        try withFile { file in
            try file.addLayer("p")
            for _ in 0..<3 { try file.insert("p", "LINESTRING (1 2, 3 4)", "a") }
            for limits in [
                GeoPackage.Limits(maximumFeatures: 2), .init(maximumVertices: 5),
                .init(geometry: .init(maximumBytes: 20)),
            ] {
                let package = try GeoPackage(reading: file.url.path, limits: limits)
                assertFault(.limitExceeded, "layer 'p'") { _ = try package.features(of: package.layer()) }
            }
            assertFault(.limitExceeded, "layers") {
                _ = try GeoPackage(reading: file.url.path, limits: .init(maximumLayers: 0))
            }
        }
    }

    func testAFeatureMayAskForMore() throws {
        try withFile { file in
            try file.addLayer("p")
            try file.insert("p", "POINT (1 2)", "a")
            let package = try GeoPackage(reading: file.url.path)
            var inner = 0
            try package.forEachFeature(of: package.layer()) { _, _ throws(GeoError) in
                inner += try package.features(of: package.layer()).count
            }
            XCTAssertEqual(inner, 1)
            assertFault(.engineFailure, "enough") {
                try package.forEachFeature(of: package.layer()) { _, _ throws(GeoError) in
                    throw GeoError(.engineFailure, "enough")
                }
            }
        }
    }

    private func assertFault(
        _ code: GeoError.Code, _ words: String..., line: UInt = #line, _ body: () throws -> Void
    ) {
        XCTAssertThrowsError(try body(), line: line) { error in
            XCTAssertEqual((error as? GeoError)?.code, code, "\(error)", line: line)
            for word in words where !word.isEmpty {
                XCTAssertTrue("\(error)".contains(word), "'\(word)' in \(error)", line: line)
            }
        }
    }
}

#endif
