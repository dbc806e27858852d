public import FangcunGeo

extension Geocoder {
    /// A geocoder of the addresses and crossings of an atlas; `nil` if it has no addresses.
    ///
    /// Its positions lie in the plane of the atlas, and a record is the index of an address there (``AtlasAddresses``). The
    /// geocoder is made anew of the records, which takes seconds for a million; keep it.
    ///
    /// - Throws: ``GeocodingError``: `unreadableAtlas`, with what is wrong with it, and the errors of
    ///   ``init(addresses:crossings:reference:)``.
    /// - Complexity: O(n log n) in the number of records.
    public init?(_ atlas: Atlas) throws(GeocodingError) {
        let records: (addresses: [AddressRecord], crossings: [CrossingRecord])
        do {
            guard let addresses = try AtlasAddresses(atlas) else { return nil }
            records = (addresses.all, try Self.crossings(of: atlas))
        } catch {
            throw GeocodingError(.unreadableAtlas, at: error.place, error.reason)
        }
        try self.init(addresses: records.addresses, crossings: records.crossings, reference: atlas.plane)
    }

    private static func crossings(of atlas: Atlas) throws(GeoError) -> [CrossingRecord] {
        guard let points = try atlas.points(AtlasRegisters.crossings) else { return [] }
        let (roadA, roadB) = (try points.table.texts("road_a"), try points.table.texts("road_b"))
        let districts = try points.table.texts("district")
        return (0..<points.count).compactMap { index in
            points.position(of: index).map {
                CrossingRecord(
                    roadA: roadA[index] ?? "", roadB: roadB[index] ?? "", position: $0, district: districts[index] ?? ""
                )
            }
        }
    }
}
