public import FangcunGeo

extension Geocoder {
    /// A geocoder of the addresses, crossings and places of an atlas; `nil` if it has no addresses.
    ///
    /// Its positions lie in the plane of the atlas, and a record is the index of an address there (``AtlasAddresses``), a
    /// place one of the layer `places`, whose names are in its column `name`. The
    /// geocoder is made anew of the records, which takes seconds for a million; keep it.
    ///
    /// - Throws: ``GeocodingError``: `unreadableAtlas`, with what is wrong with it, and the errors of
    ///   ``init(addresses:crossings:places:reference:)``.
    /// - Complexity: O(n log n) in the number of records.
    public init?(_ atlas: Atlas) throws(GeocodingError) {
        let records: (addresses: [AddressRecord], crossings: [CrossingRecord], places: [AddressRecord])
        do {
            guard let addresses = try AtlasAddresses(atlas) else { return nil }
            records = (addresses.all, try Self.crossings(of: atlas), try Self.places(of: atlas))
        } catch {
            throw GeocodingError(.unreadableAtlas, at: error.place, error.reason)
        }
        try self.init(
            addresses: records.addresses, crossings: records.crossings, places: records.places, reference: atlas.plane)
    }

    private static func places(of atlas: Atlas) throws(GeoError) -> [AddressRecord] {
        guard let points = try atlas.points(AtlasRegisters.places) else { return [] }
        func column(_ name: String) throws(GeoError) -> AtlasTexts? {
            points.table.columns.contains(name) ? try points.table.texts(name) : nil
        }
        // Only the name is needed to be found; a list of places of one's own may have no more.
        let (names, ids) = (try column("name"), try column("id"))
        let (texts, districts) = (try column("address"), try column("district"))
        return (0..<points.count).compactMap { index in
            points.position(of: index).map {
                AddressRecord(
                    id: ids?[index] ?? "", name: names?[index] ?? "", text: texts?[index] ?? "", position: $0,
                    district: districts?[index] ?? "")
            }
        }
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
