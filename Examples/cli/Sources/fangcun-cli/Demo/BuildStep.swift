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
    /// The addresses that the geocoder was made of, in its order.
    let gazetteer: [GazetteerEntry]
}

/// Step 3: the locator of cells, and the geocoder on a metric plane.
extension DemoPipeline {
    func buildIndex(_ city: City) throws(CommandFailure) -> StepResult<CityIndex> {
        let locator = try naming(CityFiles.cells) { try GridLocator(city.grids) }
        let plane = try naming(CityFiles.cells) { try LocalPlane(for: city.grids) }
        // What lies on the other side of the earth has no place on the plane, and none in the city.
        let addresses = city.gazetteer.entries.compactMap { entry in
            (try? plane.toPlane(entry.position)).map { (entry: entry, position: $0) }
        }
        let crossings = (city.crossings?.entries ?? []).compactMap { entry in
            (try? plane.toPlane(entry.position)).map { position in
                CrossingRecord(roadA: entry.roadA, roadB: entry.roadB, position: position, district: entry.district)
            }
        }
        let geocoder = try naming(CityFiles.gazetteer) {
            try Geocoder(
                addresses: addresses.map { AddressRecord($0.entry, at: $0.position) }, crossings: crossings,
                reference: plane.reference)
        }
        let index = CityIndex(
            grids: city.grids, locator: locator, plane: plane, geocoder: geocoder, gazetteer: addresses.map(\.entry))
        return StepResult(index, remark: "plane \(plane.reference)")
    }
}

extension AddressRecord {
    fileprivate init(_ entry: GazetteerEntry, at position: Point) {
        self.init(
            id: entry.id, name: entry.name, text: entry.address, position: position, district: entry.district)
    }
}
