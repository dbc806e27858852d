import CFangcun
import FangcunGeo
import FangcunTestSupport
import Foundation
import XCTest

/// Making and editing atlases by the C functions.
final class AtlasEditsTests: XCTestCase {
    private let origin = Point(x: 500_000, y: 3_850_000)

    private func list(_ features: [String]) -> [UInt8] {
        let crs = #""crs": {"type": "name", "properties": {"name": "EPSG:4547"}}"#
        return Array(
            #"{"type": "FeatureCollection", \#(crs), "features": [\#(features.joined(separator: ","))]}"#.utf8)
    }

    private func feature(_ properties: String, _ geometry: String = "null") -> String {
        #"{"type": "Feature", "properties": {\#(properties)}, "geometry": \#(geometry)}"#
    }

    private func point(_ east: Double, _ north: Double) -> String {
        #"{"type": "Point", "coordinates": [\#(origin.x + east), \#(origin.y + north)]}"#
    }

    private func lamp(_ number: Int, _ east: Double) -> String {
        feature(#""layer": "components", "id": "L\#(number)", "name": "灯\#(number)", "class": "lamp""#, point(east, 0))
    }

    private func square(_ east: Double, _ side: Double) -> String {
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
            "[\(origin.x + east + $0 * side), \(origin.y + $1 * side)]"
        }
        return #"{"type": "Polygon", "coordinates": [[\#(corners.joined(separator: ","))]]}"#
    }

    private func build(_ document: [UInt8], _ body: (OpaquePointer?) throws -> Void) throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/city.atlas"
        var (atlas, error): (OpaquePointer?, OpaquePointer?)
        let status = fc_atlas_build(document, document.count, 0, "城", 3, path, path.utf8.count, &error)
        XCTAssertEqual(
            status, fc_status(FC_OK), error.flatMap { fc_error_message($0) }.map { String(cString: $0) } ?? "")
        XCTAssertEqual(fc_atlas_open(path, path.utf8.count, Int32(FC_ATLAS_MAPPED), &atlas, nil), fc_status(FC_OK))
        defer { fc_atlas_free(atlas) }
        try body(atlas)
    }

    private func overlay(_ atlas: OpaquePointer?, _ features: String...) -> OpaquePointer? {
        let document = list(features)
        var (edited, error): (OpaquePointer?, OpaquePointer?)
        let status = fc_atlas_overlay_read(atlas, document, document.count, 0, &edited, &error)
        XCTAssertEqual(
            status, fc_status(FC_OK), error.flatMap { fc_error_message($0) }.map { String(cString: $0) } ?? "")
        return edited
    }

