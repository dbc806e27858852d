import CFangcun
import FangcunTestSupport
import XCTest

final class GeocoderTests: XCTestCase {
    private static let addresses = """
        id,name,address,lon,lat,district
        a0,,臺北市信義區松仁路3號,121.5680,25.0360,信義區
        a1,市政府,臺北市信義區市府路1號,121.5645,25.0375,信義區
        a2,,臺北市信義區市府路45號,,,信義區
        a3,,臺北市信義區市府路9號,121.5646,25.0381,信義區
        """
    private static let crossings = "road_a,road_b,lon,lat,district\n松仁路,市府路,121.5670,25.0370,信義區\n"
    private static let known = "台北市信義區市府路９號"

    func testAKnownDoorIsFoundWithItsRow() throws {
        let geocoder = try makeGeocoder()
        defer { fc_geocoder_free(geocoder) }
        let (result, address) = try Self.geocode(geocoder, Self.known)
        XCTAssertEqual(Int(result.status), FC_GEOCODING_OK)
        XCTAssertEqual(Int(result.level), FC_LEVEL_DOOR)
        XCTAssertEqual(result.record, 3, "rows without a position count")
        XCTAssertEqual(result.lon, 121.5646, accuracy: 1e-7)
        XCTAssertEqual(result.lat, 25.0381, accuracy: 1e-7)
        XCTAssertTrue((0...1).contains(result.score))
        XCTAssertGreaterThanOrEqual(result.radius_m, 0)
        XCTAssertTrue(address.contains("市府路"), address)
    }

    func testACrossingIsNoRow() throws {
        let geocoder = try makeGeocoder()
        defer { fc_geocoder_free(geocoder) }
        let (result, _) = try Self.geocode(geocoder, "信義區松仁路與市府路口")
        XCTAssertEqual(Int(result.level), FC_LEVEL_CROSSING)
        XCTAssertEqual(result.record, -1)
        XCTAssertEqual(result.lon, 121.5670, accuracy: 1e-7)
    }

    func testATextWithoutAPlaceHasNoNumbers() throws {
        let geocoder = try makeGeocoder()
        defer { fc_geocoder_free(geocoder) }
        for text in ["", "xyzzy", "\0", String(repeating: "路", count: 20_000)] {
            let (result, address) = try Self.geocode(geocoder, text)
            XCTAssertEqual(Int(result.status), FC_GEOCODING_NONE, text)
            XCTAssertEqual(Int(result.level), FC_LEVEL_NONE)
            XCTAssertTrue(result.lon.isNaN && result.lat.isNaN && result.score.isNaN && result.radius_m.isNaN)
            XCTAssertEqual(result.record, -1)
            XCTAssertEqual(address, "")
        }
    }

    func testNearestAddressIsMeasuredOnTheGround() throws {
        let geocoder = try makeGeocoder()
        defer { fc_geocoder_free(geocoder) }
        // 0.0001 degrees of longitude at 25.036 degrees north are 10.09 m on the ellipsoid.
        let (result, address) = try Self.nearest(geocoder, 121.5681, 25.0360, within: 500)
        XCTAssertEqual(result.record, 0)
        XCTAssertEqual(result.distance_m, 10.09, accuracy: 0.02)
        XCTAssertEqual(result.lon, 121.5680, accuracy: 1e-7)
        XCTAssertEqual(address, "臺北市信義區松仁路3號")
        let (none, nothing) = try Self.nearest(geocoder, 121.5681, 25.0360, within: 5)
        XCTAssertEqual(none.record, -1)
        XCTAssertTrue(none.distance_m.isNaN && none.lon.isNaN && none.lat.isNaN)
        XCTAssertEqual(nothing, "")
    }

    func testPositionsInMetresStayInMetres() throws {
        let register = "id,name,address,lon,lat\nb0,,市府路1號,307000,2770000\n"
        let geocoder = try makeGeocoder(register, crossings: "", epsg: 3826)
        defer { fc_geocoder_free(geocoder) }
        let (result, _) = try Self.nearest(geocoder, 307_003, 2_770_004, within: 10)
        XCTAssertEqual(result.distance_m, 5, accuracy: 1e-6)
        XCTAssertEqual(result.lon, 307_000, accuracy: 1e-6)
    }

