import FangcunTestSupport
import XCTest

@testable import FangcunGeo

/// Boxes and windows against comparison with every box.
final class BoxIndexTests: XCTestCase {
    func testWindowsMeetWhatComparisonSays() throws {
        for (name, boxes) in Self.sets(seed: 1) {
            var generator = SeededGenerator(seed: 2)
            let index = try BoxIndex(boxes)
            XCTAssertEqual(index.count, boxes.count)
            let windows = Self.windows(boxes, 1_500, using: &generator)
            let batch = windowBatch(windows) { index.ids(in: $0, into: $1, starts: $2, counts: $3) }
            for (number, window) in windows.enumerated() {
                let expected = boxes.indices.filter { Self.meets(boxes[$0], window) }
                XCTAssertEqual(index.ids(in: window), expected, "\(name) \(window)")
                XCTAssertEqual(index.count(in: window), expected.count, name)
                XCTAssertEqual(batch[number].sorted(), expected, name)
            }
        }
    }

    /// Long boxes, of which a window crosses more nodes than a search keeps at a time.
    func testWindowsThatCrossManyNodes() throws {
        var generator = SeededGenerator(seed: 7)
        let boxes = (0..<9_000).map { number in
            let start = Double.random(in: 0...100, using: &generator)
            return BoundingBox(minX: start, minY: Double(number), maxX: start + 900, maxY: Double(number) + 0.5)
        }
        let index = try BoxIndex(boxes)
        let windows = (0..<60).map { number in
            let x = Double.random(in: 0...900, using: &generator)
            let y = Double.random(in: 0...9_000, using: &generator)
            return BoundingBox(minX: x, minY: y, maxX: x + 80, maxY: y + (number % 3 == 0 ? 8_000 : 2))
        }
        let expected = windows.map { window in boxes.indices.filter { Self.meets(boxes[$0], window) } }
        let batch = windowBatch(windows) { index.ids(in: $0, into: $1, starts: $2, counts: $3) }
        XCTAssertEqual(batch.map { $0.sorted() }, expected)
        XCTAssertEqual(windows.map(index.ids(in:)), expected)
        XCTAssertEqual(windows.map(index.count(in:)), expected.map(\.count))
        // With memory for a part of the ids, that part is written, and all are counted.
        let whole = Array(expected.joined())
        var (starts, counts) = ([Int](repeating: 0, count: 60), [Int](repeating: 0, count: 60))
        for room in [0, 1, 15, 16, 17, 1_000, whole.count - 1, whole.count] {
            var ids = [Int32](repeating: -7, count: room + 32)
            let total = windows.withUnsafeBufferPointer { windows in
                ids.withUnsafeMutableBufferPointer { ids in
                    starts.withUnsafeMutableBufferPointer { starts in
                        counts.withUnsafeMutableBufferPointer {
                            index.ids(
                                in: windows, into: UnsafeMutableBufferPointer(rebasing: ids[..<room]), starts: starts,
                                counts: $0)
                        }
                    }
                }
            }
            XCTAssertEqual(total, whole.count)
            XCTAssertEqual(counts, expected.map(\.count))
            XCTAssertEqual(ids[room...].count { $0 == -7 }, 32, "written behind the memory of \(room)")
            XCTAssertFalse(ids[..<room].contains(-7), "not all of \(room) written")
        }
    }

    func testABoxHoldsItsCorners() throws {
        let boxes = [
            BoundingBox(minX: 0, minY: 0, maxX: 1, maxY: 1), BoundingBox(minX: 1, minY: 0, maxX: 2, maxY: 1),
            BoundingBox(minX: 0.5, minY: 0.5, maxX: 0.5, maxY: 0.5),
        ]
        let index = try BoxIndex(boxes)
        XCTAssertEqual(index.ids(at: Point(x: 1, y: 0.5)), [0, 1])
        XCTAssertEqual(index.ids(at: Point(x: 0.5, y: 0.5)), [0, 2])
        XCTAssertEqual(index.ids(at: Point(x: 1.nextUp, y: 0.5)), [1])
        XCTAssertEqual(index.ids(at: Point(x: (0.0).nextDown, y: 0.5)), [])
        XCTAssertEqual(index.ids(at: Point(x: .nan, y: 0.5)), [])
        XCTAssertEqual(try BoxIndex([]).ids(at: Point(x: 0, y: 0)), [])
    }

    func testBoxesThatCannotBeUsedAreNamed() {
        let good = BoundingBox(minX: 0, minY: 0, maxX: 1, maxY: 1)
        let bad = [
            BoundingBox(minX: 2, minY: 0, maxX: 1, maxY: 1), BoundingBox(minX: .nan, minY: 0, maxX: 1, maxY: 1),
            BoundingBox(minX: 0, minY: 0, maxX: .infinity, maxY: 1),
            BoundingBox(minX: -1e200, minY: 0, maxX: 1, maxY: 1),
        ]
        for box in bad { assertGeoError(.invalidGeometry, mentions: "1") { _ = try BoxIndex([good, box]) } }
    }

