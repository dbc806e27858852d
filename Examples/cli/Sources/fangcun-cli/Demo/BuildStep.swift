import FangcunGeo
import FangcunGeocoding

/// What answers the questions: where a point lies, and where a text points to.
struct CityIndex {
    let grids: UnitGridSet
    /// Works on the degrees of the input, so that no projection comes between a register and its cells.
    let locator: GridLocator
    /// The metric plane on which distances are measured and texts are placed.
    let plane: LocalPlane
    let geocoder: Geocoder
    let gazetteer: [GazetteerEntry]
}

/// Step 3: the locator of cells, and the geocoder on a metric plane.
extension DemoPipeline {
    func buildIndex(_ city: City) throws(CommandFailure) -> StepResult<CityIndex> {
        let locator = try naming("cells") { try GridLocator(city.grids) }
        let plane = try naming("cells") { try LocalPlane(for: city.grids) }
        let geocoder = try naming("gazetteer") {
            try Geocoder(
                addresses: try addressRecords(city.gazetteer.entries, on: plane),
                crossings: try crossingRecords(city.crossings?.entries ?? [], on: plane), reference: plane.reference)
        }
        let index = CityIndex(
            grids: city.grids, locator: locator, plane: plane, geocoder: geocoder, gazetteer: city.gazetteer.entries)
        return StepResult(index, remark: "plane \(plane.reference)")
    }

    private func addressRecords(_ entries: [GazetteerEntry], on plane: LocalPlane) throws -> [AddressRecord] {
        let positions = try plane.toPlane(entries.map(\.position))
        return zip(entries, positions).map { entry, position in
            AddressRecord(
                id: entry.id, name: entry.name, text: entry.address, position: position, district: entry.district)
        }
    }

    private func crossingRecords(_ entries: [CrossingEntry], on plane: LocalPlane) throws -> [CrossingRecord] {
        let positions = try plane.toPlane(entries.map(\.position))
        return zip(entries, positions).map { entry, position in
            CrossingRecord(roadA: entry.roadA, roadB: entry.roadB, position: position, district: entry.district)
        }
    }
}
