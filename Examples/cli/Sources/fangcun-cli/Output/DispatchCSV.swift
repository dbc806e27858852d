import FangcunGeo
import FangcunModel

/// The dispatch list: one row for each cell with incidents, the worst first.
enum DispatchCSV {
    static let header = [
        "rank", "grid", "district", "incidents", "main_category", "main_category_incidents", "nearest_address",
        "address_distance_m", "lon", "lat", "latest_date",
    ]

    static func bytes(_ results: DemoResults) throws(CommandFailure) -> [UInt8] {
        var writer = CSVWriter(header: header)
        for cell in results.hotCells {
            let place = try naming(DemoFiles.dispatch) { try results.index.plane.toGeographic(cell.position) }
            writer.row([
                String(cell.rank), cell.code, cell.district, String(cell.count), cell.mainCategory,
                String(cell.mainCategoryCount), cell.nearestAddress ?? "",
                cell.addressDistanceMeters.map { Figure.decimal($0, 1) } ?? "",
                Figure.decimal(place.x, 7), Figure.decimal(place.y, 7), cell.latestDate,
            ])
        }
        return writer.bytes
    }
}