    func testFilesAreReadOneAfterAnother() throws {
        let folder = try TemporaryFolder()
        let first = try folder.write(Array(Self.addresses.utf8), to: "one.csv").path
        let more = "id,name,address,lon,lat\nb0,,臺北市信義區信義路5號,121.5600,25.0330\n"
        let second = try folder.write(Array(more.utf8), to: "two.csv").path
        var geocoder: OpaquePointer?
        XCTAssertEqual(open([first, second], [], &geocoder, nil), fc_status(FC_OK))
        defer { fc_geocoder_free(geocoder) }
        let (result, _) = try Self.nearest(try XCTUnwrap(geocoder), 121.5600, 25.0330, within: 1)
        XCTAssertEqual(result.record, 4, "rows are counted on over the files")
    }

    func testAFaultNamesTheFileAndTheLine() throws {
        let folder = try TemporaryFolder()
        let sound = try folder.write(Array(Self.addresses.utf8), to: "one.csv").path
        let faulty = try folder.write(Array("id,name,address,lon,lat\na,,x,1,2\nb,,y,1,north\n".utf8), to: "two.csv")
            .path
        var geocoder: OpaquePointer?
        var error: OpaquePointer?
        XCTAssertEqual(open([sound, faulty], [], &geocoder, &error), fc_status(FC_E_MALFORMED))
        XCTAssertNil(geocoder)
        XCTAssertEqual(String(cString: fc_error_place(error)), "\(faulty), line 3")
        fc_error_free(error)

        error = nil
        XCTAssertEqual(open([sound], [faulty], &geocoder, &error), fc_status(FC_E_MALFORMED))
        XCTAssertTrue(String(cString: fc_error_message(error)).contains("road_a"))
        fc_error_free(error)
    }

    func testARegisterWithoutPositionsIsRefused() throws {
        for register in ["", "id,name,address,lon,lat\n", "id,name,address,lon,lat\na,,x,,\n"] {
            var geocoder: OpaquePointer?
            XCTAssertEqual(read(register, "", 0, &geocoder, nil), fc_status(FC_E_MALFORMED))
            XCTAssertNil(geocoder)
        }
    }

    func testAllThreadsGetTheSameAnswers() throws {
        let geocoder = try makeGeocoder()
        defer { fc_geocoder_free(geocoder) }
        let address = UInt(bitPattern: geocoder)
        let wrong = Counter()
        DispatchQueue.concurrentPerform(iterations: 64) { iteration in
            guard let shared = OpaquePointer(bitPattern: address) else { return }
            let found = try? Self.geocode(shared, Self.known)
            let near = try? Self.nearest(shared, 121.5681, 25.0360, within: 500)
            if found?.result.record != 3 || near?.result.record != 0 { wrong.increment() }
        }
        XCTAssertEqual(wrong.value, 0)
    }

    func testTheAddressesOfTaipeiAreNearestToThemselves() throws {
        let path = try TestData.url("taipei/gazetteer.csv.gz").path
        var geocoder: OpaquePointer?
        var error: OpaquePointer?
        XCTAssertEqual(open([path], [], &geocoder, &error), fc_status(FC_OK), "\(Samples.Refused(error))")
        defer { fc_geocoder_free(geocoder) }
        // The first rows of the file, as they stand there.
        let points = [(121.518527, 25.061274), (121.513527, 25.068808), (121.512362, 25.06603)]
        for (row, point) in points.enumerated() {
            let (result, _) = try Self.nearest(try XCTUnwrap(geocoder), point.0, point.1, within: 1)
            XCTAssertEqual(result.distance_m, 0, accuracy: 1e-6)
            XCTAssertEqual(result.record, Int64(row))
        }
    }

    // MARK: What is refused

