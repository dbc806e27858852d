import FangcunTestSupport
import XCTest

@testable import FangcunGeo

/// Searches of points against integers and every point.
final class PointIndexTests: XCTestCase {
    func testTheNearestAreThoseOfIntegers() throws {
        for set in PointSet.all(seed: 1) {
            var generator = SeededGenerator(seed: 2)
            let index = try PointIndex(set.points, classes: set.classes)
            XCTAssertEqual(index.count, set.lattice.count)
            for place in set.places(1_500, using: &generator) {
                let count = [1, 1, 2, 8, 40, 1_000].randomElement(using: &generator) ?? 1
                let limit = Bool.random(using: &generator) ? Int.random(in: 0...2_500, using: &generator) : .max
                let wide = limit == .max ? Double.infinity : Double(limit) * set.step * set.step
                // The root of a square may round down; a hair more lets no other whole number in.
                let distance = wide.squareRoot() * (1 + 1e-12)
                let found = index.nearest(to: set.point(place), count: count, within: distance)
                let expected = set.nearest(place, within: limit).prefix(count)
                XCTAssertEqual(found.map(\.id), expected.map(\.id), "\(set.name) \(place) \(count) \(limit)")
                for (neighbor, other) in zip(found, expected) {
                    let exact = Double(other.squared).squareRoot() * set.step
                    XCTAssertEqual(neighbor.distance, exact, accuracy: exact * 1e-15, set.name)
                }
            }
        }
    }

    func testClassesAndRulesChoose() throws {
        for set in PointSet.all(seed: 3) {
            var generator = SeededGenerator(seed: 4)
            let index = try PointIndex(set.points, classes: set.classes)
            for place in set.places(400, using: &generator) {
                let wanted: [UInt16] = [[0], [40_000], [1, 2], [9], []].randomElement(using: &generator) ?? []
                let expected = set.nearest(place) { wanted.contains(set.classes[$0]) }.prefix(3).map(\.id)
                let point = set.point(place)
                XCTAssertEqual(
                    index.nearest(to: point, count: 3, classes: ClassSelection(wanted)).map(\.id), expected, set.name)
                XCTAssertEqual(
                    index.nearest(to: point, count: 3) { wanted.contains(set.classes[$0]) }.map(\.id), expected)
            }
        }
    }

    func testRareClassesAreFoundHoweverFar() throws {
        var generator = SeededGenerator(seed: 13)
        func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        // Classes of 1, 2, 40 and 700 points, these in a corner, and one of all others.
        let points =
            (0..<20_000).map { _ in (x: random(0...3_000), y: random(0...3_000)) }
            + (0..<700).map { _ in (x: random(0...60), y: random(0...60)) }
        let classes = points.indices.map { index -> UInt16 in
            index >= 20_000 ? 700 : index < 1 ? 60_000 : index < 3 ? 2 : index < 43 ? 40 : 7
        }
        let places = points.map { Point(x: Double($0.x), y: Double($0.y)) }
        let index = try PointIndex(places, classes: classes)
        for _ in 0..<60 {
            let (x, y, limit) = (random(-100...3_100), random(-100...3_100), random(0...900))
            for wanted: Set<UInt16> in [[60_000], [2], [40], [700], [2, 700], [40, 60_000, 9], [9], []] {
                let all = points.indices.filter { wanted.contains(classes[$0]) }.map { id in
                    let (dx, dy) = (points[id].x - x, points[id].y - y)
                    return (squared: dx * dx + dy * dy, id: id)
                }.sorted { ($0.squared, $0.id) < ($1.squared, $1.id) }
                let place = Point(x: Double(x), y: Double(y))
                let selection = ClassSelection(wanted)
                let near = all.filter { $0.squared <= limit * limit }.map(\.id)
                let distance = Double(limit)
                XCTAssertEqual(
                    index.nearest(to: place, count: 3, classes: selection).map(\.id), all.prefix(3).map(\.id))
                XCTAssertEqual(
                    index.nearest(to: place, count: 50, within: distance, classes: selection).map(\.id),
                    Array(near.prefix(50)))
                XCTAssertEqual(index.neighbors(of: place, within: distance, classes: selection).map(\.id), near)
                XCTAssertEqual(
                    index.nearest(to: [place], classes: selection).neighbors(ofPlace: 0).map(\.id),
                    all.prefix(1).map(\.id))
            }
        }
    }

