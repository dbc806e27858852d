import FangcunGeo
import FangcunGeocoding
import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

/// The real addresses, crossings and incidents of Taipei, in metres.
struct Taipei {
    struct Incident {
        var text: String
        var position: Point
    }

    let addresses: [AddressRecord]
    let crossings: [CrossingRecord]
    let incidents: [Incident]

    /// Reads the data folder, or skips the test.
    init() throws {
        addresses = try Self.rows("gazetteer", ["id", "name", "address", "lon", "lat", "district", "qflag"]).compactMap
        {
            guard $0[6] == "ok" else { return nil }
            return AddressRecord(
                id: $0[0], name: $0[1], text: $0[2], position: try Self.position($0[3], $0[4]), district: $0[5])
        }
        crossings = try Self.rows("intersections", ["road_a", "road_b", "lon", "lat", "district"]).map {
            CrossingRecord(roadA: $0[0], roadB: $0[1], position: try Self.position($0[2], $0[3]), district: $0[4])
        }
        incidents = try Self.rows("incidents", ["text", "lon", "lat", "qflag"]).compactMap {
            guard $0[3] == "ok" else { return nil }
            return Incident(text: $0[0], position: try Self.position($0[1], $0[2]))
        }
    }

    /// Metres around the middle of the city, true to a thousandth over its 25 km.
    static func position(_ longitude: String, _ latitude: String) throws -> Point {
        let degrees = Point(x: try XCTUnwrap(Double(longitude)), y: try XCTUnwrap(Double(latitude)))
        let metersPerDegree = 110_770.0
        let shrink = 111_320.0 * cos(25.06 * .pi / 180)
        return Point(x: (degrees.x - 121.5) * shrink, y: (degrees.y - 25) * metersPerDegree)
    }

    static func rows(_ name: String, _ columns: [String]) throws -> [[String]] {
        let file = try TestData.url("taipei/\(name).csv.gz")
        let unpack = Process()
        unpack.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        unpack.arguments = ["gzip", "-dc", file.path]
        let pipe = Pipe()
        unpack.standardOutput = pipe
        try unpack.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        unpack.waitUntilExit()
        var reader = try CSVReader([UInt8](bytes))
        let indices = try columns.map { try reader.column($0) }
        return try reader.remainingRows().map { row in indices.map { row.fields[$0] } }
    }
}

/// Distances between answers and truths.
struct Accuracy: CustomStringConvertible {
    private(set) var distances: [Double] = []
    private(set) var insideRadius = 0
    private(set) var unanswered = 0
    private(set) var expectedWithin100 = 0.0

    mutating func add(_ result: GeocodingResult, truth: Point) {
        guard let best = result.best else {
            unanswered += 1
            return
        }
        let distance = best.position.distance(to: truth)
        distances.append(distance)
        if distance <= best.radiusMeters { insideRadius += 1 }
        expectedWithin100 += best.score
    }

    var count: Int { distances.count + unanswered }
    var answeredShare: Double { Double(distances.count) / Double(max(count, 1)) }
    var insideRadiusShare: Double { Double(insideRadius) / Double(max(distances.count, 1)) }
    var within100Share: Double { Double(distances.count { $0 <= 100 }) / Double(max(distances.count, 1)) }
    var meanScore: Double { expectedWithin100 / Double(max(distances.count, 1)) }

    func quantile(_ share: Double) -> Double {
        let sorted = distances.sorted()
        return sorted.isEmpty ? .infinity : sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
    }

    var description: String {
        String(
            format:
                "n=%d answered=%.3f p50=%.0f p75=%.0f p90=%.0f p95=%.0f inRadius=%.3f within100=%.3f meanScore=%.3f",
            count,
            answeredShare, quantile(0.5), quantile(0.75), quantile(0.9), quantile(0.95), insideRadiusShare,
            within100Share,
            meanScore)
    }
}
