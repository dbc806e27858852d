import FangcunGeo
import FangcunModel
import FangcunSampleCity

/// A generated city as the files that a data folder holds, in longitude and latitude.
///
/// A vertex or position has nine decimals, a tenth of a millimetre, so that neighbouring cells still share their vertices.
struct SampleCityFiles {
    static let decimals = 9
    private static let borderMeters = 0.01
    private static let chinaOffsetSeconds: Int64 = 8 * 3_600

    private let city: SampleCity
    private let projection: Projection

    /// Makes the city and its files: the same seed and area give the same bytes.
    static func make(seed: UInt64, areaSquareKilometers: Double) throws(CommandFailure) -> [String: [UInt8]] {
        try naming("sample city") {
            let city = try SampleCity(SampleCity.Options(seed: seed, areaSquareKilometers: areaSquareKilometers))
            let projection = try Projection(from: city.reference, to: .wgs84)
            return try SampleCityFiles(city: city, projection: projection).files()
        }
    }

    private func files() throws -> [String: [UInt8]] {
        [
            CityFiles.cells: try cells(), CityFiles.gazetteer: try gazetteer(), CityFiles.crossings: try crossings(),
            CityFiles.incidents: try incidents(), CityFiles.components: try components(), CityFiles.roads: try roads(),
            CityFiles.buildings: try buildings(), CityFiles.divisions: divisions(),
        ]
    }

    // MARK: Tables

    private func gazetteer() throws -> [UInt8] {
        var writer = CSVWriter(header: ["id", "name", "address", "lon", "lat", "district", "level", "cell"])
        for address in city.addresses {
            let place = try fields(address.position)
            writer.row([
                address.identifier, address.placeName, address.text, place.longitude, place.latitude,
                address.districtName, "\(address.kind)", city.grids.grids[address.grid].code,
            ])
        }
        return writer.bytes
    }

    private func crossings() throws -> [UInt8] {
        var writer = CSVWriter(header: ["id", "district", "road_a", "road_b", "lon", "lat"])
        for (index, crossing) in city.crossings.enumerated() {
            let place = try fields(crossing.position)
            writer.row([
                "X\(index + 1)", city.divisions.districts[crossing.district].name, city.roads[crossing.firstRoad].name,
                city.roads[crossing.secondRoad].name, place.longitude, place.latitude,
            ])
        }
        return writer.bytes
    }

    private func components() throws -> [UInt8] {
        var writer = CSVWriter(header: ["id", "class", "name", "lon", "lat", "cell"])
        for component in city.components {
            let place = try fields(component.position)
            writer.row([
                component.code, component.componentClass.code, component.componentClass.name, place.longitude,
                place.latitude, city.grids.grids[component.grid].code,
            ])
        }
        return writer.bytes
    }

    /// The cell of an incident is found on the metric plane of the generator, and so tells whether the way through degrees,
    /// decimals and files leads to the same one. It is left empty within a centimetre of a border: a side that is straight in
    /// metres is not quite so in degrees.
    private func incidents() throws -> [UInt8] {
        var writer = CSVWriter(header: ["id", "date", "hour", "category", "text", "lon", "lat", "cell", "district"])
        let locator = try GridLocator(city.grids)
        for (index, incident) in city.incidents.enumerated() {
            let place = try fields(incident.position)
            let time = incident.time.adding(seconds: Self.chinaOffsetSeconds).rfc3339
            let code = sureCell(of: incident.position, locator).map { city.grids.grids[$0].code } ?? ""
            let district = locator.locate(incident.position).map { districtName(ofGrid: $0) } ?? ""
            let (date, hour) = (String(time.prefix(10)), String(time.dropFirst(11).prefix(2)))
            let category = IncidentCategory.of(incident.text)
            writer.row([
                "I\(index + 1)", date, hour, category, incident.text, place.longitude, place.latitude, code, district,
            ])
        }
        return writer.bytes
    }

    private func sureCell(of position: Point, _ locator: GridLocator) -> Int? {
        let step = Self.borderMeters
        let around = [(step, step), (step, -step), (-step, step), (-step, -step)].map {
            locator.locate(Point(x: position.x + $0.0, y: position.y + $0.1))
        }
        let cell = locator.locate(position)
        return around.allSatisfy { $0 == cell } ? cell : nil
    }

    private func districtName(ofGrid grid: Int) -> String {
        city.divisions.districts.first { $0.grids.contains(grid) }?.name ?? ""
    }

    private func divisions() -> [UInt8] {
        var writer = CSVWriter(header: ["code", "name", "level"])
        for division in city.divisions.districts + city.divisions.streets + city.divisions.communities {
            writer.row([division.code.description, division.name, "\(division.code.level)"])
        }
        return writer.bytes
    }

    private func fields(_ position: Point) throws -> (longitude: String, latitude: String) {
        let place = try projection.transform(position)
        return (Figure.decimal(place.x, Self.decimals), Figure.decimal(place.y, Self.decimals))
    }

    // MARK: Shapes

    private func cells() throws -> [UInt8] {
        var writer = GeoJSONWriter(decimals: Self.decimals)
        for (index, grid) in city.grids.grids.enumerated() {
            let community = city.divisions.community(ofGrid: index).map { city.divisions.communities[$0].name }
            try writer.write(
                .multiPolygon(try grid.polygons.map(geographic)).simplest,
                properties: [
                    .init("CODEBASE", .string(grid.code)), .init("community", community.map { .string($0) } ?? .null),
                ])
        }
        return writer.finish()
    }

    private func roads() throws -> [UInt8] {
        var writer = GeoJSONWriter(decimals: Self.decimals)
        for road in city.roads {
            try writer.write(
                .lineString(try projection.transform(road.path)),
                properties: [
                    .init("name", .string(road.name)), .init("kind", .string("\(road.kind)")),
                    .init("width_m", .number(road.widthMeters)),
                ])
        }
        return writer.finish()
    }

    private func buildings() throws -> [UInt8] {
        var writer = GeoJSONWriter(decimals: Self.decimals)
        for building in city.buildings {
            try writer.write(
                .polygon(try geographic(building.footprint)),
                properties: [
                    .init("floors", .count(building.floors)),
                    .init("cell", .string(city.grids.grids[building.grid].code)),
                ])
        }
        return writer.finish()
    }

    private func geographic(_ polygon: Polygon) throws -> Polygon {
        Polygon(
            outer: try projection.transform(polygon.outer),
            holes: try polygon.holes.map { try projection.transform($0) })
    }
}

extension Geometry {
    /// A polygon instead of a multi-polygon of one.
    fileprivate var simplest: Geometry {
        if case .multiPolygon(let polygons) = self, polygons.count == 1 { return .polygon(polygons[0]) }
        return self
    }
}
