import FangcunGeo
import FangcunGeocoding
import FangcunModel

/// The incidents as they came, with our columns appended.
enum IncidentCSV {
    static func bytes(_ results: DemoResults) -> [UInt8] {
        var writer = CSVWriter(header: results.city.incidents.header + IncidentColumns.appended)
        for item in results.incidents { writer.row(item.incident.fields + appended(item, results)) }
        return writer.bytes
    }

    /// The fields of ``IncidentColumns/appended``, empty where there is nothing to say.
    private static func appended(_ item: PlacedIncident, _ results: DemoResults) -> [String] {
        let text = item.geocoded
        return [
            item.grid.map { results.code(of: $0) } ?? "",
            text.status.rawValue,
            text.position.map { Figure.decimal($0.x, 7) } ?? "",
            text.position.map { Figure.decimal($0.y, 7) } ?? "",
            text.grid.map { results.code(of: $0) } ?? "",
            text.match?.level.rawValue ?? "",
            text.match.map { Figure.decimal($0.score, 3) } ?? "",
            text.match.map { Figure.decimal($0.radiusMeters, 1) } ?? "",
            item.distanceMeters.map { Figure.decimal($0, 1) } ?? "",
        ]
    }
}

extension DemoResults {
    /// The code of a cell.
    func code(of grid: Int) -> String { index.grids.grids[grid].code }
}
