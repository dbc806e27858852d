import FangcunGeo
import FangcunGeoStore
import FangcunModel
import XCTest

@testable import fangcun_cli

/// GeoPackages into the commands and out of them.
final class GeoPackageTests: XCTestCase {
    func testTheCellsOfASampleCityAreSoundAsAPackageToo() throws {
        let folder = try TemporaryFolder()
        XCTAssertEqual(
            Program.run(["sample-city", "--seed", "7", "--area-km2", "0.5", "--output", folder.path("city")]), 0)
        let package = folder.path("city/city.gpkg")
        XCTAssertEqual(Program.run(["grids", "check", package, "--layer", "cells"]), 0)
        XCTAssertEqual(Program.run(["grids", "check", package]), 2, "which layer?")
        XCTAssertEqual(Program.run(["grids", "check", package, "--layer", "roads"]), 2, "no codes")
        XCTAssertEqual(Program.run(["grids", "check", folder.path("city/cells.geojson"), "--layer", "cells"]), 2)

        let opened = try GeoPackage(reading: package)
        XCTAssertEqual(
            opened.layers.map(\.name),
            ["buildings", "cells", "components", "gazetteer", "incidents", "intersections", "roads"])
        let fromPackage = try LayerFile(package, layer: "cells").grids(codeProperty: nil, faults: .kept)
        let fromFile = try LayerFile(folder.path("city/cells.geojson")).grids(codeProperty: nil, faults: .kept)
        XCTAssertEqual(fromPackage.grids.grids, fromFile.grids.grids)
        XCTAssertEqual(Program.run(["grids", "check", package + "#cells"]), 0)
        for (grids, roads, atlas) in [
            (package + "#cells", package + "#roads", "a.atlas"),
            (folder.path("city/cells.geojson"), folder.path("city/roads.geojson"), "b.atlas"),
        ] {
            XCTAssertEqual(
                Program.run(["atlas", "build", "--grids", grids, "--roads", roads, "-o", folder.path(atlas)]), 0)
        }
        let roads = try LayerFile(package, layer: "roads").document(reference: .wgs84)
        let roadFile = try LayerFile(folder.path("city/roads.geojson")).document(reference: .wgs84)
        XCTAssertEqual(roads.features.map(\.geometry), roadFile.features.map(\.geometry))
        XCTAssertEqual(roads.features.map { $0["name"] }, roadFile.features.map { $0["name"] })
    }

    func testACompressedPackageIsAPackage() throws {
        let folder = try TemporaryFolder()
        XCTAssertEqual(
            Program.run(["sample-city", "--seed", "7", "--area-km2", "0.5", "--output", folder.path("city")]), 0)
        let plain = try LayerFile(folder.path("city/city.gpkg#cells")).grids(codeProperty: nil, faults: .kept)
        try folder.gzip("city/city.gpkg")
        let package = folder.path("city/city.gpkg.gz")
        let inflated = try LayerFile(package + "#cells").grids(codeProperty: nil, faults: .kept)
        XCTAssertEqual(plain.grids.grids, inflated.grids.grids)
        XCTAssertEqual(Program.run(["grids", "check", package + "#cells"]), 0)
        XCTAssertEqual(Program.run(["grids", "check", package, "--layer", "cells"]), 0)
        XCTAssertEqual(Program.run(["grids", "check", package + "#none"]), 2)
    }

    func testAnInputIsNoOutput() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("city.gpkg")
        try makePackage(path, layer: "cells", system: .wgs84)
        let before = try folder.bytes("city.gpkg")
        XCTAssertEqual(Program.run(["atlas", "build", "--grids", path + "#cells", "-o", path]), 2)
        XCTAssertEqual(Program.run(["grids", "check", path + "#cells", "--findings", path]), 2)
        XCTAssertEqual(try folder.bytes("city.gpkg"), before)
    }

    func testALayerMayHaveANumberSignInItsName() throws {
        let folder = try TemporaryFolder()
        try makePackage(folder.path("a#b.gpkg"), layer: "cells #1", system: .wgs84)
        XCTAssertEqual(Program.run(["grids", "check", folder.path("a#b.gpkg#cells #1")]), 0)
        XCTAssertEqual(Program.run(["grids", "check", folder.path("a#b.gpkg")]), 0)
        XCTAssertEqual(Program.run(["grids", "check", folder.path("a#b.gpkg#1")]), 2)
    }

    /// Metres of a system of nobody's must not pass for degrees, or for anything else that was not said.
    func testASystemOfNobodysMustBeSaid() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("city.gpkg")
        try makePackage(path, layer: "cells", system: .cgcs2000GaussKruger114)
        // The name of the system, and behind it that of its register.
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let register = try XCTUnwrap(bytes.range(of: Data("CM 114EEPSG".utf8)))
        bytes.replaceSubrange(register, with: Data("CM 114ECITY".utf8))
        try bytes.write(to: URL(fileURLWithPath: path))
        let build = ["atlas", "build", "--grids", path, "-o", folder.path("city.atlas")]
        XCTAssertEqual(Program.run(build), 2)
        XCTAssertEqual(Program.run(["grids", "check", path]), 2)
        XCTAssertEqual(Program.run(build + ["--crs", "EPSG:4547"]), 0)
        XCTAssertEqual(Program.run(["grids", "check", path, "--crs", "4547"]), 0)
    }

    /// A package of one grid: a square of a hundred metres, or of a thousandth of a degree.
    private func makePackage(_ path: String, layer: String, system: CoordinateReference) throws {
        let (x, y, side) = system == .wgs84 ? (113.6, 34.7, 0.001) : (469_000, 3_847_000, 100.0)
        let ring = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Point(x: x + $0.0 * side, y: y + $0.1 * side) }
        let writer = try GeoPackageWriter(path, lastChange: Instant(secondsSinceEpoch: 0))
        try writer.write(
            layer: layer, type: .polygon, reference: system, columns: [.init(name: "code", type: "TEXT")],
            features: [(.polygon(Polygon(outer: ring)), [.text("410102001001001")])])
        try writer.finish()
    }

    func testSequencesOfGeoJSONAreGrids() throws {
        let city = try TinyCity()
        let document = try LayerFile(city.folder.path("cells.geojson")).document(reference: .wgs84)
        var lines: [String] = []
        for feature in document.features {
            var writer = GeoJSONWriter(decimals: 12)
            try writer.write(feature.geometry, properties: feature.properties)
            lines.append(String(decoding: writer.finish(), as: UTF8.self).replacing("\n", with: ""))
        }
        try city.folder.write(lines.joined(separator: "\n"), to: "cells.geojsonl")
        try city.folder.write(lines.map { "\u{1E}\($0)\n" }.joined(), to: "cells.geojsons")
        for name in ["cells.geojsonl", "cells.geojsons"] {
            XCTAssertEqual(Program.run(["grids", "check", city.folder.path(name)]), 0, name)
        }
    }
}
