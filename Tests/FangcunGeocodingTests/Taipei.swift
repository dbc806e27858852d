import FangcunGeo
import FangcunGeocoding
import FangcunModel
import FangcunTestSupport
import XCTest

/// The real addresses, crossings and incidents of Taipei (those without a known fault), in metres of EPSG:3826.
struct Taipei {
    struct Incident {
        var text: String
        var position: Point
    }

    static let reference = CoordinateReference(epsg: 3826, axisOrder: .eastNorth)

    let addresses: [AddressRecord]
    let crossings: [CrossingRecord]
    let incidents: [Incident]

    /// Reads the data folder, or skips the test.
    init() throws {
        let projection = try Projection(from: .wgs84, to: Self.reference)
        func position(_ longitude: String, _ latitude: String) throws -> Point {
            try projection.transform(
                Point(x: try XCTUnwrap(Double(longitude)), y: try XCTUnwrap(Double(latitude))))
        }
        addresses = try Self.rows("gazetteer", ["qflag", "id", "name", "address", "lon", "lat", "district"]).map {
            AddressRecord(id: $0[1], name: $0[2], text: $0[3], position: try position($0[4], $0[5]), district: $0[6])
        }
        crossings = try Self.rows("intersections", ["id", "road_a", "road_b", "lon", "lat", "district"]).map {
            CrossingRecord(roadA: $0[1], roadB: $0[2], position: try position($0[3], $0[4]), district: $0[5])
        }
        incidents = try Self.rows("incidents", ["qflag", "text", "lon", "lat"]).map {
            Incident(text: $0[1], position: try position($0[2], $0[3]))
        }
    }

    /// Some columns of a file, without the rows that a column `qflag` doubts.
    private static func rows(_ name: String, _ columns: [String]) throws -> [[String]] {
        let path = try TestData.url("taipei/\(name).csv.gz").path
        var reader = try CSVReader(try InputFile.read(path, maximumBytes: 1 << 27))
        let indices = try columns.map { try reader.column($0) }
        return try reader.remainingRows().map { row in indices.map { row.fields[$0] } }
            .filter { columns[0] != "qflag" || $0[0] == "ok" }
    }
}

/// Distances between answers and truths, and what the answers promised.
struct Accuracy: CustomStringConvertible {
    private var distances: [Double] = []
    private var unanswered = 0
    private var insideRadius = 0
    private var sumOfScores = 0.0

    mutating func add(_ result: GeocodingResult, truth: Point) {
        guard let best = result.best else {
            unanswered += 1
            return
        }
        let distance = best.position.distance(to: truth)
        distances.append(distance)
        insideRadius += distance <= best.radiusMeters ? 1 : 0
        sumOfScores += best.score
    }

    var count: Int { distances.count + unanswered }
    private var answered: Double { Double(max(distances.count, 1)) }
    var answeredShare: Double { Double(distances.count) / Double(max(count, 1)) }
    var insideRadiusShare: Double { Double(insideRadius) / answered }
    var within100MetersShare: Double { Double(distances.count { $0 <= 100 }) / answered }
    var meanScore: Double { sumOfScores / answered }

    func quantile(_ share: Double) -> Double {
        let sorted = distances.sorted()
        return sorted.isEmpty ? .infinity : sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
    }

    var description: String {
        let meters = [0.5, 0.75, 0.9].map { "\(quantile($0).rounded())" }.joined(separator: " / ")
        let shares = [answeredShare, insideRadiusShare, within100MetersShare, meanScore]
            .map { "\(($0 * 1_000).rounded() / 10) %" }
        return "\(count): \(meters) m, answered \(shares[0]), inside radius \(shares[1]), within 100 m \(shares[2]), "
            + "mean score \(shares[3])"
    }
}
