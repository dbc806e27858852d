import FangcunGeo
import FangcunModel
import FangcunTestSupport

/// The statistical cells of Taipei, which stand in for unit grids: 11 490, a perfect partition, in degrees.
enum TaipeiGrids {
    static func read() throws -> UnitGridSet {
        let path = try TestData.url("taipei/cells.geojson.gz").path
        return try UnitGridSet(geoJSON: try InputFile.read(path, maximumBytes: 1 << 27), codeProperty: "CODEBASE")
    }

    /// The rows of a table with columns `lon`, `lat` and `cell`: where a point is, and the cell that another party put it in.
    static func locatedRows(_ path: String) throws -> [(line: Int, point: Point, cell: String)] {
        var reader = try CSVReader(try InputFile.read(try TestData.url(path).path, maximumBytes: 1 << 27))
        let (lon, lat, cell) = (try reader.column("lon"), try reader.column("lat"), try reader.column("cell"))
        return try reader.remainingRows().compactMap { row in
            guard let x = Double(row.fields[lon]), let y = Double(row.fields[lat]) else { return nil }
            return (row.line, Point(x: x, y: y), row.fields[cell])
        }
    }
}
