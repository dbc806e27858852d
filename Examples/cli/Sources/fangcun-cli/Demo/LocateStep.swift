import FangcunGeo

/// Step 4: the cell of every incident that has a position.
extension DemoPipeline {
    /// The index of the cell for each incident; `nil` outside all cells, or without a position.
    func locate(_ incidents: [IncidentTable.Incident], with index: CityIndex) -> StepResult<[Int?]> {
        let nowhere = Point(x: .nan, y: .nan)
        let cells = index.locator.locate(incidents.map { $0.position ?? nowhere }).map { $0 >= 0 ? Int($0) : nil }
        let withPosition = incidents.count { $0.position != nil }
        let inside = cells.count { $0 != nil }
        return StepResult(
            cells, remark: "\(Figure.grouped(inside)) of \(Figure.grouped(withPosition)) in a cell", items: withPosition
        )
    }
}
