import FangcunGeo
import FangcunGeocoding

/// What an atlas knows about a place, and how a row says it.
struct ReverseAnswer {
    static let addressColumns = [
        "fc_address", "fc_name", "fc_address_id", "fc_district", "fc_distance_m", "fc_lon", "fc_lat",
    ]
    static let buildingColumns = ["fc_building", "fc_building_name"]
    static let roadColumns = ["fc_road", "fc_road_side", "fc_chainage_m", "fc_road_distance_m"]

    let city: CityAtlas
    let grids: AtlasGrids?
    let addresses: AtlasAddresses?
    let buildings: AtlasAreas?
    let roads: AtlasLines?
    private let buildingTexts: (ids: AtlasTexts, names: AtlasTexts)?
    private let roadNames: AtlasTexts?
    private let toDegrees: PointTransform

    init(_ city: CityAtlas, within: Double) throws(CommandFailure) {
        self.city = city
        grids = try city.find { try city.atlas.grids() }
        addresses = try city.find { try AtlasAddresses(city.atlas) }
        buildings = try city.find { try city.atlas.areas(AtlasLayer.buildings.rawValue) }
        roads = try city.find { try city.atlas.lines(AtlasLayer.roads.rawValue) }
        buildingTexts = try city.find { [buildings] in
            try buildings.map { (try $0.table.texts("id"), try $0.table.texts("name")) }
        }
        roadNames = try city.find { [roads] in try roads.map { try $0.table.texts("name") } }
        toDegrees = try city.toDegrees()
    }

    func write(grid: Int?, to rows: inout AnsweredRows) {
        rows.append(text: grid.flatMap { grids?.codes[$0] } ?? "")
    }

    func write(address: Neighbor?, to rows: inout AnsweredRows) {
        guard let address, let record = addresses?[address.id] else {
            return rows.appendEmpty(Self.addressColumns.count)
        }
        rows.append(text: record.text)
        rows.append(text: record.name)
        rows.append(text: record.id)
        rows.append(text: record.district)
        rows.append(number: address.distance, digits: 2)
        rows.append(degrees: toDegrees.apply(record.position))
    }

    func write(building: Int?, to rows: inout AnsweredRows) {
        guard let building, let id = buildingTexts?.ids[building] else {
            return rows.appendEmpty(Self.buildingColumns.count)
        }
        rows.append(text: id)
        rows.append(text: buildingTexts?.names[building] ?? "")
    }

    func write(road: LinePosition?, to rows: inout AnsweredRows) {
        guard let road else { return rows.appendEmpty(Self.roadColumns.count) }
        rows.append(text: roadNames?[road.id] ?? "")
        rows.append(text: "\(road.side)")
        rows.append(number: road.chainage, digits: 2)
        rows.append(number: road.distance, digits: 2)
    }
}
