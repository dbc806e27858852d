public import FangcunGeo

extension AtlasBuilder {
    /// Sets the addresses (地址库), whose positions lie in the plane of the atlas.
    ///
    /// They become the layer `addresses`, with the columns `id`, `name`, `address` and `district`.
    ///
    /// - Throws: the errors of `AtlasBuilder.setPoints`.
    public mutating func setAddresses(_ addresses: [AddressRecord]) throws(GeoError) {
        try setPoints(
            AtlasRegisters.addresses, addresses.map(\.position),
            columns: [
                AtlasColumn("id", addresses.map(\.id)), AtlasColumn("name", addresses.map(\.name)),
                AtlasColumn("address", addresses.map(\.text)), AtlasColumn("district", addresses.map(\.district)),
            ])
    }

    /// Sets the crossings (路口), whose positions lie in the plane of the atlas.
    ///
    /// They become the layer `crossings`, with the columns `road_a`, `road_b` and `district`.
    ///
    /// - Throws: the errors of `AtlasBuilder.setPoints`.
    public mutating func setCrossings(_ crossings: [CrossingRecord]) throws(GeoError) {
        try setPoints(
            AtlasRegisters.crossings, crossings.map(\.position),
            columns: [
                AtlasColumn("road_a", crossings.map(\.roadA)), AtlasColumn("road_b", crossings.map(\.roadB)),
                AtlasColumn("district", crossings.map(\.district)),
            ])
    }
}
