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
    var located: LocatedIncident
    var geocoded: GeocodedIncident
    /// Metres between the position and the place that the text means; `nil` when one of them is missing.
    var distanceMeters: Double?

    /// The cell to send people to: that of the position, or where the register has no position, that of the text.
    var dispatchGrid: Int? { incident.position == nil ? geocoded.grid : located.grid }
    /// The place on the plane that goes with it.
    var dispatchPosition: Point? { incident.position == nil ? geocoded.match?.position : located.planePosition }
}

/// Step 6: the position against the text, and our cells against those that the register states.
extension DemoPipeline {
    func compare(
        _ city: City, _ index: CityIndex, located: [LocatedIncident], geocoded: [GeocodedIncident]
    ) -> StepResult<DemoResults> {
        let incidents = zip(city.incidents.incidents, zip(located, geocoded)).map { incident, found in
            PlacedIncident(
                incident: incident, located: found.0, geocoded: found.1,
                distanceMeters: found.0.planePosition.flatMap { position in
                    found.1.match.map { $0.position.distance(to: position) }
                })
        }
        let tally = Tally(incidents, grids: index.grids, hasStatedCells: city.incidents.hasStatedCells)
        let hotCells = HotCell.all(of: incidents, index: index)
        let median = tally.distances.median.map { "median distance \(Figure.length($0))" } ?? "nothing to compare"
        return StepResult(
            DemoResults(city: city, index: index, incidents: incidents, tally: tally, hotCells: hotCells), remark: median,
            items: incidents.count)
    }
}