    func testAllWithinADistanceAreFound() throws {
        for set in PointSet.all(seed: 5) {
            var generator = SeededGenerator(seed: 6)
            let index = try PointIndex(set.points, classes: set.classes)
            for place in set.places(300, using: &generator) {
                let limit = Int.random(in: 0...60, using: &generator)
                let found = index.neighbors(of: set.point(place), within: Double(limit) * set.step)
                XCTAssertEqual(found.map(\.id), set.nearest(place, within: limit * limit).map(\.id), set.name)
                let some = index.neighbors(of: set.point(place), within: Double(limit) * set.step, classes: [1])
                XCTAssertEqual(some.map(\.id), found.map(\.id).filter { set.classes[$0] == 1 })
                let even = index.neighbors(of: set.point(place), within: Double(limit) * set.step) { $0 % 2 == 0 }
                XCTAssertEqual(even.map(\.id), found.map(\.id).filter { $0 % 2 == 0 })
            }
        }
    }

    func testBatchesAnswerAsSingleQuestions() throws {
        for set in PointSet.all(seed: 7) {
            var generator = SeededGenerator(seed: 8)
            let index = try PointIndex(set.points, classes: set.classes)
            let points = set.places(500, using: &generator).map { set.point($0) } + [Point(x: .nan, y: 0)]
            let order = points.indices.shuffled(using: &generator)
            for (count, classes) in [(1, nil), (8, nil), (2, ClassSelection([1, 40_000]))] {
                let table = index.nearest(to: points, count: count, within: 200 * set.step, classes: classes)
                let shuffled = index.nearest(
                    to: order.map { points[$0] }, count: count, within: 200 * set.step, classes: classes)
                for (turn, number) in order.enumerated() {
                    let single = index.nearest(
                        to: points[number], count: count, within: 200 * set.step, classes: classes)
                    XCTAssertEqual(table.neighbors(ofPlace: number), single, set.name)
                    XCTAssertEqual(shuffled.neighbors(ofPlace: turn), single, set.name)
                }
            }
        }
    }

    func testEveryProcessorGivesTheSameBits() throws {
        XCTAssertTrue(VectorVariant.usable.contains(.baseline))
        for set in PointSet.all(seed: 11) {
            var generator = SeededGenerator(seed: 12)
            let index = try PointIndex(set.points)
            let places = set.places(600, using: &generator)
            let questions = [(1, Double.infinity), (1, 9 * set.step), (5, .infinity), (8, 30), (16, .infinity)]
            for (count, distance) in questions {
                let expected = places.map { place in
                    index.nearest(to: set.point(place), count: count, within: distance) { _ in true }
                }
                for variant in VectorVariant.usable {
                    let answers = index.kernelAnswers(places.map { set.point($0) }, count, distance, variant)
                    for (number, answer) in answers.enumerated() {
                        guard let answer else { continue }
                        XCTAssertEqual(answer, expected[number], "\(set.name) \(variant) \(places[number])")
                    }
                    // Of even points, nothing is left to the other search.
                    if set.name == "even" { XCTAssertFalse(answers.contains(nil)) }
                }
            }
        }
    }

    func testWindowsHoldWhatComparisonSays() throws {
        for set in PointSet.all(seed: 9) {
            var generator = SeededGenerator(seed: 10)
            let index = try PointIndex(set.points)
            let points = set.points
            var windows: [BoundingBox] = []
            for place in set.places(300, using: &generator) {
                let size = [0, 3, 30, 300].randomElement(using: &generator) ?? 0
                let (low, high) = (set.point(place), set.point((place.x + size, place.y + size / 2)))
                windows.append(BoundingBox(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y))
            }
            let endless = Double.infinity
            windows.append(BoundingBox(minX: -endless, minY: -endless, maxX: endless, maxY: endless))
            windows.append(BoundingBox(minX: .nan, minY: 0, maxX: 1, maxY: 1))
            windows.append(BoundingBox(minX: 1e9, minY: 0, maxX: -1e9, maxY: 1))
            let batch = index.batch(windows)
            assertRoomIsRespected(Array(windows.prefix(40)), batch.prefix(40).map(\.count)) {
                index.ids(in: $0, into: $1, starts: $2, counts: $3)
            }
            for (number, window) in windows.enumerated() {
                let isNone = !(window.minX <= window.maxX)
                let expected = points.indices.filter { !isNone && window.contains(points[$0]) }
                XCTAssertEqual(index.ids(in: window), expected, "\(set.name) \(window)")
                XCTAssertEqual(index.count(in: window), expected.count)
                XCTAssertEqual(batch[number].sorted(), expected)
            }
        }
    }

