import FangcunGeo
import FangcunGeocoding
import FangcunModel

/// The incidents as points (RFC 7946); those without a position have no geometry.
enum IncidentGeoJSON {
    static func bytes(_ results: DemoResults) throws(CommandFailure) -> [UInt8] {
        try naming(DemoFiles.incidentPoints) {
            var writer = GeoJSONWriter()
            for item in results.incidents {
                try writer.write(item.incident.position.map { .point($0) }, properties: properties(of: item, results))
            }
            return writer.finish()
        }
    }

    private static func properties(of item: PlacedIncident, _ results: DemoResults) -> [JSONValue.Member] {
        let text = item.geocoded
        return [
            .init("id", .string(item.incident.id)),
            .init("date", .string(item.incident.date)),
            .init("category", .string(item.incident.category)),
            .init("text", .string(item.incident.text)),
            .init("fc_grid", item.grid.map { .string(results.code(of: $0)) } ?? .null),
            .init("fc_status", .string(text.status.rawValue)),
            .init("fc_text_grid", text.grid.map { .string(results.code(of: $0)) } ?? .null),
            .init("fc_level", text.match.map { .string($0.level.rawValue) } ?? .null),
            .init("fc_score", .rounded(text.match?.score, 3)),
            .init("fc_radius_m", .rounded(text.match?.radiusMeters, 1)),
            .init("fc_distance_m", .rounded(item.distanceMeters, 1)),
        ]
    }
}

extension JSONValue {
    /// A number with at most that many digits after the point; `null` for none.
    static func rounded(_ value: Double?, _ digits: Int) -> JSONValue {
        value.flatMap { Double(Figure.decimal($0, digits)) }.map { .number($0) } ?? .null
    }

    /// A whole number.
    static func count(_ value: Int) -> JSONValue { .number(Double(value)) }
}