    func testRowsFromElsewhereAreChecked() throws {
        let parts = try BoxIndex(Self.sets(seed: 1)[0].boxes).parts
        XCTAssertNoThrow(try parts.check())
        let tree = parts.tree
        let nodes = (0..<tree.nodes.count).map { unsafe tree.nodes[unchecked: $0] }
        let ids = (0..<tree.ids.count).map { unsafe tree.ids[unchecked: $0] }
        var overfull = nodes
        overfull[ids.count / 16].west[15] = 0
        var tooHigh = nodes
        tooHigh[nodes.count - 1].west[15] = 0
        let damaged = [
            BoxTree(frame: tree.frame, ids: FlatArray(ids + [0]), nodes: tree.nodes),
            BoxTree(frame: tree.frame, ids: tree.ids, nodes: FlatArray(Array(nodes.dropLast()))),
            BoxTree(frame: tree.frame, ids: FlatArray(ids.map { $0 - 1 }), nodes: tree.nodes),
            BoxTree(frame: tree.frame, ids: FlatArray(ids.map { $0 + 1 }), nodes: tree.nodes),
            BoxTree(frame: tree.frame, ids: tree.ids, nodes: FlatArray(overfull)),
            BoxTree(frame: tree.frame, ids: tree.ids, nodes: FlatArray(tooHigh)),
        ]
        for (number, tree) in damaged.enumerated() {
            XCTAssertThrowsError(try BoxIndex.Parts(tree: tree, boxes: parts.boxes).check(), "damage \(number)")
        }
        XCTAssertThrowsError(try BoxIndex.Parts(tree: tree, boxes: []).check())
        // Frames from elsewhere may say anything.
        for strange in [Double.nan, .infinity, -1, 0, 1e300] {
            let frame = BoxFrame(originX: strange, originY: 0, stepsPerUnitX: strange, stepsPerUnitY: -strange)
            let index = BoxIndex(
                BoxIndex.Parts(tree: BoxTree(frame: frame, ids: tree.ids, nodes: tree.nodes), boxes: parts.boxes))
            XCTAssertLessThanOrEqual(index.count(in: BoundingBox(minX: -5, minY: -5, maxX: 50, maxY: 50)), ids.count)
        }
    }

    static func meets(_ box: BoundingBox, _ window: BoundingBox) -> Bool {
        window.minX <= window.maxX && window.minY <= window.maxY && !(box.maxX < window.minX)
            && !(window.maxX < box.minX) && !(box.maxY < window.minY) && !(window.maxY < box.minY)
    }

    /// Boxes of all kinds: mixed sizes, one upon another, without width, side by side, far apart, few.
    static func sets(seed: UInt64) -> [(name: String, boxes: [BoundingBox])] {
        var generator = SeededGenerator(seed: seed)
        func random(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &generator) }
        func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> BoundingBox {
            BoundingBox(minX: x, minY: y, maxX: x + width, maxY: y + height)
        }
        let mixed = (0..<700).map { index in
            box(random(0...100), random(0...100), random(0...(index % 50 == 0 ? 60 : 3)), random(0...3))
        }
        let lattice = (0..<900).map { box(Double($0 % 30), Double($0 / 30), 1, 1) }
        let degrees = lattice.map { box(113 + $0.minX * 1e-9, 34 + $0.minY * 1e-9, 1e-9, 1e-9) }
        let points = (0..<300).map { _ in box(random(0...10).rounded(), random(0...10).rounded(), 0, 0) }
        let level = (0..<300).map { _ in box(random(0...1_000), 5, random(0...9), 0) }
        let same = [BoundingBox](repeating: box(3, 4, 2, 2), count: 100)
        return [
            ("mixed", mixed), ("lattice", lattice), ("degrees", degrees), ("points", points), ("level", level),
            ("same", same), ("far apart", lattice + [box(1e7, -1e7, 0, 0)]), ("seventeen", Array(lattice.prefix(17))),
            ("one", [box(1, 2, 3, 4)]), ("none", []),
        ]
    }

    /// Windows from the sides of boxes, next to them, and anywhere.
    static func windows(_ boxes: [BoundingBox], _ count: Int, using generator: inout SeededGenerator)
        -> [BoundingBox]
    {
        let extent = boxes.reduce(boxes.first ?? BoundingBox(minX: 0, minY: 0, maxX: 1, maxY: 1)) {
            var sum = $0
            sum.extend(to: $1)
            return sum
        }
        let endless = Double.infinity
        let strange = [
            BoundingBox(minX: -endless, minY: -endless, maxX: endless, maxY: endless),
            BoundingBox(minX: -endless, minY: extent.minY, maxX: extent.minX, maxY: endless),
            BoundingBox(minX: .nan, minY: -endless, maxX: endless, maxY: endless),
            BoundingBox(minX: -endless, minY: -endless, maxX: endless, maxY: .nan),
            BoundingBox(minX: endless, minY: -endless, maxX: -endless, maxY: endless),
        ]
        return strange
            + (0..<count).map { index in
                if index % 2 == 0, let one = boxes.randomElement(using: &generator),
                    let other = boxes.randomElement(using: &generator)
                {
                    var (x, y) = ([one.maxX, other.minX], [one.maxY, other.minY])
                    if index % 4 == 0 { (x, y) = ([x[0].nextUp, x[1].nextDown], [y[0], y[1].nextDown]) }
                    return BoundingBox(
                        minX: min(x[0], x[1]), minY: min(y[0], y[1]), maxX: max(x[0], x[1]), maxY: max(y[0], y[1]))
                }
                let x = Double.random(in: extent.minX...max(extent.maxX, extent.minX.nextUp), using: &generator)
                let y = Double.random(in: extent.minY...max(extent.maxY, extent.minY.nextUp), using: &generator)
                let share: Double = [0, 0.01, 0.2].randomElement(using: &generator) ?? 0
                return BoundingBox(minX: x, minY: y, maxX: x + extent.width * share, maxY: y + extent.height * share)
            }
    }
}