    private func texts(_ atlas: OpaquePointer?, _ column: String, _ records: [Int32]) -> [String?] {
        var out = [fc_text](repeating: fc_text(), count: records.count)
        XCTAssertEqual(
            fc_atlas_texts(
                atlas, "components", 10, column, column.utf8.count, records, records.count, &out, nil), fc_status(FC_OK)
        )
        return out.map { text in
            text.data.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: text.length), as: UTF8.self) }
        }
    }

    private func nearest(_ atlas: OpaquePointer?, _ place: Point, _ k: Int) -> [Int32] {
        var records = [Int32](repeating: 7, count: k)
        var distances = [Double](repeating: 7, count: k)
        XCTAssertEqual(
            fc_atlas_nearest(
                atlas, "components", 10, [place.x], [place.y], 1, k, .infinity, nil, 0, &records, &distances, nil),
            fc_status(FC_OK))
        return records
    }

    func testAnEditedAtlasAnswersAsOneMadeAnew() throws {
        var generator = SeededGenerator(seed: 5)
        let places = (0..<60).map { _ in Double.random(in: 0...500, using: &generator) }
        let moved = (0..<60).map { _ in Double.random(in: 0...500, using: &generator) }
        func grids(_ count: Int) -> [String] {
            (0..<count).map { feature(#""layer": "grids", "code": "G\#($0)""#, square(Double($0) * 50, 50)) }
        }
        // Numbers 20 to 29 move, 30 to 39 go, 60 to 69 are new: in the atlas made anew they stand in the order of the edited one.
        let kept = (0..<70).filter { !(30..<40).contains($0) }
        func position(_ number: Int) -> Double {
            number >= 60 ? moved[number - 60] : (20..<30).contains(number) ? moved[number] : places[number]
        }
        let edits =
            (20..<30).map { lamp($0, position($0)) }
            + (30..<40).map { feature(#""layer": "components", "id": "L\#($0)""#) }
            + (60..<70).map { lamp($0, position($0)) }
            + [
                feature(#""layer": "grids", "code": "G3""#),
                feature(#""layer": "grids", "code": "G4""#, square(150, 100)),
            ]
        let gridsAnew =
            grids(3) + [feature(#""layer": "grids", "code": "G4""#, square(150, 100))] + Array(grids(10).suffix(5))
        try build(list(grids(10) + (0..<60).map { lamp($0, places[$0]) })) { atlas in
            try build(list(gridsAnew + kept.map { lamp($0, position($0)) })) { anew in
                let document = list(edits)
                var edited: OpaquePointer?
                XCTAssertEqual(
                    fc_atlas_overlay_read(atlas, document, document.count, 0, &edited, nil), fc_status(FC_OK))
                defer { fc_atlas_free(edited) }
                for _ in 0..<200 {
                    let place = Point(x: origin.x + .random(in: -50...550, using: &generator), y: origin.y + 20)
                    XCTAssertEqual(
                        texts(edited, "id", nearest(edited, place, 5)), texts(anew, "id", nearest(anew, place, 5)))
                    XCTAssertEqual(code(edited, place), code(anew, place))
                }
                XCTAssertEqual(count(edited), 70)
                XCTAssertEqual(window(edited).count, 60)
            }
        }
    }

    private func code(_ atlas: OpaquePointer?, _ place: Point) -> String? {
        var grid: Int32 = 7
        XCTAssertEqual(fc_atlas_locate(atlas, [place.x], [place.y], 1, &grid, nil), fc_status(FC_OK))
        var code: UnsafePointer<CChar>?
        guard grid >= 0 else { return nil }
        XCTAssertEqual(fc_atlas_grid_code(atlas, Int(grid), &code, nil), fc_status(FC_OK))
        return code.map { String(cString: $0) }
    }

    private func count(_ atlas: OpaquePointer?) -> Int {
        var count = 0
        XCTAssertEqual(fc_atlas_count(atlas, "components", 10, &count, nil), fc_status(FC_OK))
        return count
    }

    private func window(_ atlas: OpaquePointer?) -> [Int32] {
        let all = [fc_window(min_x: -.infinity, min_y: -.infinity, max_x: .infinity, max_y: .infinity)]
        var (records, starts, counts, total) = ([Int32](repeating: 7, count: 100), [7], [7], 7)
        XCTAssertEqual(
            fc_atlas_window(atlas, "components", 10, all, 1, &records, 100, &starts, &counts, &total, nil),
            fc_status(FC_OK))
        return Array(records.prefix(total))
    }

    func testTextsAndPositionsOfEditedRecords() throws {
        try build(list((0..<4).map { lamp($0, Double($0) * 10) })) { atlas in
            let edited = overlay(
                atlas, feature(#""layer": "components", "id": "L1""#),
                feature(#""layer": "components", "id": "L2", "name": "新\u0000灯", "class": "cover""#, point(7, 0)),
                feature(#""layer": "components", "id": "N""#, point(90, 0)))
            defer { fc_atlas_free(edited) }
            XCTAssertEqual(texts(edited, "id", [0, 1, 2, 4, 5, -1]), ["L0", nil, "L2", "N", nil, nil])
            XCTAssertEqual(texts(edited, "name", [0, 1, 2, 4]), ["灯0", nil, "新\u{FFFD}灯", nil])
            XCTAssertEqual(texts(edited, "class", [0, 1, 2, 4]), ["lamp", nil, "cover", nil])
            XCTAssertEqual(texts(atlas, "name", [1, 2]), ["灯1", "灯2"], "the atlas below stays as it is")
            var (x, y) = ([Double](repeating: 7, count: 4), [Double](repeating: 7, count: 4))
            XCTAssertEqual(
                fc_atlas_positions(edited, "components", 10, [0, 1, 2, 4], 4, &x, &y, nil), fc_status(FC_OK))
            XCTAssertTrue(x[1].isNaN && y[1].isNaN)
            XCTAssertEqual(x[2] - x[0], 7, accuracy: 1e-9)
            // Edits of an edited atlas are instead of those before.
            let again = overlay(edited, feature(#""layer": "components", "id": "L0""#))
            defer { fc_atlas_free(again) }
            XCTAssertEqual(texts(again, "id", [0, 1]), [nil, "L1"])
            XCTAssertEqual(count(again), 4)
        }
    }

    func testWhatCannotBeMadeOrEditedIsRefused() throws {
        func failure(_ call: (UnsafeMutablePointer<OpaquePointer?>) -> fc_status) -> (Int32, String) {
            var error: OpaquePointer?
            defer { fc_error_free(error) }
            let status = call(&error)
            return (
                Int32(status), String(cString: fc_error_place(error)) + ": " + String(cString: fc_error_message(error))
            )
        }
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/x.atlas"
        func building(_ document: [UInt8], _ path: String) -> (Int32, String) {
            failure { fc_atlas_build(document, document.count, 0, nil, 0, path, path.utf8.count, $0) }
        }
        XCTAssertEqual(building(Array("{".utf8), path).0, Int32(FC_E_MALFORMED))
        XCTAssertEqual(building(list([]), path).0, Int32(FC_E_MALFORMED))
        let mixed = building(list([lamp(0, 0), feature(#""layer": "components", "id": "L1""#, square(0, 9))]), path)
        XCTAssertEqual(mixed.0, Int32(FC_E_MALFORMED))
        XCTAssertTrue(mixed.1.hasPrefix("feature 1 (L1): "), mixed.1)
        XCTAssertFalse(FileManager.default.fileExists(atPath: path))
        XCTAssertEqual(building(list([lamp(0, 0)]), "/no/such/folder/x.atlas").0, Int32(FC_E_OTHER))
        try build(list([lamp(0, 0)])) { atlas in
            var out: OpaquePointer?
            let stranger = list([feature(#""layer": "components", "id": "nobody""#)])
            let result = failure { fc_atlas_overlay_read(atlas, stranger, stranger.count, 0, &out, $0) }
            XCTAssertEqual(result.0, Int32(FC_E_MALFORMED))
            XCTAssertTrue(result.1.hasPrefix("feature 0 (nobody): "), result.1)
            XCTAssertNil(out)
        }
    }
}