    func testQuestionsWithoutMeaningFindNothing() throws {
        let index = try PointIndex([Point(x: 1, y: 1), Point(x: 2, y: 2)])
        let place = Point(x: 1, y: 1)
        for strange in [Double.nan, .infinity, -.infinity, 1e200] {
            XCTAssertEqual(index.nearest(to: Point(x: strange, y: 1)), [])
            XCTAssertEqual(index.nearest(to: Point(x: 1, y: strange)), [])
            XCTAssertEqual(index.neighbors(of: Point(x: strange, y: 1), within: .infinity), [])
        }
        for distance in [Double.nan, -1, -Double.infinity] {
            XCTAssertEqual(index.nearest(to: place, within: distance), [])
            XCTAssertEqual(index.neighbors(of: place, within: distance), [])
            XCTAssertEqual(index.nearest(to: [place], within: distance).ids, [-1])
        }
        XCTAssertEqual(index.nearest(to: place, count: 0), [])
        XCTAssertEqual(index.nearest(to: place, count: -3), [])
        XCTAssertEqual(index.nearest(to: [place, place], count: -3).ids, [])
        XCTAssertEqual(index.nearest(to: place, count: .max).map(\.id), [0, 1])
        XCTAssertEqual(index.nearest(to: Point(x: 1e149, y: -1e149)).map(\.id), [0])
        XCTAssertEqual(index.nearest(to: place, within: 0).map(\.id), [0])
        XCTAssertEqual(index.nearest(to: [Point](), count: 4).ids, [])
    }

    func testPointsThatCannotBeUsedAreNamed() throws {
        assertGeoError(.invalidGeometry, mentions: "1") {
            _ = try PointIndex([Point(x: 0, y: 0), Point(x: .nan, y: 0)])
        }
        assertGeoError(.invalidGeometry) { _ = try PointIndex([Point(x: 0, y: 1e150)]) }
        assertGeoError(.invalidGeometry, mentions: "classes") {
            _ = try PointIndex([Point(x: 0, y: 1)], classes: [1, 2])
        }
    }

    func testRowsFromElsewhereAreChecked() throws {
        let parts = try PointIndex(PointSet.all(seed: 1)[0].points).parts
        XCTAssertNoThrow(try parts.check())
        let (frame, count) = (parts.frame, parts.ids.count)
        func with(
            _ frame: BucketFrame, starts: [UInt32]? = nil, x: Int? = nil, ids: [Int32]? = nil, classes: [UInt16] = []
        ) -> PointIndexParts {
            PointIndexParts(
                frame: frame, starts: starts.map { FlatArray($0) } ?? parts.starts,
                x: x.map { FlatArray([Double](repeating: 0, count: $0)) } ?? parts.x, y: parts.y,
                ids: ids.map { FlatArray($0) } ?? parts.ids, classes: FlatArray(classes))
        }
        func framed(_ side: Double, _ columns: Int, _ rows: Int) -> BucketFrame {
            BucketFrame(originX: 0, originY: 0, side: side, columns: columns, rows: rows)
        }
        let buckets = parts.starts.count
        let damaged = [
            with(framed(.nan, frame.columns, frame.rows)), with(framed(0, frame.columns, frame.rows)),
            with(framed(frame.side, -1, -buckets)), with(framed(frame.side, .max, .max)),
            with(framed(frame.side, frame.columns + 1, frame.rows)),
            with(BucketFrame(originX: .nan, originY: 0, side: 1, columns: frame.columns, rows: frame.rows)),
            with(frame, starts: [UInt32](repeating: 0, count: buckets)),
            with(frame, starts: [1] + [UInt32](repeating: UInt32(count), count: buckets - 1)),
            with(frame, starts: [0, 9, 8] + [UInt32](repeating: UInt32(count), count: buckets - 3)),
            with(frame, x: count - 1), with(frame, ids: [Int32](repeating: -1, count: count)),
            with(frame, ids: [Int32](repeating: Int32(count), count: count)), with(frame, classes: [1]),
            PointIndexParts(
                frame: frame, starts: parts.starts, x: parts.x, y: parts.y, ids: parts.ids, classes: parts.classes,
                members: ClassMembers(starts: FlatArray([0, 1]), positions: FlatArray([UInt32(count)]))),
            PointIndexParts(
                frame: frame, starts: parts.starts, x: parts.x, y: parts.y, ids: parts.ids,
                classes: FlatArray([UInt16](repeating: 1, count: count)),
                members: ClassMembers(
                    starts: FlatArray([0, 0, UInt32(count)]),
                    positions: FlatArray([UInt32](repeating: UInt32(count), count: count)))),
        ]
        for (number, parts) in damaged.enumerated() {
            XCTAssertThrowsError(try parts.check(), "damage \(number)")
        }
    }
}

