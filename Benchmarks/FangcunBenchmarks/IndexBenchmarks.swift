import FangcunGeo
import FangcunSampleCity
import FangcunTestSupport
import XCTest

/// Nearest components, windows over boxes, and the address and building of an incident, beside GEOS on the same data.
final class IndexBenchmarks: XCTestCase {
    private static let queryCount = Pass.isShort ? 20_000 : 200_000
    /// How far a component may be from an incident.
    private static let reach = 100.0

    func testNearestComponents() throws {
        let city = try City.sample.get()
        let points = IndexData.components(in: city)
        let places = City.incidents(Self.queryCount, in: city)
        let before = residentBytes()
        let index = try PointIndex(points)
        let memory = max(0, residentBytes() - before)
        let peer = try XCTUnwrap(GEOSBoxTree(points: points))
        try assertAgreement(index, peer, places)

        let build = try timeInTurn(
            operations: 1, { XCTAssertEqual(try PointIndex(points).count, points.count) },
            peer: { XCTAssertNotNil(GEOSBoxTree(points: points)) })
        try BenchmarkReport.add(
            .init(
                name: "points.build", timing: build.ours, peer: build.peer.map { ("geos-strtree", $0) },
                memoryBytes: memory))

        let sample = Array(places.prefix(places.count / 10))
        var found = 0.0
        let peerTime = try timeInTurn(
            operations: sample.count, { for place in sample { found += peer.distance(place) } }
        ).ours
        for (name, count, peer) in [
            ("nearest.k1", 1, ("geos-strtree", peerTime) as (String, Timing)?), ("nearest.k8", 8, nil),
        ] {
            let batch = try timeBatch(index, places, count)
            try BenchmarkReport.add(.init(name: name, timing: batch, peer: peer, goal: peer == nil ? nil : 4.5))
            let single = try timeInTurn(operations: sample.count) {
                for place in sample {
                    found += index.nearest(to: place, count: count, within: Self.reach).last?.distance ?? 0
                }
            }.ours
            try BenchmarkReport.add(.init(name: name + ".single", timing: single, peer: peer))
        }
        XCTAssertGreaterThan(found, 0)
    }

    /// The batch form with memory of the caller, as a host that asks often uses it.
    private func timeBatch(_ index: PointIndex, _ places: [Point], _ count: Int) throws -> Timing {
        let (x, y) = (places.map(\.x), places.map(\.y))
        var ids = [Int32](repeating: 0, count: places.count * count)
        var distances = [Double](repeating: 0, count: places.count * count)
        return try timeInTurn(operations: places.count) {
            x.withUnsafeBufferPointer { x in
                y.withUnsafeBufferPointer { y in
                    ids.withUnsafeMutableBufferPointer { ids in
                        distances.withUnsafeMutableBufferPointer { distances in
                            index.nearest(
                                x: x, y: y, count: count, within: Self.reach, ids: ids, distances: distances)
                        }
                    }
                }
            }
        }.ours
    }

    private func assertAgreement(_ index: PointIndex, _ peer: GEOSBoxTree, _ places: [Point]) throws {
        let sample = places
        let table = index.nearest(to: sample)
        let differing = sample.indices.filter { abs(table.distances[$0] - peer.distance(sample[$0])) > 1e-9 }
        XCTAssertEqual(differing.count, 0, "GEOS disagrees")
    }

    func testWindows() throws {
        let city = try City.sample.get()
        let boxes = IndexData.boxes(in: city)
        let before = residentBytes()
        let index = try BoxIndex(boxes)
        let memory = max(0, residentBytes() - before)
        let peer = try XCTUnwrap(GEOSBoxTree(boxes: boxes))
        for (name, side, count, goal) in [("window.100m", 100.0, 20_000, 4.0), ("window.2km", 2_000, 500, 4)] {
            let windows = City.incidents(Pass.isShort ? count / 10 : count, in: city).map {
                BoundingBox(minX: $0.x - side / 2, minY: $0.y - side / 2, maxX: $0.x + side / 2, maxY: $0.y + side / 2)
            }
            let total = windows.reduce(0) { $0 + index.count(in: $1) }
            XCTAssertEqual(total, windows.reduce(0) { $0 + peer.count($1) }, "GEOS disagrees")
            print("bench \(name): \(total / windows.count) hits in a window")
            var ids = [Int32](repeating: 0, count: total)
            var (starts, counts) = (
                [Int](repeating: 0, count: windows.count), [Int](repeating: 0, count: windows.count)
            )
            let sample = Array(windows.prefix(windows.count / 10))
            var found = 0
            let time = try timeInTurn(
                operations: windows.count,
                {
                    found = windows.withUnsafeBufferPointer { windows in
                        ids.withUnsafeMutableBufferPointer { ids in
                            starts.withUnsafeMutableBufferPointer { starts in
                                counts.withUnsafeMutableBufferPointer {
                                    index.ids(in: windows, into: ids, starts: starts, counts: $0)
                                }
                            }
                        }
                    }
                }
            ).ours
            XCTAssertEqual(found, total)
            let theirs = try timeInTurn(
                operations: sample.count, { for window in sample { found += peer.count(window) } }
            ).ours
            try BenchmarkReport.add(.init(name: name, timing: time, peer: ("geos-strtree", theirs), goal: goal))
            let single = try timeInTurn(
                operations: windows.count, { for window in windows { found += index.count(in: window) } }
            ).ours
            try BenchmarkReport.add(.init(name: name + ".count", timing: single, peer: ("geos-strtree", theirs)))
        }
        let build = try timeInTurn(
            operations: 1, { XCTAssertEqual(try BoxIndex(boxes).count, boxes.count) },
            peer: { XCTAssertNotNil(GEOSBoxTree(boxes: boxes)) })
        try BenchmarkReport.add(
            .init(
                name: "boxes.build", timing: build.ours, peer: build.peer.map { ("geos-strtree", $0) },
                memoryBytes: memory))
    }

