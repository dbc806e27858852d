public import FangcunGeo

/// The addresses (地址库) of an atlas: read one by one where they lie, and found by place.
public struct AtlasAddresses: Sendable {
    /// Finds addresses by place; an id is the index of an address.
    public let index: PointIndex
    private let points: AtlasPoints
    private let ids: AtlasTexts
    private let names: AtlasTexts
    private let texts: AtlasTexts
    private let districts: AtlasTexts

    /// The addresses of an atlas; `nil` if it has none.
    ///
    /// - Throws: `GeoError`, naming the section and the place, if the layer is damaged, of a later version, or lacks a column.
    /// - Complexity: linear in the number of addresses, at about the speed of reading memory.
    public init?(_ atlas: Atlas) throws(GeoError) {
        guard let points = try atlas.points(AtlasRegisters.addresses) else { return nil }
        self.points = points
        index = points.index
        ids = try points.table.texts("id")
        names = try points.table.texts("name")
        texts = try points.table.texts("address")
        districts = try points.table.texts("district")
    }

    /// How many addresses there are.
    public var count: Int { points.count }

    /// An address, its position in the plane of the atlas; `nil` for an index that none has.
    public subscript(index: Int) -> AddressRecord? {
        guard let position = points.position(of: index) else { return nil }
        return AddressRecord(
            id: ids[index] ?? "", name: names[index] ?? "", text: texts[index] ?? "", position: position,
            district: districts[index] ?? "")
    }

    /// All addresses.
    public var all: [AddressRecord] { (0..<count).compactMap { self[$0] } }

    /// The address nearest to a place in the plane of the atlas, the first of those equally near; `nil` when none is within the
    /// distance. The reverse of geocoding (逆地理编码).
    public func nearest(to place: Point, withinMeters: Double = 500) -> NearestAddress? {
        index.nearest(to: place, count: 1, within: withinMeters).first.map {
            NearestAddress(record: $0.id, distanceMeters: $0.distance)
        }
    }
}

/// The layers of an atlas that a geocoder reads.
package enum AtlasRegisters {
    static let addresses = "addresses"
    static let crossings = "crossings"
    static let places = "places"

    /// The columns that they must have, by the name of the layer.
    package static let columns = [
        addresses: ["id", "name", "address", "district"], crossings: ["road_a", "road_b", "district"],
        places: ["name"],
    ]
}
