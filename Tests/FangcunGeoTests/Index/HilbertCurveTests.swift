import FangcunTestSupport
import XCTest

@testable import FangcunGeo

/// What makes a curve a Hilbert curve: it goes through all places, from neighbor to neighbor, quarter after quarter.
final class HilbertCurveTests: XCTestCase {
    func testTheCurveGoesFromNeighborToNeighbor() {
        let table = unsafe HilbertTable.shared.reader
        // All places of squares in corners, in the middle and elsewhere: each is a stretch of the curve.
        for (west, south) in [(0, 0), (0xFF00, 0), (0, 0xFF00), (0xFF00, 0xFF00), (0x7F00, 0x8000), (0x1200, 0xAB00)] {
            var places: [UInt32: (x: Int, y: Int)] = [:]
            for x in west..<west + 256 {
                for y in south..<south + 256 { places[unsafe table.position(UInt32(x), UInt32(y))] = (x, y) }
            }
            XCTAssertEqual(places.count, 65_536)
            let positions = places.keys.sorted()
            XCTAssertEqual(positions[65_535] - positions[0], 65_535)
            let ways = zip(positions, positions.dropFirst()).compactMap { first, second in
                places[first].flatMap { a in places[second].map { b in abs(a.x - b.x) + abs(a.y - b.y) } }
            }
            XCTAssertEqual(ways, [Int](repeating: 1, count: 65_535))
        }
    }

    func testStretchesOfTheCurveMeet() {
        let table = unsafe HilbertTable.shared.reader
        var ends: [UInt32: (x: UInt32, y: UInt32)] = [:]
        for x in (0..<0x10000 as Range<UInt32>) where x & 0xFF == 0 || x & 0xFF == 0xFF {
            for y in (0..<0x10000 as Range<UInt32>) where y & 0xFF == 0 || y & 0xFF == 0xFF {
                let position = unsafe table.position(x, y)
                if position & 0xFFFF == 0 || position & 0xFFFF == 0xFFFF { ends[position] = (x, y) }
            }
        }
        XCTAssertEqual(ends.count, 2 * 65_536)
        for stretch in 0..<0xFFFF as Range<UInt32> {
            guard let end = ends[stretch << 16 | 0xFFFF], let next = ends[(stretch + 1) << 16] else {
                return XCTFail("stretch \(stretch) has no ends in corners")
            }
            XCTAssertEqual(abs(Int(end.x) - Int(next.x)) + abs(Int(end.y) - Int(next.y)), 1)
        }
    }

    func testNumbersComeInTheOrderOfTheirPlaces() {
        var generator = SeededGenerator(seed: 3)
        let bounds = BoundingBox(minX: 10, minY: -5, maxX: 30, maxY: 5)
        for count in [0, 1, 2, 5_000] {
            // Some places several times.
            let places = (0..<count).map { number in
                number % 3 == 0
                    ? Point(x: 12, y: 1)
                    : Point(
                        x: Double.random(in: 10...30, using: &generator),
                        y: Double.random(in: -5...5, using: &generator))
            }
            let memory = AlignedMemory(byteCount: count * HilbertCurve.memoryBytes)
            let numbers = unsafe FlatArray<Int32>(count: count) { row in
                guard let row = row.baseAddress, let bytes = memory.bytes.baseAddress else { return }
                unsafe HilbertCurve(over: bounds).order(count, into: row, memory: bytes) { places[$0] }
            }
            let table = unsafe HilbertTable.shared.reader
            let keys = places.map { place in
                unsafe table.position(
                    UInt32(min(65_535, (place.x - 10) * 65_536 / 20)), UInt32(min(65_535, (place.y + 5) * 65_536 / 20)))
            }
            let expected = places.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
            XCTAssertEqual((0..<count).map { unsafe Int(numbers[unchecked: $0]) }, expected)
        }
    }
}
