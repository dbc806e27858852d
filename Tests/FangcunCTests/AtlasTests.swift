import CFangcun
import FangcunGeo
import FangcunTestSupport
import XCTest

final class AtlasTests: XCTestCase {
    private let codes = ["110105001000001", "110105001000002"]

    private func write(to folder: TemporaryFolder, withGrids: Bool = true) throws -> String {
        let path = folder.url.path + "/city.atlas"
        var builder = try AtlasBuilder(
            reference: .wgs84, plane: .cgcs2000GaussKruger114, edition: AtlasEdition(label: "小城", date: "2025-09-30"))
        if withGrids {
            let grids = codes.enumerated().map { number, code in
                let west = 121.5 + Double(number) * 0.001
                let ring = [(0, 0), (0.001, 0), (0.001, 0.001), (0, 0.001), (0, 0)].map {
                    Point(x: west + $0, y: 25 + $1)
                }
                return UnitGrid(code: code, polygons: [Polygon(outer: ring)])
            }
            try builder.setGrids(UnitGridSet(reference: .wgs84, grids: grids))
        }
        try builder.write(to: path)
        return path
    }

    private func open(_ path: String, access: Int = FC_ATLAS_MAPPED) throws -> OpaquePointer {
        var atlas: OpaquePointer?
        var error: OpaquePointer?
        let status = fc_atlas_open(path, path.utf8.count, Int32(access), &atlas, &error)
        defer { fc_error_free(error) }
        guard status == fc_status(FC_OK) else { throw Samples.Refused(error) }
        return try XCTUnwrap(atlas)
    }

    func testAnAtlasAnswersAsItsGridsDo() throws {
        let folder = try TemporaryFolder()
        let path = try write(to: folder)
        for access in [FC_ATLAS_MAPPED, FC_ATLAS_IN_MEMORY] {
            let atlas = try open(path, access: access)
            defer { fc_atlas_free(atlas) }
            var found = [Int32](repeating: 7, count: 4)
            let x = [121.5005, 121.5015, 121.501, .nan]
            let y = [25.0005, 25.0005, 25.0005, 25.0005]
            XCTAssertEqual(fc_atlas_locate(atlas, x, y, 4, &found, nil), fc_status(FC_OK))
            XCTAssertEqual(found, [0, 1, 1, -1])
            var count = 0
            XCTAssertEqual(fc_atlas_grid_count(atlas, &count, nil), fc_status(FC_OK))
            XCTAssertEqual(count, 2)
            var code: UnsafePointer<CChar>?
            XCTAssertEqual(fc_atlas_grid_code(atlas, 1, &code, nil), fc_status(FC_OK))
            XCTAssertEqual(code.map { String(cString: $0) }, codes[1])
            XCTAssertEqual(fc_atlas_verify(atlas, nil), fc_status(FC_OK))
        }
    }

    func testWhatItSaysOfItself() throws {
        let folder = try TemporaryFolder()
        let atlas = try open(try write(to: folder))
        defer { fc_atlas_free(atlas) }
        var (grids, plane): (Int32, Int32) = (0, 0)
        XCTAssertEqual(fc_atlas_epsg(atlas, &grids, &plane, nil), fc_status(FC_OK))
        XCTAssertEqual([grids, plane], [4326, 4547])
        var bytes = fc_bytes()
        XCTAssertEqual(fc_atlas_info(atlas, &bytes, nil), fc_status(FC_OK))
        let text = String(decoding: UnsafeBufferPointer(start: bytes.data, count: bytes.length), as: UTF8.self)
        fc_bytes_free(&bytes)
        for words in [#""label": "小城""#, #""plane_epsg": 4547"#, #""part": "locator-cells""#] {
            XCTAssertTrue(
                text.contains(words) || text.contains(words.replacingOccurrences(of: ": ", with: ":")), text)
        }
    }

    func testFilesThatCannotBeUsedSayWhy() throws {
        let folder = try TemporaryFolder()
        let path = try write(to: folder)
        var bytes = try InputFile.read(path, maximumBytes: 1 << 20)
        func status(_ name: String, _ bytes: [UInt8]) throws -> fc_status {
            let path = try folder.write(bytes, to: name).path
            var atlas: OpaquePointer?
            defer { fc_atlas_free(atlas) }
            return fc_atlas_open(path, path.utf8.count, Int32(FC_ATLAS_MAPPED), &atlas, nil)
        }
        XCTAssertEqual(try status("short", Array(bytes.dropLast())), fc_status(FC_E_MALFORMED))
        XCTAssertEqual(try status("other", Array("{}".utf8)), fc_status(FC_E_MALFORMED))
        var later = bytes
        later[12] = 2
        XCTAssertEqual(try status("later", later), fc_status(FC_E_UNSUPPORTED))
        XCTAssertThrowsError(try open(folder.url.path + "/none")) {
            XCTAssertTrue("\($0)".contains("No such file"), "\($0)")
        }

        bytes[bytes.count - 1] ^= 1
        let damaged = try open(try folder.write(bytes, to: "damaged").path)
        defer { fc_atlas_free(damaged) }
        var error: OpaquePointer?
        XCTAssertEqual(fc_atlas_verify(damaged, &error), fc_status(FC_E_MALFORMED))
        XCTAssertTrue(String(cString: fc_error_message(error)).contains("section grids/"))
        XCTAssertTrue(String(cString: fc_error_place(error)).hasPrefix("byte "))
        fc_error_free(error)
    }

    func testAnAtlasWithoutGridsIsRefusedWhereTheyAreNeeded() throws {
        let folder = try TemporaryFolder()
        let atlas = try open(try write(to: folder, withGrids: false))
        defer { fc_atlas_free(atlas) }
        var count = 7
        XCTAssertEqual(fc_atlas_grid_count(atlas, &count, nil), fc_status(FC_E_ARGUMENT))
        var found: [Int32] = [7]
        XCTAssertEqual(fc_atlas_locate(atlas, [0], [0], 1, &found, nil), fc_status(FC_E_ARGUMENT))
        XCTAssertEqual(count, 7)
        XCTAssertEqual(found, [7])
    }

    func testMistakesAreRefused() throws {
        let folder = try TemporaryFolder()
        let path = try write(to: folder)
        let (atlas, stranger) = (try open(path), try Samples.grids())
        defer {
            fc_atlas_free(atlas)
            fc_grids_free(stranger)
        }
        let refused = fc_status(FC_E_ARGUMENT)
        var out: OpaquePointer?
        XCTAssertEqual(fc_atlas_open(path, path.utf8.count, 2, &out, nil), refused)
        XCTAssertEqual(fc_atlas_open(path, path.utf8.count, 0, nil, nil), refused)
        XCTAssertEqual(fc_atlas_open(nil, 1, 0, &out, nil), refused)
        XCTAssertNil(out)
        var code: UnsafePointer<CChar>?
        XCTAssertEqual(fc_atlas_grid_code(atlas, 2, &code, nil), refused)
        XCTAssertEqual(fc_atlas_grid_code(atlas, -1, &code, nil), refused)
        XCTAssertEqual(fc_atlas_grid_code(stranger, 0, &code, nil), refused)
        XCTAssertEqual(fc_atlas_locate(atlas, nil, [0], 1, nil, nil), refused)
        XCTAssertEqual(fc_atlas_verify(nil, nil), refused)
        XCTAssertEqual(fc_atlas_info(atlas, nil, nil), refused)
        XCTAssertEqual(fc_atlas_epsg(atlas, nil, nil, nil), refused)
        fc_atlas_free(stranger)
        XCTAssertEqual(try Samples.count(of: stranger), 3)
    }
}
