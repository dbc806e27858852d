import CFangcun
import FangcunTestSupport
import XCTest

final class GridsTests: XCTestCase {
    // A length that no memory has: as `size_t` above every limit, and negative once Swift reads it.
    private let huge = -1

    func testCodesAndReferenceAreThoseOfTheFile() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        XCTAssertEqual(try Samples.count(of: grids), 3)
        XCTAssertEqual(try code(of: grids, 0), "110105001000001")
        XCTAssertEqual(try code(of: grids, 2), "110105001000003")
        var epsg: Int32 = 0
        XCTAssertEqual(fc_grids_epsg(grids, &epsg, nil), fc_status(FC_OK))
        XCTAssertEqual(epsg, 4326)
    }

    func testReferenceSystemOfTheCallerIsKept() throws {
        let grids = try Samples.grids(epsg: 4490)
        defer { fc_grids_free(grids) }
        var epsg: Int32 = 0
        XCTAssertEqual(fc_grids_epsg(grids, &epsg, nil), fc_status(FC_OK))
        XCTAssertEqual(epsg, 4490)
    }

    func testACodeIsBorrowedAsLongAsTheGridsLive() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        var first: UnsafePointer<CChar>?
        var again: UnsafePointer<CChar>?
        XCTAssertEqual(fc_grids_code(grids, 1, &first, nil), fc_status(FC_OK))
        _ = try locate(grids, [(121.5, 25)])
        XCTAssertEqual(fc_grids_code(grids, 1, &again, nil), fc_status(FC_OK))
        XCTAssertEqual(first, again)
    }

    func testPointsOnSharedEdgesBelongToTheEastOrTheNorth() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        let points = [(121.501, 25.0005), (121.5005, 25.001), (121.501, 25.001), (121.5, 25), (121.502, 25.0005)]
        XCTAssertEqual(try locate(grids, points), [1, 2, 2, 0, -1])
    }

    func testPointsThatAreNotFiniteAreOutside() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        let odd = [Double.nan, .signalingNaN, .infinity, -.infinity, .greatestFiniteMagnitude, -0.0]
        let points = odd.flatMap { [($0, 25.0005), (121.5005, $0), ($0, $0)] }
        XCTAssertEqual(try locate(grids, points), [Int32](repeating: -1, count: points.count))
    }

    func testABatchAnswersAsItsPointsDoOneByOne() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        var random = SeededGenerator(seed: 0xC0FFEE)
        let points = (0..<2_000).map { _ in
            (
                Double.random(in: 121.4995...121.5025, using: &random),
                Double.random(in: 24.9995...25.0025, using: &random)
            )
        }
        let batch = try locate(grids, points)
        XCTAssertEqual(batch, try points.map { try locate(grids, [$0])[0] })
        XCTAssertEqual(Set(batch), [-1, 0, 1, 2])
    }

    func testAllThreadsGetTheSameAnswers() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        var random = SeededGenerator(seed: 7)
        let points = (0..<500).map { _ in
            (
                Double.random(in: 121.4995...121.5025, using: &random),
                Double.random(in: 24.9995...25.0025, using: &random)
            )
        }
        let expected = try locate(grids, points)
        let address = UInt(bitPattern: grids)
        let wrong = Counter()
        DispatchQueue.concurrentPerform(iterations: 64) { _ in
            let shared = OpaquePointer(bitPattern: address)
            var error: OpaquePointer?
            var answers = [Int32](repeating: 7, count: points.count)
            let status = fc_grids_locate(shared, points.map(\.0), points.map(\.1), points.count, &answers, &error)
            if status != fc_status(FC_OK) || answers != expected { wrong.increment() }
            // Errors are made and freed in between, by every thread its own.
            if fc_grids_count(shared, nil, &error) != fc_status(FC_E_ARGUMENT) { wrong.increment() }
            fc_error_free(error)
        }
        XCTAssertEqual(wrong.value, 0)
    }

    func testADocumentIsCheckedThatWouldNotBeRead() throws {
        let text = Samples.collection([("110105001000001", "[0,0],[0.001,0],[0.001,0.001],[0,0.001]")])
        var grids: OpaquePointer?
        XCTAssertNotEqual(Samples.readGrids(text, &grids, nil), fc_status(FC_OK))
        var options = fc_check_options()
        options.size = UInt32(MemoryLayout<fc_check_options>.size)
        options.area_max_m2 = 5_000
        func check(_ options: UnsafePointer<fc_check_options>?) -> (fc_status, Int, String) {
            var faults = 7
            var report = fc_bytes()
            let bytes = Array(text.utf8)
            let status = fc_grids_check_document(bytes, bytes.count, "bgcode", 6, 0, options, &faults, &report, nil)
            defer { fc_bytes_free(&report) }
            let json = report.data.map {
                String(decoding: UnsafeBufferPointer(start: $0, count: report.length), as: UTF8.self)
            }
            return (status, faults, json ?? "")
        }
        let (status, faults, json) = check(&options)
        XCTAssertEqual(status, fc_status(FC_OK))
        XCTAssertEqual(faults, 1)
        XCTAssertTrue(json.contains("grids.unclosed-ring") && json.contains("grids.area-band"), json)
        XCTAssertFalse(check(nil).2.contains("grids.area-band"))
        for spoil in [
            { $0.size = 8 }, { $0.rounding_m = -1 }, { $0.near_miss_m = .infinity }, { $0.area_min_m2 = 6_000 },
        ] as [(inout fc_check_options) -> Void] {
            var spoilt = options
            spoil(&spoilt)
            XCTAssertEqual(check(&spoilt).0, fc_status(FC_E_ARGUMENT))
        }
    }

    func testAFaultyFeatureIsNamedInTheError() throws {
        let geoJSON = Samples.collection([
            ("A-1", "[0,0],[1,0],[1,1],[0,0]"), ("A-2", #"[0,0],["east",0],[1,1],[0,0]"#),
        ])
        var grids: OpaquePointer?
        var error: OpaquePointer?
        XCTAssertEqual(Samples.readGrids(geoJSON, &grids, &error), fc_status(FC_E_MALFORMED))
        defer { fc_error_free(error) }
        XCTAssertNil(grids)
        XCTAssertTrue(String(cString: fc_error_place(error)).hasPrefix("feature 1"))
        XCTAssertEqual(String(cString: fc_error_code(error)), "malformedInput")
        XCTAssertEqual(String(cString: fc_error_message_zh(error)), "输入内容不符合格式")
    }

    func testAMissingFileIsNamedInTheError() throws {
        let path = try TemporaryFolder().url.appendingPathComponent("none.geojson").path
        var grids: OpaquePointer?
        var error: OpaquePointer?
        XCTAssertEqual(
            fc_grids_open(path, path.utf8.count, "bgcode", 6, 0, &grids, &error), fc_status(FC_E_UNREADABLE))
        defer { fc_error_free(error) }
        XCTAssertNil(grids)
        XCTAssertTrue(String(cString: fc_error_message(error)).contains(path))
    }

    func testAnUnknownReferenceSystemIsSaidByTheCheckAndDoesNotHinderLocating() throws {
        let grids = try Samples.grids(epsg: 999_999)
        defer { fc_grids_free(grids) }
        XCTAssertEqual(try locate(grids, [(121.5005, 25.0005)]), [0])
        let findings = try XCTUnwrap(try check(grids).report["findings"] as? [[String: Any]])
        XCTAssertTrue(findings.contains { $0["code"] as? String == "grids.unknown-reference" })
    }

    func testGridsInWhichNothingCanBeLocatedCanStillBeChecked() throws {
        let grids = try Samples.grids(
            Samples.collection([("A", "[0,0],[1e200,0],[1e200,1],[0,0]")]), epsg: 4547)
        defer { fc_grids_free(grids) }
        XCTAssertGreaterThan(try check(grids).faults, 0)
        var answer: Int32 = 7
        var error: OpaquePointer?
        XCTAssertEqual(fc_grids_locate(grids, [0.5], [0.5], 1, &answer, &error), fc_status(FC_E_GEOMETRY))
        XCTAssertTrue(String(cString: fc_error_place(error)).contains("A"))
        XCTAssertEqual(answer, 7)
        fc_error_free(error)
    }

    func testPathCountsByLengthAndNotByNUL() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Array(Samples.partition.utf8), to: "cells.geojson")
        let path = Array((file.path + "tail that is not part of it").utf8CString)
        var grids: OpaquePointer?
        XCTAssertEqual(
            fc_grids_open(path, file.path.utf8.count, "bgcodes", 6, 0, &grids, nil), fc_status(FC_OK))
        XCTAssertEqual(try Samples.count(of: XCTUnwrap(grids)), 3)
        fc_grids_free(grids)
    }

    func testCheckCountsTheFaultsOfTheReport() throws {
        let overlapping = try Samples.grids(
            Samples.collection([
                ("110105001000001", "[121.5,25],[121.501,25],[121.501,25.001],[121.5,25.001],[121.5,25]"),
                ("110105001000002", "[121.5005,25],[121.502,25],[121.502,25.001],[121.5005,25.001],[121.5005,25]"),
            ]))
        defer { fc_grids_free(overlapping) }
        let (faults, report) = try check(overlapping)
        XCTAssertGreaterThan(faults, 0)
        let findings = try XCTUnwrap(report["findings"] as? [[String: Any]])
        XCTAssertEqual(findings.filter { $0["severity"] as? String == "error" }.count, faults)

        let sound = try Samples.grids()
        defer { fc_grids_free(sound) }
        XCTAssertEqual(try check(sound).faults, 0)
    }

    // MARK: What is refused

    func testReadingRefusesWrongArguments() {
        let bytes = Array(Samples.partition.utf8)
        let property = Samples.codeProperty
        let mark = OpaquePointer(bitPattern: 0x5A5A)
        var out = mark
        assertRefused(naming: "out") { fc_grids_read(bytes, bytes.count, property, 6, 0, nil, $0) }
        assertRefused(naming: "geojson") { fc_grids_read(nil, bytes.count, property, 6, 0, &out, $0) }
        for length in [huge, .min, Int(FC_INPUT_BYTES_MAX) + 1, .max] {
            assertRefused(naming: "geojson") { fc_grids_read(bytes, length, property, 6, 0, &out, $0) }
        }
        assertRefused(naming: "code_property") { fc_grids_read(bytes, bytes.count, nil, 6, 0, &out, $0) }
        for length in [huge, .min, 0, Int(FC_NAME_BYTES_MAX) + 1, .max] {
            assertRefused(naming: "code_property") { fc_grids_read(bytes, bytes.count, property, length, 0, &out, $0) }
        }
        assertRefused(naming: "code_property") { fc_grids_read(bytes, bytes.count, [-1, 65], 2, 0, &out, $0) }
        assertRefused(naming: "code_property") { fc_grids_read(bytes, bytes.count, [65, 0, 66], 3, 0, &out, $0) }
        for epsg: Int32 in [-1, .min] {
            assertRefused(naming: "epsg") { fc_grids_read(bytes, bytes.count, property, 6, epsg, &out, $0) }
        }
        XCTAssertEqual(out, mark)
    }

    func testOpeningRefusesWrongArguments() {
        let mark = OpaquePointer(bitPattern: 0x5A5A)
        var out = mark
        assertRefused(naming: "out") { fc_grids_open("a", 1, "c", 1, 0, nil, $0) }
        assertRefused(naming: "path") { fc_grids_open(nil, 1, "c", 1, 0, &out, $0) }
        for length in [huge, .min, 0, Int(FC_NAME_BYTES_MAX) + 1, .max] {
            assertRefused(naming: "path") { fc_grids_open("a", length, "c", 1, 0, &out, $0) }
        }
        assertRefused(naming: "path") { fc_grids_open([65, 0, 66], 3, "c", 1, 0, &out, $0) }
        assertRefused(naming: "code_property") { fc_grids_open("a", 1, nil, 1, 0, &out, $0) }
        assertRefused(naming: "epsg") { fc_grids_open("a", 1, "c", 1, -4326, &out, $0) }
        XCTAssertEqual(out, mark)
    }

    func testAskingRefusesWrongArguments() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        var count = 7
        var epsg: Int32 = 7
        var text: UnsafePointer<CChar>?
        var report = fc_bytes(data: nil, length: 7)
        assertRefused(naming: "grids") { fc_grids_count(nil, &count, $0) }
        assertRefused(naming: "out") { fc_grids_count(grids, nil, $0) }
        assertRefused(naming: "grids") { fc_grids_epsg(nil, &epsg, $0) }
        assertRefused(naming: "out") { fc_grids_epsg(grids, nil, $0) }
        assertRefused(naming: "grids") { fc_grids_code(nil, 0, &text, $0) }
        assertRefused(naming: "out") { fc_grids_code(grids, 0, nil, $0) }
        for index in [3, huge, .min, .max] {
            assertRefused(naming: "index") { fc_grids_code(grids, index, &text, $0) }
        }
        assertRefused(naming: "grids") { fc_grids_check(nil, &count, &report, $0) }
        assertRefused(naming: "out_faults") { fc_grids_check(grids, nil, &report, $0) }
        XCTAssertEqual(count, 7)
        XCTAssertEqual(epsg, 7)
        XCTAssertNil(text)
        XCTAssertNil(report.data)
        XCTAssertEqual(report.length, 7)
    }

    func testLocatingRefusesWrongArguments() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        let numbers = [121.5005, 25.0005]
        var out: [Int32] = [7, 7]
        assertRefused(naming: "grids") { fc_grids_locate(nil, numbers, numbers, 2, &out, $0) }
        assertRefused(naming: "x") { fc_grids_locate(grids, nil, numbers, 2, &out, $0) }
        assertRefused(naming: "y") { fc_grids_locate(grids, numbers, nil, 2, &out, $0) }
        assertRefused(naming: "out") { fc_grids_locate(grids, numbers, numbers, 2, nil, $0) }
        for count in [huge, .min, Int(FC_POINTS_MAX) + 1, .max, .max / 8] {
            assertRefused(naming: "x") { fc_grids_locate(grids, numbers, numbers, count, &out, $0) }
        }
        XCTAssertEqual(out, [7, 7])
        XCTAssertEqual(fc_grids_locate(grids, nil, nil, 0, nil, nil), fc_status(FC_OK))
    }

    func testAPointerThatIsNotAlignedIsRefused() throws {
        let grids = try Samples.grids()
        defer { fc_grids_free(grids) }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 16)
        defer { memory.deallocate() }
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: 64)
        let odd = UnsafePointer<Double>(OpaquePointer(memory + 1))
        var out: Int32 = 7
        assertRefused(naming: "x") { fc_grids_locate(grids, odd, odd, 1, &out, $0) }
        XCTAssertEqual(out, 7)
    }

    func testAnObjectOfAnotherTypeIsRefused() throws {
        var stranger: OpaquePointer?
        XCTAssertEqual(fc_grids_count(nil, nil, &stranger), fc_status(FC_E_ARGUMENT))
        defer { fc_error_free(stranger) }
        var count = 7
        assertRefused(naming: "grids") { fc_grids_count(stranger, &count, $0) }
        fc_grids_free(stranger)
        XCTAssertEqual(fc_error_status(stranger), fc_status(FC_E_ARGUMENT))
        XCTAssertEqual(String(cString: fc_error_code(stranger)), "argument", "the error must have survived")
        XCTAssertEqual(count, 7)
    }

    // MARK: Calls

    private func code(of grids: OpaquePointer, _ index: Int) throws -> String {
        var text: UnsafePointer<CChar>?
        XCTAssertEqual(fc_grids_code(grids, index, &text, nil), fc_status(FC_OK))
        return String(cString: try XCTUnwrap(text))
    }

    private func locate(_ grids: OpaquePointer, _ points: [(Double, Double)]) throws -> [Int32] {
        var answers = [Int32](repeating: 7, count: points.count)
        var error: OpaquePointer?
        let status = fc_grids_locate(grids, points.map(\.0), points.map(\.1), points.count, &answers, &error)
        defer { fc_error_free(error) }
        guard status == fc_status(FC_OK) else { throw Samples.Refused(error) }
        return answers
    }

    private func check(_ grids: OpaquePointer) throws -> (faults: Int, report: [String: Any]) {
        var faults = -1
        var report = fc_bytes()
        var error: OpaquePointer?
        let status = fc_grids_check(grids, &faults, &report, &error)
        defer {
            fc_error_free(error)
            fc_bytes_free(&report)
        }
        guard status == fc_status(FC_OK) else { throw Samples.Refused(error) }
        let data = Data(bytes: try XCTUnwrap(report.data), count: report.length)
        return (faults, try XCTUnwrap(JSONSerialization.jsonObject(with: data) as? [String: Any]))
    }
}