    func testMakingRefusesWrongArguments() {
        let bytes = Array(Self.addresses.utf8)
        let mark = OpaquePointer(bitPattern: 0x5A5A)
        var out = mark
        assertRefused(naming: "out") { fc_geocoder_read(bytes, bytes.count, nil, 0, 0, nil, $0) }
        assertRefused(naming: "addresses") { fc_geocoder_read(nil, 1, nil, 0, 0, &out, $0) }
        assertRefused(naming: "crossings") { fc_geocoder_read(bytes, bytes.count, nil, 1, 0, &out, $0) }
        for length in [-1, .min, Int(FC_INPUT_BYTES_MAX) + 1, .max] {
            assertRefused(naming: "addresses") { fc_geocoder_read(bytes, length, nil, 0, 0, &out, $0) }
            assertRefused(naming: "crossings") { fc_geocoder_read(bytes, bytes.count, bytes, length, 0, &out, $0) }
        }
        assertRefused(naming: "epsg") { fc_geocoder_read(bytes, bytes.count, nil, 0, -1, &out, $0) }
        "a".withCString { path in
            let file = fc_text(data: path, length: 1)
            assertRefused(naming: "out") { fc_geocoder_open([file], 1, nil, 0, 0, nil, $0) }
            assertRefused(naming: "address_paths") { fc_geocoder_open(nil, 0, nil, 0, 0, &out, $0) }
            assertRefused(naming: "address_paths") { fc_geocoder_open(nil, 1, nil, 0, 0, &out, $0) }
            assertRefused(naming: "crossing_paths") { fc_geocoder_open([file], 1, nil, 1, 0, &out, $0) }
            for count in [-1, .min, Int(FC_FILES_MAX) + 1, .max] {
                assertRefused(naming: "address_paths") { fc_geocoder_open([file], count, nil, 0, 0, &out, $0) }
                assertRefused(naming: "crossing_paths") { fc_geocoder_open([file], 1, [file], count, 0, &out, $0) }
            }
            let wrong = [
                fc_text(data: nil, length: 1), fc_text(data: path, length: -1), fc_text(data: path, length: 0),
            ]
            for text in wrong {
                assertRefused(naming: "address_paths") { fc_geocoder_open([text], 1, nil, 0, 0, &out, $0) }
                // Before any file is read: the address file does not exist either.
                assertRefused(naming: "crossing_paths") { fc_geocoder_open([file], 1, [text], 1, 0, &out, $0) }
            }
            assertRefused(naming: "epsg") { fc_geocoder_open([file], 1, nil, 0, .min, &out, $0) }
        }
        XCTAssertEqual(out, mark)
    }

    func testGeocodingRefusesWrongArguments() throws {
        let geocoder = try makeGeocoder()
        defer { fc_geocoder_free(geocoder) }
        let text = Self.known
        let length = text.utf8.count
        var result = fc_geocoding()
        result.size = UInt32(MemoryLayout<fc_geocoding>.size)
        result.status = 99
        var address = fc_bytes(data: nil, length: 7)
        assertRefused(naming: "geocoder") { fc_geocoder_geocode(nil, text, length, &result, &address, $0) }
        assertRefused(naming: "text") { fc_geocoder_geocode(geocoder, nil, 1, &result, &address, $0) }
        for length in [-1, .min, Int(FC_TEXT_BYTES_MAX) + 1, .max] {
            assertRefused(naming: "text") { fc_geocoder_geocode(geocoder, text, length, &result, &address, $0) }
        }
        assertRefused(naming: "text") { fc_geocoder_geocode(geocoder, text, length - 1, &result, &address, $0) }
        assertRefused(naming: "out") { fc_geocoder_geocode(geocoder, text, length, nil, &address, $0) }
        for size in [0, 4, result.size - 1] {
            result.size = size
            assertRefused(naming: "out") { fc_geocoder_geocode(geocoder, text, length, &result, &address, $0) }
        }
        XCTAssertEqual(result.status, 99)
        XCTAssertNil(address.data)
        XCTAssertEqual(address.length, 7)
    }

    func testNearestRefusesWrongArguments() throws {
        let geocoder = try makeGeocoder()
        defer { fc_geocoder_free(geocoder) }
        var result = fc_nearest()
        result.size = UInt32(MemoryLayout<fc_nearest>.size)
        result.reserved = 99
        for number in [Double.nan, .infinity, -.infinity] {
            assertRefused(naming: "lon") { fc_geocoder_nearest(geocoder, number, 25, 1, &result, nil, $0) }
            assertRefused(naming: "lat") { fc_geocoder_nearest(geocoder, 121.5, number, 1, &result, nil, $0) }
            assertRefused(naming: "within_m") { fc_geocoder_nearest(geocoder, 121.5, 25, number, &result, nil, $0) }
        }
        assertRefused(naming: "within_m") { fc_geocoder_nearest(geocoder, 121.5, 25, -1, &result, nil, $0) }
        assertRefused(naming: "geocoder") { fc_geocoder_nearest(nil, 121.5, 25, 1, &result, nil, $0) }
        assertRefused(naming: "out") { fc_geocoder_nearest(geocoder, 121.5, 25, 1, nil, nil, $0) }
        result.size -= 1
        assertRefused(naming: "out") { fc_geocoder_nearest(geocoder, 121.5, 25, 1, &result, nil, $0) }
        XCTAssertEqual(result.reserved, 99)
    }

