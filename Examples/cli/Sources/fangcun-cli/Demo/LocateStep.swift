import FangcunGeo

/// What the position of an incident says.
struct LocatedIncident {
    /// The cell that holds the position; `nil` outside all cells, or without a position.
    var grid: Int?
    /// The position on the metric plane; `nil` without a position, or where the plane does not reach.
    var planePosition: Point?
}

/// Step 4: the cell of every incident that has a position.
extension DemoPipeline {
    func locate(_ incidents: [IncidentTable.Incident], with index: CityIndex) -> StepResult<[LocatedIncident]> {
        let nowhere = Point(x: .nan, y: .nan)
        let cells = index.locator.locate(incidents.map { $0.position ?? nowhere })
        let located = zip(incidents, cells).map { incident, cell in
            LocatedIncident(
                grid: cell >= 0 ? Int(cell) : nil,
                planePosition: incident.position.flatMap { try? index.plane.toPlane($0) })
        }
        let withPosition = incidents.count { $0.position != nil }
        let inside = located.count { $0.grid != nil }
        return StepResult(
            located, remark: "\(Figure.grouped(inside)) of \(Figure.grouped(withPosition)) in a cell", items: withPosition)
    }
}
