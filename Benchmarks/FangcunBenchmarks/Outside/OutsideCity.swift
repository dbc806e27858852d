import FangcunGeo
import FangcunSampleCity
import FangcunTestSupport
import Foundation
import XCTest

/// The city that outside peers and we are measured on, once as values here and once as flat little-endian files for them.
///
/// Positions are pairs of doubles, east before north; boxes are four doubles, west, south, east, north. `.xy` is metres in the
/// city's reference system, `.lonlat` degrees on the same datum, for the peers that work on the sphere.
struct OutsideCity {
    let sample: SampleCity
    let folder: URL
    /// Incidents in the order in which they happen, and the same along strips of the map.
    let incidents: [Point]
    let sortedIncidents: [Point]
    /// Corners of grids and middles of their edges: where a point meets several grids.
    let borderPoints: [Point]
    let components: [Point]
    let addresses: [Point]
    /// The footprints, each a closed ring.
    let buildings: [[Point]]
    /// The roads, each by its middle line.
    let roads: [[Point]]
    /// Where the nearest components, and addresses and buildings, are asked for.
    let nearestQueries: [Point]
    /// Two million things of all sizes, and windows to look for them.
    let boxes: [BoundingBox]
    let smallWindows: [BoundingBox]
    let largeWindows: [BoundingBox]

    /// The city with its files written; skips the test unless `make bench-peers` says where the peers are.
    static func require() throws -> OutsideCity {
        guard OutsidePeer.folder != nil else { throw XCTSkip("needs outside peers: run make bench-peers") }
        return try shared.get()
    }

    private static let shared = Result {
        let peers = try XCTUnwrap(OutsidePeer.folder)
        let city = OutsideCity(try City.sample.get(), folder: peers.appendingPathComponent("data"))
        try city.write()
        return city
    }

    private init(_ sample: SampleCity, folder: URL) {
        self.sample = sample
        self.folder = folder
        incidents = City.incidents(Pass.isShort ? 100_000 : 1_000_000, in: sample)
        sortedIncidents = incidents.sorted(by: City.alongStrips)
        borderPoints = City.borderPoints(Pass.isShort ? 20_000 : 200_000, in: sample)
        components = sample.components.indices.map { sample.components.position(at: $0) }
        addresses = sample.addresses.indices.map { sample.addresses.position(at: $0) }
        buildings = sample.buildings.map(\.footprint.outer)
        roads = sample.roads.map(\.path)
        nearestQueries = Array(incidents.prefix(Pass.isShort ? 20_000 : 200_000))
        boxes = City.boxes(in: sample)
        smallWindows = incidents.prefix(Pass.isShort ? 5_000 : 20_000).map { City.window(around: $0, side: 100) }
        largeWindows = incidents.prefix(Pass.isShort ? 200 : 1_000).map { City.window(around: $0, side: 2_000) }
    }

    private func write() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let rings = sample.grids.grids.map { $0.polygons[0].outer }
        for (name, rings) in [("cells", rings), ("buildings", buildings), ("roads", roads)] {
            let starts = rings.reduce(into: [UInt32(0)]) { $0.append($0[$0.count - 1] + UInt32($1.count)) }
            try write(starts, to: "\(name).starts")
        }
        try write(buildings.flatMap { $0 }, to: "buildings.xy")
        try write(roads.flatMap { $0 }, to: "roads.xy")
        try write(addresses, to: "addresses.xy")
        let degrees = try Projection(from: sample.reference, to: .cgcs2000)
        let layers = [
            ("cells", rings.flatMap { $0 }), ("locate.random", incidents), ("locate.sorted", sortedIncidents),
            ("locate.borders", borderPoints), ("components", components), ("nearest", nearestQueries),
        ]
        for (name, points) in layers {
            try write(points, to: "\(name).xy")
            try write(try degrees.transform(points), to: "\(name).lonlat")
        }
        try write(Self.withOneCornerMoved(rings.flatMap { $0 }), to: "cells.faulty.xy")
        try write(boxes, to: "boxes")
        try write(smallWindows, to: "window.100m")
        try write(largeWindows, to: "window.2km")
    }

    /// The same rings with a corner of one grid five centimetres off, so that a check which always says yes is found out.
    static func withOneCornerMoved(_ positions: [Point]) -> [Point] {
        var moved = positions
        if moved.count > 1 { moved[1].x += 0.05 }
        return moved
    }

    private func write(_ elements: [some Any], to name: String) throws {
        // Points, boxes and whole numbers are stored as their fields in a row.
        try elements.withUnsafeBytes { try Data($0).write(to: folder.appendingPathComponent(name)) }
    }

    /// All points of a file; `nil` when there is none.
    func points(_ name: String) -> [Point]? { answers(name, of: Point.self) }

    /// All of a file that a peer wrote; `nil` when it wrote none.
    func answers<Element>(_ name: String, of type: Element.Type) -> [Element]? {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return nil }
        return [Element](unsafeUninitializedCapacity: data.count / MemoryLayout<Element>.stride) { places, count in
            count = data.copyBytes(to: places) / MemoryLayout<Element>.stride
        }
    }
}