    func testALargerStructOfANewerCallerIsAccepted() throws {
        let geocoder = try makeGeocoder()
        defer { fc_geocoder_free(geocoder) }
        let known = MemoryLayout<fc_nearest>.size
        let memory = UnsafeMutableRawPointer.allocate(byteCount: known + 16, alignment: 16)
        defer { memory.deallocate() }
        memory.initializeMemory(as: UInt8.self, repeating: 0xA5, count: known + 16)
        let result = memory.assumingMemoryBound(to: fc_nearest.self)
        result.pointee.size = UInt32(known + 16)
        XCTAssertEqual(fc_geocoder_nearest(geocoder, 121.568, 25.036, 1, result, nil, nil), fc_status(FC_OK))
        XCTAssertEqual(result.pointee.record, 0)
        XCTAssertEqual(result.pointee.size, UInt32(known + 16))
        for offset in known..<(known + 16) {
            XCTAssertEqual(memory.load(fromByteOffset: offset, as: UInt8.self), 0xA5)
        }
    }

    // MARK: Calls

    private func makeGeocoder(
        _ addresses: String = addresses, crossings: String = crossings, epsg: Int32 = 0
    ) throws -> OpaquePointer {
        var geocoder: OpaquePointer?
        var error: OpaquePointer?
        defer { fc_error_free(error) }
        guard read(addresses, crossings, epsg, &geocoder, &error) == fc_status(FC_OK) else {
            throw Samples.Refused(error)
        }
        return try XCTUnwrap(geocoder)
    }

    private func read(
        _ addresses: String, _ crossings: String, _ epsg: Int32, _ out: UnsafeMutablePointer<OpaquePointer?>,
        _ error: UnsafeMutablePointer<OpaquePointer?>?
    ) -> fc_status {
        fc_geocoder_read(
            Array(addresses.utf8), addresses.utf8.count, Array(crossings.utf8), crossings.utf8.count, epsg, out, error)
    }

    private func open(
        _ addresses: [String], _ crossings: [String], _ out: UnsafeMutablePointer<OpaquePointer?>,
        _ error: UnsafeMutablePointer<OpaquePointer?>?
    ) -> fc_status {
        let memory = (addresses + crossings).map { path in strdup(path) }
        defer { memory.forEach { free($0) } }
        let texts = zip(memory, addresses + crossings).map { fc_text(data: $0, length: $1.utf8.count) }
        let rest = Array(texts[addresses.count...])
        return fc_geocoder_open(texts, addresses.count, rest, rest.count, 0, out, error)
    }

    private static func geocode(
        _ geocoder: OpaquePointer, _ text: String
    ) throws -> (result: fc_geocoding, address: String) {
        var result = fc_geocoding()
        result.size = UInt32(MemoryLayout<fc_geocoding>.size)
        var address = fc_bytes()
        var error: OpaquePointer?
        let utf8 = Array(text.utf8)
        let status = utf8.withUnsafeBytes { buffer in
            fc_geocoder_geocode(
                geocoder, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, &result, &address,
                &error)
        }
        defer {
            fc_error_free(error)
            fc_bytes_free(&address)
        }
        guard status == fc_status(FC_OK) else { throw Samples.Refused(error) }
        return (result, String(cString: try XCTUnwrap(address.data)))
    }

    private static func nearest(
        _ geocoder: OpaquePointer, _ lon: Double, _ lat: Double, within: Double
    ) throws -> (result: fc_nearest, address: String) {
        var result = fc_nearest()
        result.size = UInt32(MemoryLayout<fc_nearest>.size)
        var address = fc_bytes()
        var error: OpaquePointer?
        let status = fc_geocoder_nearest(geocoder, lon, lat, within, &result, &address, &error)
        defer {
            fc_error_free(error)
            fc_bytes_free(&address)
        }
        guard status == fc_status(FC_OK) else { throw Samples.Refused(error) }
        return (result, String(cString: try XCTUnwrap(address.data)))
    }
}
