import FangcunGeo
import FangcunGeoStore
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
