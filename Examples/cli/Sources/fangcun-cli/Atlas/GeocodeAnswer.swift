import FangcunGeo
import FangcunGeocoding
import FangcunModel

/// What an atlas knows about a text, and how a row says it.
struct GeocodeAnswer: Sendable {
    private let geocoder: Geocoder
    private let grids: AtlasGrids?
    private let toDegrees: PointTransform
    private let toGrids: PointTransform
    /// The place that ambiguous texts are likely near to, in the plane.
    private let near: Point?
    let addressCount: Int

    init(_ city: CityAtlas, near: Point?) throws(CommandFailure) {
        geocoder = try city.require("addresses") { try Geocoder(city.atlas) }
        addressCount = try city.find { try city.atlas.points(AtlasLayer.addresses.rawValue)?.count } ?? 0
        grids = try city.find { try city.atlas.grids() }
        toDegrees = try city.toDegrees()
        toGrids = try PointTransform(from: city.atlas.plane, to: city.atlas.reference)
        self.near = try near.map { near throws(CommandFailure) in
            try PointTransform(from: .wgs84, to: city.atlas.plane).apply(near)
        }
    }

    /// The places that a text means, the nearest to ``near`` first where it is ambiguous.
    func result(of text: String) -> GeocodingResult {
        let result = geocoder.geocode(text)
        guard let near, near.x.isFinite, result.status == .ambiguous, let best = result.best else { return result }
        let places = ([best] + result.alternatives).map { (match: $0, distance: $0.position.distance(to: near)) }
        let order = places.indices.sorted { (places[$0].distance, $0) < (places[$1].distance, $1) }
        let (first, second) = (places[order[0]], order.count > 1 ? places[order[1]] : nil)
        let isClear =
            second.map { $0.distance - first.distance > $0.match.radiusMeters + first.match.radiusMeters } ?? true
        return GeocodingResult(
            status: isClear ? .ok : .ambiguous, best: first.match,
            alternatives: order.dropFirst().map { places[$0].match }, finding: result.finding)
    }

    func write(_ result: GeocodingResult, to rows: inout AnsweredRows) {
        rows.append(text: result.status.rawValue)
        guard let best = result.best else { return rows.appendEmpty(GeocodeCommand.columns.count - 1) }
        rows.append(degrees: toDegrees.apply(best.position))
        rows.append(text: grids?.code(at: toGrids.apply(best.position)) ?? "")
        rows.append(text: best.level.rawValue)
        rows.append(number: best.score, digits: 3)
        rows.append(number: best.radiusMeters, digits: 1)
        rows.append(text: best.address)
        rows.append(text: result.alternatives.isEmpty ? "" : json(result.alternatives))
    }

    private func json(_ matches: [Match]) -> String {
        let values = matches.map { match -> JSONValue in
            let place = toDegrees.apply(match.position)
            return .object([
                JSONValue.Member("address", .string(match.address)),
                JSONValue.Member("lon", .number(rounded(place.x, 1e7))),
                JSONValue.Member("lat", .number(rounded(place.y, 1e7))),
                JSONValue.Member("score", .number(rounded(match.score, 1e3))),
            ])
        }
        return String(decoding: JSONWriter.bytes(of: .array(values)), as: UTF8.self)
    }

    private func rounded(_ value: Double, _ scale: Double) -> Double { (value * scale).rounded() / scale }
}
