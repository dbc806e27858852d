import FangcunGeo
import FangcunModel

/// The incidents of a city as their file has them: `id`, `text`, `lon` and `lat` are wanted; `category`, `district`, `date`
/// and `cell` are used where present; every other column is kept as it is.
struct IncidentTable {
    /// One incident.
    struct Incident {
        /// All fields, in the order of the file.
        let fields: [String]
        let id: String
        /// Where it happened, in words.
        let text: String
        let category: String
        let district: String
        let date: String
        /// Where it happened, in degrees; `nil` when the register does not know.
        let position: Point?
        /// The cell that the register states; `nil` when there is no such column or it is empty.
        let statedCell: String?
    }

    let header: [String]
    let incidents: [Incident]
    /// Whether the register states cells to compare with.
    let hasStatedCells: Bool

    init(_ file: NamedFile) throws(CommandFailure) {
        let table = try CSVTable(file)
        if let taken = table.header.first(where: { IncidentColumns.appended.contains($0) }) {
            throw CommandFailure(
                file.name, "line 1: the column '\(taken)' is there already; give the input, not the output")
        }
        let id = try table.require("id")
        let text = try table.require("text")
        let positions = try table.positions()
        let category = try table.find("category")
        let district = try table.find("district")
        let date = try table.find("date")
        let cell = try table.find("cell")
        header = table.header
        hasStatedCells = cell != nil
        var incidents: [Incident] = []
        incidents.reserveCapacity(table.rows.count)
        for (row, position) in zip(table.rows, positions) {
            let fields = row.fields
            incidents.append(
                Incident(
                    fields: fields, id: fields[id], text: fields[text],
                    category: category.map { fields[$0] } ?? "", district: district.map { fields[$0] } ?? "",
                    date: date.map { fields[$0] } ?? "",
                    position: position,
                    statedCell: cell.map { fields[$0] }.flatMap { $0.isEmpty ? nil : $0 }))
        }
        self.incidents = incidents
    }
}

/// The columns that the demonstration appends to the incidents.
enum IncidentColumns {
    static let appended = [
        "fc_grid", "fc_status", "fc_text_lon", "fc_text_lat", "fc_text_grid", "fc_level", "fc_score", "fc_radius_m",
        "fc_distance_m",
    ]
}
