/// The members of a geometry object as read, before they are judged together.
struct GeoJSONGeometry {
    var type: String?
    var coordinates: GeoJSONCoordinates?
    /// The members of a collection.
    var parts: [GeoJSONGeometry]?
    /// The offset of its first byte in the file.
    var offset = 0

    /// What is wrong with a geometry, and where.
    struct Fault: Error {
        var code: GeoError.Code
        var offset: Int
        var reason: String
    }

    /// The geometry that the members make; `nil` for one without coordinates (RFC 7946, clause 3.1).
    func geometry(_ faults: GeoJSON.ShapeFaults) throws(Fault) -> Geometry? {
        guard let type else { throw fault("a geometry without 'type'") }
        if type == "GeometryCollection" { return try collection(faults) }
        guard let level = Self.levels[type] else {
            throw fault("'\(type.prefix(40))' is no type of geometry that is read")
        }
        guard let coordinates else { throw fault("a \(type) without 'coordinates'") }
        guard coordinates.level > 0 else {
            guard let offset = coordinates.emptyOffset else { return nil }
            return try geometryOfEmptyArrays(type, at: offset, faults)
        }
        guard coordinates.level == level else {
            throw fault(
                "the coordinates of a \(type) are nested \(level) deep, these \(coordinates.level)")
        }
        let chains = coordinates.chains
        switch type {
        case "Point": return coordinates.points.first.map { .point($0) }
        case "MultiPoint": return .multiPoint(coordinates.points)
        case "LineString", "MultiLineString":
            for (index, chain) in chains.enumerated() where chain.count < 2 {
                throw invalid(index, "a line of \(chain.isEmpty ? "no" : "a single") point")
            }
            return level == 2 ? .lineString(coordinates.points) : .multiLineString(chains)
        default:
            let polygons = try polygons(of: chains, ends: coordinates.groupEnds, faults)
            return level == 3 ? polygons.first.map { .polygon($0) } : .multiPolygon(polygons)
        }
    }

    private static let levels = [
        "Point": 1, "MultiPoint": 2, "LineString": 2, "MultiLineString": 3, "Polygon": 3, "MultiPolygon": 4,
    ]

    /// The geometry that a collection makes when its parts are of one kind: areas, lines or points.
    private func collection(_ faults: GeoJSON.ShapeFaults) throws(Fault) -> Geometry? {
        guard let parts else { throw fault("a GeometryCollection without 'geometries'") }
        var geometries: [Geometry] = []
        for part in parts {
            if let geometry = try part.geometry(faults) { geometries.append(geometry) }
        }
        if let joined = Geometry(joining: geometries) { return joined }
        guard faults == .kept || geometries.isEmpty else {
            throw Fault(
                code: .invalidGeometry, offset: offset,
                reason: "a GeometryCollection of areas, lines and points mixed, which is no single thing on a map")
        }
        return Geometry(joining: geometries.filter { $0.polygons != nil })
    }

    /// What coordinates of nothing but empty arrays within an array make.
    private func geometryOfEmptyArrays(
        _ type: String, at offset: Int, _ faults: GeoJSON.ShapeFaults
    ) throws(Fault) -> Geometry? {
        guard type.hasSuffix("Polygon") else {
            throw Fault(code: .malformedInput, offset: offset, reason: "an empty array")
        }
        guard faults == .kept else {
            throw Fault(code: .invalidGeometry, offset: offset, reason: "a ring without points")
        }
        return type == "Polygon" ? .polygon(Polygon(outer: [])) : .multiPolygon([Polygon(outer: [])])
    }

    private func polygons(
        of chains: [[Point]], ends: [Int], _ faults: GeoJSON.ShapeFaults
    ) throws(Fault) -> [Polygon] {
        var polygons: [Polygon] = []
        var start = 0
        for end in ends {
            let rings = chains[start..<end]
            for index in rings.indices where faults == .refused {
                try judge(rings[index], index, name: "ring \(index - start + 1) of polygon \(polygons.count + 1)")
            }
            guard faults == .kept || !rings.isEmpty else {
                throw invalid(start, "polygon \(polygons.count + 1) has no rings")
            }
            polygons.append(Polygon(outer: rings.first ?? [], holes: Array(rings.dropFirst())))
            start = end
        }
        return polygons
    }

    /// Clause 3.1.6: a ring is closed and has four positions or more.
    private func judge(_ ring: [Point], _ index: Int, name: String) throws(Fault) {
        guard let first = ring.first, let last = ring.last, ring.count >= 4 else {
            throw invalid(index, "\(name) has \(ring.count) points, and four are the least")
        }
        guard first == last else {
            throw invalid(
                index, "\(name) is open: it begins at (\(first.x), \(first.y)) and ends at (\(last.x), \(last.y))")
        }
    }

    private func fault(_ reason: String) -> Fault { Fault(code: .malformedInput, offset: offset, reason: reason) }

    private func invalid(_ chain: Int, _ reason: String) -> Fault {
        let offsets = coordinates?.chainOffsets ?? []
        let offset = offsets.indices.contains(chain) ? offsets[chain] : offset
        return Fault(code: .invalidGeometry, offset: offset, reason: reason)
    }
}