extension PointIndex {
    /// What the vectorised search alone finds near each place; `nil` where it leaves that to the other one.
    fileprivate func kernelAnswers(
        _ places: [Point], _ count: Int, _ distance: Double, _ variant: VectorVariant
    ) -> [[Neighbor]?] {
        guard let kernel = NeighborKernel(parts, variant: variant) else { return places.map { _ in nil } }
        return places.map { place in
            var ids = [Int32](repeating: -7, count: count)
            var distances = [Double](repeating: -7, count: count)
            let isDone = withUnsafePointer(to: TileOrder.Entry(question: place, number: 0)) { entry in
                ids.withUnsafeMutableBufferPointer { ids in
                    distances.withUnsafeMutableBufferPointer { distances in
                        guard let ids = ids.baseAddress, let distances = distances.baseAddress else { return false }
                        let entries = UnsafeBufferPointer(start: entry, count: 1)
                        return kernel.search(entries, width: count, within: distance, ids, distances) == 1
                    }
                }
            }
            guard isDone else { return nil }
            return zip(ids, distances).prefix { $0.0 >= 0 }.map { Neighbor(id: Int($0.0), distance: $0.1) }
        }
    }

    /// The ids in many windows, by the batch form; asked first without any room.
    func batch(_ windows: [BoundingBox]) -> [[Int]] {
        windowBatch(windows) { windows, ids, starts, counts in
            self.ids(in: windows, into: ids, starts: starts, counts: counts)
        }
    }
}

/// The answers of a batch form for windows, asked first without any room.
func windowBatch(
    _ windows: [BoundingBox],
    _ ask: (
        UnsafeBufferPointer<BoundingBox>, UnsafeMutableBufferPointer<Int32>, UnsafeMutableBufferPointer<Int>,
        UnsafeMutableBufferPointer<Int>
    ) -> Int
) -> [[Int]] {
    var ids: [Int32] = []
    var (starts, counts) = ([Int](repeating: 0, count: windows.count), [Int](repeating: 0, count: windows.count))
    func run() -> Int {
        windows.withUnsafeBufferPointer { windows in
            ids.withUnsafeMutableBufferPointer { ids in
                starts.withUnsafeMutableBufferPointer { starts in
                    counts.withUnsafeMutableBufferPointer { ask(windows, ids, starts, $0) }
                }
            }
        }
    }
    let total = run()
    ids = [Int32](repeating: -1, count: total)
    XCTAssertEqual(run(), total)
    return windows.indices.map { ids[starts[$0]..<starts[$0] + counts[$0]].map { Int($0) } }
}

/// Asks with memory for a part of the ids: that part is written, nothing behind it, and all are counted.
func assertRoomIsRespected(
    _ windows: [BoundingBox], _ expected: [Int],
    _ ask: (
        UnsafeBufferPointer<BoundingBox>, UnsafeMutableBufferPointer<Int32>, UnsafeMutableBufferPointer<Int>,
        UnsafeMutableBufferPointer<Int>
    ) -> Int
) {
    let whole = expected.reduce(0, +)
    for room in [0, 1, 15, 16, 17, whole / 2, whole - 1, whole] where room >= 0 && room <= whole {
        var ids = [Int32](repeating: -7, count: room + 32)
        var (starts, counts) = ([Int](repeating: 0, count: windows.count), [Int](repeating: 0, count: windows.count))
        let total = windows.withUnsafeBufferPointer { windows in
            ids.withUnsafeMutableBufferPointer { ids in
                starts.withUnsafeMutableBufferPointer { starts in
                    counts.withUnsafeMutableBufferPointer {
                        ask(windows, UnsafeMutableBufferPointer(rebasing: ids[..<room]), starts, $0)
                    }
                }
            }
        }
        XCTAssertEqual(total, whole)
        XCTAssertEqual(counts, expected)
        XCTAssertEqual(ids[room...].count { $0 == -7 }, 32, "written behind the memory of \(room)")
        XCTAssertFalse(ids[..<room].contains(-7), "not all of \(room) written")
    }
}
