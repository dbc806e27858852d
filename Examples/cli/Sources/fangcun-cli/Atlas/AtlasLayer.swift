/// The layers of an atlas that the command line makes, and the columns that each has on our side.
enum AtlasLayer: String, CaseIterable {
    case addresses, crossings, components, places, admin, buildings, roads

    /// The columns that must be there.
    var required: [String] {
        switch self {
        case .addresses: ["id", "name", "address"]
        case .crossings: ["road_a", "road_b"]
        case .components: ["id", "class"]
        case .places: ["id", "name"]
        case .admin: ["code", "name"]
        case .buildings, .roads: []
        }
    }

    /// The columns that are used where present.
    var optional: [String] {
        switch self {
        case .addresses: ["district", "level"]
        case .crossings: ["district"]
        case .components: ["name"]
        case .places: ["class", "address", "district"]
        case .admin: ["level", "parent"]
        case .buildings, .roads: ["id", "name"]
        }
    }

    /// Whether it is a table whose columns `lon` and `lat` say where.
    var hasPositions: Bool { [.addresses, .crossings, .components, .places].contains(self) }

    /// All columns, by the names of the layers.
    static var columns: [String: [String]] {
        Dictionary(
            uniqueKeysWithValues: allCases.map {
                ($0.rawValue, $0.required + $0.optional + ($0.hasPositions ? ["lon", "lat"] : []))
            })
    }
}
