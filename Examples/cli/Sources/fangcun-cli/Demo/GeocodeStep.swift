import FangcunGeo
import FangcunGeocoding

/// What the text of an incident says.
struct GeocodedIncident {
    var status: GeocodingResult.Status
    /// The likeliest place; `nil` when the text says none.
    var match: Match?
    /// That place in degrees, and the cell that holds it.
    var position: Point?
    var grid: Int?
}

/// Step 5: the place that the text of every incident means.
extension DemoPipeline {
    func geocode(
        _ incidents: [IncidentTable.Incident], with index: CityIndex
    ) throws(CommandFailure) -> StepResult<[GeocodedIncident]> {
        var geocoded: [GeocodedIncident] = []
        geocoded.reserveCapacity(incidents.count)
        for incident in incidents {
            let result = index.geocoder.geocode(incident.text)
            let position = result.best.flatMap { try? index.plane.toGeographic($0.position) }
            geocoded.append(
                GeocodedIncident(
                    status: result.status, match: result.best, position: position,
                    grid: position.flatMap { index.locator.locate($0) }))
            if geocoded.count % 64 == 0 { progress.advance(to: geocoded.count, of: incidents.count) }
        }
        let found = geocoded.count { $0.status == .ok }
        return StepResult(
            geocoded, remark: "\(Figure.grouped(found)) of \(Figure.grouped(incidents.count)) placed",
            items: incidents.count)
    }
}
