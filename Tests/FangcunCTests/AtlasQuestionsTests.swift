import CFangcun
import FangcunGeo
import FangcunGeocoding
import FangcunTestSupport
import XCTest

/// Questions to an atlas, by the C functions; the atlas has a plane of its own beside the degrees of its grids.
final class AtlasQuestionsTests: XCTestCase {
    private let origin = (x: 500_000.0, y: 3_850_000.0)
    private var folder: TemporaryFolder?
    private var atlas: OpaquePointer?
    private var path = ""

    override func setUpWithError() throws {
        let folder = try TemporaryFolder()
        self.folder = folder
        path = folder.url.path + "/city.atlas"
        try makeBuilder().write(to: path)
        XCTAssertEqual(fc_atlas_open(path, path.utf8.count, Int32(FC_ATLAS_MAPPED), &atlas, nil), fc_status(FC_OK))
    }

    override func tearDown() { fc_atlas_free(atlas) }

    private func place(_ east: Double, _ north: Double) -> Point { Point(x: origin.x + east, y: origin.y + north) }

    /// Components on a lattice of 10 m, of two classes by turns; addresses along a road to the east; one square building.
    private func makeBuilder() throws -> AtlasBuilder {
        var builder = try AtlasBuilder(reference: .wgs84, plane: .cgcs2000GaussKruger114)
        let lattice = (0..<100).map { place(Double($0 % 10) * 10, Double($0 / 10) * 10) }
        try builder.setPoints(
            "components", lattice, classes: lattice.indices.map { $0 % 2 == 0 ? "井盖" : "路灯" },
            columns: [AtlasColumn("id", lattice.indices.map { "c\($0)" })])
        try builder.setAddresses(
            (1...5).map { number in
                AddressRecord(
                    id: "a\(number)", name: "", text: "花园路\(number * 2)号", position: place(Double(number) * 20, 5),
                    district: "中原区")
            })
        try builder.setLines("roads", [[[place(0, 0), place(200, 0)]]], columns: [AtlasColumn("name", ["花园路"])])
        let corners = [place(0, 20), place(10, 20), place(10, 30), place(0, 30), place(0, 20)]
        try builder.setAreas("buildings", [[Polygon(outer: corners)]], columns: [AtlasColumn("id", ["b"])])
        return builder
    }