    func testReverse() throws {
        let city = try City.sample.get()
        let addresses = (0..<city.addresses.count).map { city.addresses.position(at: $0) }
        let buildings = city.buildings.map(\.footprint)
        let places = City.incidents(Self.queryCount, in: city)
        let (doors, houses) = (try PointIndex(addresses), try PolygonIndex(buildings))
        let (x, y) = (places.map(\.x), places.map(\.y))
        var (ids, holders) = ([Int32](repeating: 0, count: places.count), [Int32](repeating: 0, count: places.count))
        var distances = [Double](repeating: 0, count: places.count)
        let time = try timeInTurn(operations: places.count) {
            x.withUnsafeBufferPointer { x in
                y.withUnsafeBufferPointer { y in
                    ids.withUnsafeMutableBufferPointer { ids in
                        distances.withUnsafeMutableBufferPointer {
                            doors.nearest(x: x, y: y, count: 1, within: 200, ids: ids, distances: $0)
                        }
                    }
                    holders.withUnsafeMutableBufferPointer { houses.firsts(x: x, y: y, into: $0) }
                }
            }
        }.ours
        print(
            "bench reverse: \(addresses.count) addresses, \(buildings.count) buildings, \(holders.count { $0 >= 0 }) inside"
        )
        let peer = try XCTUnwrap(GEOSBoxTree(points: addresses))
        let peerHouses = try XCTUnwrap(
            GEOSPointLocator(
                UnitGridSet(
                    reference: city.reference, grids: buildings.map { UnitGrid(code: "", polygons: [$0]) })))
        let sample = Array(places.prefix(places.count / 10))
        var found = 0.0
        let theirs = try timeInTurn(operations: sample.count) {
            for place in sample { found += peer.distance(place) + Double(peerHouses.locate(place)) }
        }.ours
        let differing = places.indices.filter { holders[$0] != peerHouses.locate(places[$0]) }
        XCTAssertEqual(differing.count, 0, "GEOS disagrees")
        // The goal, 35, is meant against shapely, which is slower: `make bench-peers`.
        try BenchmarkReport.add(.init(name: "reverse", timing: time, peer: ("geos-strtree", theirs)))
    }
}

/// The data of these measurements.
enum IndexData {
    /// Two million components along the streets, in estates and parks: those of the city, and more of the same kind about them.
    static func components(in city: SampleCity) -> [Point] {
        var generator = SeededGenerator(seed: 9)
        let wanted = Pass.isShort ? 200_000 : 2_000_000
        let count = city.components.count
        return (0..<wanted).map { index in
            let place = city.components.position(at: index % count)
            if index < count { return place }
            func offset() -> Double { (Double.random(in: -8...8, using: &generator) * 1_000).rounded() / 1_000 }
            return Point(x: place.x + offset(), y: place.y + offset())
        }
    }

    /// As many boxes: all buildings, and components that take up to two metres.
    static func boxes(in city: SampleCity) -> [BoundingBox] {
        var generator = SeededGenerator(seed: 10)
        let buildings = city.buildings.compactMap { BoundingBox(around: $0.footprint.outer) }
        let points = components(in: city)
        return buildings
            + points.prefix(max(0, points.count - buildings.count)).map { point in
                let half = Double.random(in: 0.1...1, using: &generator)
                return BoundingBox(
                    minX: point.x - half, minY: point.y - half, maxX: point.x + half, maxY: point.y + half)
            }
    }
}
