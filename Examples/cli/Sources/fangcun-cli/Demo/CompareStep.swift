import FangcunGeo
import FangcunGeocoding

/// All incidents with what is known of them, and what follows from it.
struct DemoResults {
    var city: City
    var index: CityIndex
    var incidents: [PlacedIncident]
    var tally: Tally
    var hotCells: [HotCell]
}

/// An incident with its cell by position and its place by text.
struct PlacedIncident {
    var incident: IncidentTable.Incident
    /// The cell that holds the position; `nil` outside all cells, or without a position.
    var grid: Int?
    /// The position on the metric plane; `nil` without a position, or where the plane does not reach.
    var planePosition: Point?
    var geocoded: GeocodedIncident
    /// Metres between the position and the place that the text means; `nil` when one of them is missing.
    var distanceMeters: Double?

    /// The cell to send people to: that of the position, or where the register has no position, that of the text.
    var dispatchGrid: Int? { incident.position == nil ? geocoded.grid : grid }
    /// The place on the plane that goes with it.
    var dispatchPosition: Point? { incident.position == nil ? geocoded.match?.position : planePosition }
}

/// Step 6: the position against the text, and our cells against those that the register states.
extension DemoPipeline {
    func compare(
        _ city: City, _ index: CityIndex, located: [Int?], geocoded: [GeocodedIncident]
    ) -> StepResult<DemoResults> {
        let incidents = zip(city.incidents.incidents, zip(located, geocoded)).map { incident, found in
            let planePosition = incident.position.flatMap { try? index.plane.toPlane($0) }
            let distance = planePosition.flatMap { position in found.1.match?.position.distance(to: position) }
            return PlacedIncident(
                incident: incident, grid: found.0, planePosition: planePosition, geocoded: found.1,
                distanceMeters: distance)
        }
        let tally = Tally(incidents, grids: index.grids, hasStatedCells: city.incidents.hasStatedCells)
        let hotCells = HotCell.all(of: incidents, index: index)
        let median = tally.distances.median.map { "median distance \(Figure.length($0))" } ?? "nothing to compare"
        return StepResult(
            DemoResults(city: city, index: index, incidents: incidents, tally: tally, hotCells: hotCells),
            remark: median,
            items: incidents.count)
    }
}
