import FangcunGeo
import XCTest

/// Boxes that meet a window, and points in one, beside Boost and shapely; the number and sum of the ids of every window compared.
final class OutsideWindowBenchmarks: XCTestCase {
    func testWindows() throws {
        let city = try OutsideCity.require()
        let before = residentBytes()
        let index = try BoxIndex(city.boxes)
        let memory = max(0, residentBytes() - before)
        let points = try PointIndex(city.components)
        let layers = [
            ("window.100m", city.smallWindows, WindowSearch(windowsOfCall: 20_000, index.ids(in:into:starts:counts:))),
            ("window.2km", city.largeWindows, WindowSearch(windowsOfCall: 40, index.ids(in:into:starts:counts:))),
            (
                "window.points.100m", city.smallWindows,
                WindowSearch(windowsOfCall: 20_000, points.ids(in:into:starts:counts:))
            ),
        ]
        var found = 0
        var operations = layers.map { row, windows, search in
            OutsideOperation(row: row, operations: windows.count) {
                search.run(windows) { _, ids in found &+= ids.count }
            }
        }
        operations.append(
            OutsideOperation(row: "boxes.build", operations: 1, memoryBytes: memory) {
                XCTAssertEqual(try BoxIndex(city.boxes).count, city.boxes.count)
            })
        let comparison = OutsideComparison(
            city: city, task: "windows", operations: operations,
            goals: [
                "window.100m": ["boost-rtree": 4, "shapely": 4.5], "window.2km": ["boost-rtree": 4, "shapely": 9],
                "boxes.build": ["boost-rtree": 1.7, "shapely": 2],
            ])
        for peer in [OutsidePeer.compiled("boost"), .python("shapely")] {
            for name in try comparison.run(against: peer) {
                for (row, windows, search) in layers { try compare(row, name, windows, search, city) }
            }
        }
    }

    private func compare(
        _ row: String, _ peer: String, _ windows: [BoundingBox], _ search: WindowSearch, _ city: OutsideCity
    ) throws {
        // Two numbers for each window: how many boxes, and the sum of their ids.
        let theirs = try XCTUnwrap(city.answers("\(row).\(peer).answers", of: UInt32.self))
        XCTAssertEqual(theirs.count, 2 * windows.count, peer)
        var (differing, hits) = (0, 0)
        search.run(windows) { window, ids in
            hits += ids.count
            let sum = ids.reduce(UInt32(0)) { $0 &+ UInt32($1) }
            if theirs[2 * window] != ids.count || theirs[2 * window + 1] != sum { differing += 1 }
        }
        print(
            "compared \(row) with \(peer): \(windows.count) windows with \(hits / max(1, windows.count)) boxes each, "
                + "\(differing) differ")
        XCTAssertEqual(differing, 0, "\(row) \(peer)")
    }
}

/// The batch form of an index, as a host calls it that keeps its own memory: so many windows a call that the answers stay
/// in the cache.
private final class WindowSearch {
    /// Windows, and memory for the ids, their starts and their numbers.
    typealias Batch = (
        UnsafeBufferPointer<BoundingBox>, UnsafeMutableBufferPointer<Int32>, UnsafeMutableBufferPointer<Int>,
        UnsafeMutableBufferPointer<Int>
    ) -> Int

    private let windowsOfCall: Int
    private let ask: Batch
    private var ids = [Int32](repeating: 0, count: 1_000_000)
    private var starts: [Int]
    private var counts: [Int]

    init(windowsOfCall: Int, _ ask: @escaping Batch) {
        self.windowsOfCall = windowsOfCall
        self.ask = ask
        starts = [Int](repeating: 0, count: windowsOfCall)
        counts = starts
    }

    /// Calls `body` with the number of each window and the ids of the boxes that meet it.
    func run(_ windows: [BoundingBox], _ body: (Int, Slice<UnsafeBufferPointer<Int32>>) -> Void) {
        for first in stride(from: 0, to: windows.count, by: windowsOfCall) {
            let part = first..<min(windows.count, first + windowsOfCall)
            let total = search(windows, part)
            if total > ids.count {
                // Only in the round that is not measured.
                ids = [Int32](repeating: 0, count: total)
                _ = search(windows, part)
            }
            ids.withUnsafeBufferPointer { ids in
                for window in part {
                    let start = starts[window - first]
                    body(window, ids[start..<start + counts[window - first]])
                }
            }
        }
    }

    private func search(_ windows: [BoundingBox], _ part: Range<Int>) -> Int {
        windows.withUnsafeBufferPointer { windows in
            starts.withUnsafeMutableBufferPointer { starts in
                counts.withUnsafeMutableBufferPointer { counts in
                    ids.withUnsafeMutableBufferPointer {
                        ask(UnsafeBufferPointer(rebasing: windows[part]), $0, starts, counts)
                    }
                }
            }
        }
    }
}