    private func nearest(
        _ places: [Point], k: Int, within: Double = .infinity, classes: [String] = []
    ) -> (records: [Int32], distances: [Double]) {
        var records = [Int32](repeating: 7, count: places.count * k)
        var distances = [Double](repeating: 7, count: places.count * k)
        let names = classes.map { Array($0.utf8CString) }
        let texts = names.map { name in
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: name.count)
            copy.initialize(from: name, count: name.count)
            return fc_text(data: UnsafePointer(copy), length: name.count - 1)
        }
        defer { for text in texts { text.data?.deallocate() } }
        XCTAssertEqual(
            fc_atlas_nearest(
                atlas, "components", 10, places.map(\.x), places.map(\.y), places.count, k, within, texts, texts.count,
                &records, &distances, nil), fc_status(FC_OK))
        return (records, distances)
    }

    func testNearestFillsARowForEachPlace() {
        let nowhere = Point(x: .nan, y: 0)
        let found = nearest([place(0, 0), place(51, 41), nowhere], k: 3)
        XCTAssertEqual(Array(found.records[0..<3]), [0, 1, 10], "equally near ones by index")
        XCTAssertEqual(Array(found.distances[0..<3]), [0, 10, 10])
        XCTAssertEqual(found.records[3], 45)
        XCTAssertEqual(found.distances[3], 2.0.squareRoot())
        XCTAssertEqual(Array(found.records[6...]), [-1, -1, -1])
        XCTAssertEqual(Array(found.distances[6...]), [.infinity, .infinity, .infinity])
    }

    func testNearestKeepsToDistanceAndClass() {
        XCTAssertEqual(nearest([place(0, 0)], k: 4, within: 10).records, [0, 1, 10, -1])
        XCTAssertEqual(nearest([place(0, 0)], k: 2, classes: ["路灯"]).records, [1, 11])
        XCTAssertEqual(nearest([place(0, 0)], k: 2, classes: ["no such class"]).records, [-1, -1])
        XCTAssertEqual(nearest([place(0, 0)], k: 2, classes: ["路灯", "井盖"]).records, [0, 1])
        XCTAssertEqual(nearest([place(0, 0)], k: 120).records.filter { $0 >= 0 }.count, 100)
    }

    func testWindowsSayHowManyThereAreWhateverTheRoom() {
        let windows = [
            fc_window(min_x: origin.x, min_y: origin.y, max_x: origin.x + 10, max_y: origin.y + 10),
            fc_window(min_x: .nan, min_y: 0, max_x: 1, max_y: 1),
            fc_window(min_x: -.infinity, min_y: -.infinity, max_x: .infinity, max_y: .infinity),
        ]
        var (starts, counts, total) = ([7, 7, 7], [7, 7, 7], 7)
        var records = [Int32](repeating: -7, count: 200)
        XCTAssertEqual(
            fc_atlas_window(
                atlas, "components", 10, windows, 3, &records, 200, &starts, &counts, &total, nil), fc_status(FC_OK))
        XCTAssertEqual(counts, [4, 0, 100])
        XCTAssertEqual(total, 104)
        XCTAssertEqual(Set(records[starts[0]..<starts[0] + 4]), [0, 1, 10, 11])
        XCTAssertEqual(Set(records[starts[2]..<starts[2] + 100]), Set(0..<100))
        XCTAssertTrue(records[104...].allSatisfy { $0 == -7 })
        var few = [Int32](repeating: -7, count: 3)
        XCTAssertEqual(
            fc_atlas_window(atlas, "components", 10, windows, 3, &few, 2, &starts, &counts, &total, nil),
            fc_status(FC_OK))
        XCTAssertEqual(total, 104)
        XCTAssertEqual(few[2], -7, "what lies behind the room is not touched")
    }

    func testReverseWritesTheColumnsThatAreWanted() {
        let places = [place(41, 4), place(5, 25), place(5_000, 0)]
        var address = [Int32](repeating: 7, count: 3)
        var building = address
        var road = address
        var side = address
        var distance = [Double](repeating: 7, count: 3)
        var chainage = distance
        let status = address.withUnsafeMutableBufferPointer { address in
            building.withUnsafeMutableBufferPointer { building in
                road.withUnsafeMutableBufferPointer { road in
                    side.withUnsafeMutableBufferPointer { side in
                        distance.withUnsafeMutableBufferPointer { distance in
                            chainage.withUnsafeMutableBufferPointer { chainage in
                                var out = fc_reverse()
                                out.size = UInt32(MemoryLayout<fc_reverse>.size)
                                out.address = address.baseAddress
                                out.address_distance_m = distance.baseAddress
                                out.building = building.baseAddress
                                out.road = road.baseAddress
                                out.road_side = side.baseAddress
                                out.road_chainage_m = chainage.baseAddress
                                return fc_atlas_reverse(
                                    atlas, places.map(\.x), places.map(\.y), 3, 100, &out, nil)
                            }
                        }
                    }
                }
            }
        }
        XCTAssertEqual(status, fc_status(FC_OK))
        XCTAssertEqual(address, [1, 0, -1])
        XCTAssertEqual(distance[0], 2.0.squareRoot())
        XCTAssertTrue(distance[2].isNaN)
        XCTAssertEqual(building, [-1, 0, -1])
        XCTAssertEqual(road, [0, 0, -1])
        XCTAssertEqual(side, [-1, -1, 0])
        XCTAssertEqual(chainage[0], 41)
        XCTAssertTrue(chainage[2].isNaN)
    }

    func testTextsAreBorrowedFromTheFile() {
        let records: [Int32] = [0, 99, -1, 100, .max]
        func texts(_ layer: String, _ column: String) -> [String?] {
            var out = [fc_text](repeating: fc_text(), count: records.count)
            XCTAssertEqual(
                fc_atlas_texts(
                    atlas, layer, layer.utf8.count, column, column.utf8.count, records, records.count, &out, nil),
                fc_status(FC_OK))
            return out.map { text in
                text.data.map {
                    String(decoding: UnsafeRawBufferPointer(start: $0, count: text.length), as: UTF8.self)
                }
            }
        }
        XCTAssertEqual(texts("components", "id"), ["c0", "c99", nil, nil, nil])
        XCTAssertEqual(texts("components", "class"), ["井盖", "路灯", nil, nil, nil])
        XCTAssertEqual(texts("addresses", "address"), ["花园路2号", nil, nil, nil, nil])
        var count = 0
        XCTAssertEqual(fc_atlas_count(atlas, "roads", 5, &count, nil), fc_status(FC_OK))
        XCTAssertEqual(count, 1)
    }

    func testPointsGoToThePlaneAndBack() {
        let (x, y) = ([114.0, 114.01, .nan, 0], [34.7, 34.71, 34.7, 95.0])
        var (east, north) = ([7.0, 7, 7, 7], [7.0, 7, 7, 7])
        XCTAssertEqual(fc_atlas_to_plane(atlas, x, y, 4, &east, &north, nil), fc_status(FC_OK))
        XCTAssertEqual(east[0], 500_000, accuracy: 1e-6)
        XCTAssertTrue(east[2].isNaN && north[2].isNaN && east[3].isNaN && north[3].isNaN)
        XCTAssertEqual(fc_atlas_from_plane(atlas, east, north, 4, &east, &north, nil), fc_status(FC_OK))
        XCTAssertEqual(east[1], 114.01, accuracy: 1e-11)
        XCTAssertEqual(north[1], 34.71, accuracy: 1e-11)
        var (outX, outY) = ([7.0, 7], [7.0, 7])
        let records: [Int32] = [11, -1]
        XCTAssertEqual(fc_atlas_positions(atlas, "components", 10, records, 2, &outX, &outY, nil), fc_status(FC_OK))
        XCTAssertEqual(outX[0], origin.x + 10)
        XCTAssertTrue(outX[1].isNaN && outY[1].isNaN)
    }

    func testTextsAreGeocodedInABatch() {
        let questions = ["中原区花园路6号", "xyzzy", ""]
        let copies = questions.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        let texts = zip(questions, copies).map { fc_text(data: $1.map { UnsafePointer($0) }, length: $0.utf8.count) }
        var out = [fc_geocoding](repeating: fc_geocoding(), count: 3)
        var addresses = [fc_bytes](repeating: fc_bytes(), count: 3)
        out[0].size = UInt32(MemoryLayout<fc_geocoding>.size)
        XCTAssertEqual(fc_atlas_geocode(atlas, texts, 3, &out, &addresses, nil), fc_status(FC_OK))
        XCTAssertEqual(out.map { Int($0.status) }, [FC_GEOCODING_OK, FC_GEOCODING_NONE, FC_GEOCODING_NONE])
        XCTAssertEqual(out.map(\.record), [2, -1, -1])
        XCTAssertTrue(out.allSatisfy { $0.size == UInt32(MemoryLayout<fc_geocoding>.size) })
        var (east, north) = ([0.0], [0.0])
        XCTAssertEqual(fc_atlas_to_plane(atlas, [out[0].lon], [out[0].lat], 1, &east, &north, nil), fc_status(FC_OK))
        XCTAssertEqual(east[0], place(60, 5).x, accuracy: 1e-5)
        for index in addresses.indices { fc_bytes_free(&addresses[index]) }
    }

    func testAStructThatGrewIsFilledAtItsOwnSteps() {
        let size = MemoryLayout<fc_geocoding>.size + 16
        let memory = UnsafeMutableRawPointer.allocate(byteCount: 2 * size, alignment: 8)
        defer { memory.deallocate() }
        memory.initializeMemory(as: UInt8.self, repeating: 0xAA, count: 2 * size)
        memory.storeBytes(of: UInt32(size), as: UInt32.self)
        let texts = [fc_text(), fc_text()]
        XCTAssertEqual(
            fc_atlas_geocode(atlas, texts, 2, memory.assumingMemoryBound(to: fc_geocoding.self), nil, nil),
            fc_status(FC_OK))
        XCTAssertEqual(memory.load(fromByteOffset: size, as: UInt32.self), UInt32(size))
        XCTAssertEqual(memory.load(fromByteOffset: size - 8, as: UInt8.self), 0xAA)
    }

    func testWrongCallsAreRefusedByName() {
        var (records, distances) = ([Int32(7)], [7.0])
        let (x, y) = ([0.0], [0.0])
        func refused(_ status: fc_status, line: UInt = #line) {
            XCTAssertEqual(status, fc_status(FC_E_ARGUMENT), line: line)
        }
        func nearest(_ layer: String, count: Int = 1, k: Int = 1, within: Double = 1) -> fc_status {
            fc_atlas_nearest(
                atlas, layer, layer.utf8.count, x, y, count, k, within, nil, 0, &records, &distances, nil)
        }
        refused(nearest("no such layer"))
        refused(nearest("roads"))
        refused(nearest("components", k: 0))
        refused(nearest("components", k: -1))
        refused(nearest("components", count: -1))
        refused(nearest("components", k: Int(FC_POINTS_MAX) + 1))
        refused(nearest("components", within: -1))
        refused(nearest("components", within: .nan))
        refused(fc_atlas_nearest(nil, "components", 10, x, y, 1, 1, 1, nil, 0, &records, &distances, nil))
        refused(fc_atlas_nearest(atlas, "components", 10, nil, y, 1, 1, 1, nil, 0, &records, &distances, nil))
        refused(fc_atlas_nearest(atlas, "components", 10, x, y, 1, 1, 1, nil, 1, &records, &distances, nil))
        refused(fc_atlas_nearest(atlas, "components", 10, x, y, 1, 1, 1, nil, 0, nil, &distances, nil))
        refused(fc_atlas_texts(atlas, "components", 10, "colour", 6, records, 1, nil, nil))
        var text = [fc_text()]
        refused(fc_atlas_texts(atlas, "components", 10, "colour", 6, records, 1, &text, nil))
        refused(fc_atlas_reverse(atlas, x, y, 1, 1, nil, nil))
        var out = fc_reverse()
        refused(fc_atlas_reverse(atlas, x, y, 1, 1, &out, nil))
        var place = fc_geocoding()
        refused(fc_atlas_geocode(atlas, text, 1, &place, nil, nil))
        refused(fc_atlas_geocode(atlas, nil, 1, &place, nil, nil))
        XCTAssertEqual(records, [7])
        XCTAssertEqual(distances, [7])
    }
}
