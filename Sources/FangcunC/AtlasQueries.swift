internal import CFangcun
internal import FangcunGeo
internal import FangcunGeocoding
internal import FangcunModel

/// What questions to an atlas need beside its layers, each made when it is first needed.
final class AtlasTools: Sendable {
    private let projection = Locked<Projection?>(nil)
    private let geocoder = Locked<Geocoder?>(nil)

    /// From the system of the grids into the plane.
    func projection(of atlas: Atlas) throws(Failure) -> Projection {
        try projection.withLock { (projection) throws(Failure) in
            let made =
                if let projection { projection } else {
                    try calling { () throws(GeoError) in try Projection(from: atlas.reference, to: atlas.plane) }
                }
            projection = made
            return made
        }
    }

    /// The geocoder of the addresses.
    ///
    /// - Throws: ``Failure`` with status `argument` if there are none.
    func geocoder(of atlas: Atlas) throws(Failure) -> Geocoder {
        try geocoder.withLock { (geocoder) throws(Failure) in
            if let geocoder { return geocoder }
            guard let made = try calling({ () throws(GeocodingError) in try Geocoder(atlas) }) else {
                throw Failure(argument: "atlas", "holds no addresses")
            }
            geocoder = made
            return made
        }
    }
}

/// Places in the plane, as two columns of C.
@unsafe struct PlaceColumns {
    let x: UnsafeBufferPointer<Double>
    let y: UnsafeBufferPointer<Double>
}

extension AtlasContent {
    /// A layer of points.
    ///
    /// - Throws: ``Failure`` with status `argument` if the atlas has no such layer.
    func points(_ layer: String) throws(Failure) -> PointOverlay {
        guard let points = try calling({ () throws(GeoError) in try overlay.points(layer) }) else {
            throw Failure(argument: "layer", "names no layer of points of this atlas, which has \(layerNames)")
        }
        return points
    }

    /// What is known of the records of a layer.
    func table(_ layer: String) throws(Failure) -> OverlayTable {
        // The first call to a layer tests it, as questions do.
        let table = try calling { () throws(GeoError) in
            if let points = try overlay.points(layer) { return points.table as OverlayTable? }
            if let areas = try overlay.areas(layer) { return areas.table }
            if let lines = try overlay.lines(layer) { return lines.table }
            return try overlay.table(layer)
        }
        guard let table else {
            throw Failure(argument: "layer", "names no layer of this atlas, which has \(layerNames)")
        }
        return table
    }

    private var layerNames: String { atlas.layers.joined(separator: ", ") }

    /// Writes where each text of a column lies in the file, or among those of the edits.
    func write(
        _ column: String, of layer: String, _ records: UnsafeBufferPointer<Int32>,
        into out: UnsafeMutableBufferPointer<fc_text>
    ) throws(Failure) {
        let table = try table(layer)
        let text: (Int) -> fc_text?
        if column == "class", let points = try calling({ () throws(GeoError) in try atlas.points(layer) }) {
            unsafe text = { unsafe points.withClassName(of: $0, fc_text.init) }
        } else {
            guard table.base.columns.contains(column) else {
                throw Failure(argument: "column", "names none of this layer, which has \(table.base.columns)")
            }
            let texts = try calling { () throws(GeoError) in try table.base.texts(column) }
            unsafe text = { unsafe texts.withBytes(at: $0, fc_text.init) }
        }
        for index in records.indices {
            let record = Int(unsafe records[index])
            let edited = unsafe editedTexts.text(layer, record, column)
            unsafe out[index] = table.has(record) ? edited ?? text(record) ?? fc_text() : fc_text()
        }
    }

    /// Writes what lies at each place.
    func reverse(_ places: PlaceColumns, within: Double, into out: ReverseColumns) throws(Failure) {
        if unsafe out.address != nil || out.addressDistance != nil { try unsafe addresses(places, within, out) }
        if let building = unsafe out.building {
            let buildings = try calling { () throws(GeoError) in try overlay.areas("buildings") }
            if let buildings {
                unsafe buildings.firsts(x: places.x, y: places.y, into: building)
            } else {
                unsafe building.update(repeating: -1)
            }
        }
        if unsafe out.hasRoads { try unsafe roads(places, within, out) }
    }

    private func addresses(_ places: PlaceColumns, _ within: Double, _ out: ReverseColumns) throws(Failure) {
        let addresses = try calling { () throws(GeoError) in try overlay.points("addresses") }
        let count = unsafe places.x.count
        var records = [Int32](repeating: -1, count: count)
        var distances = [Double](repeating: .infinity, count: count)
        if let addresses, count > 0 {
            unsafe records.withUnsafeMutableBufferPointer { records in
                unsafe distances.withUnsafeMutableBufferPointer { distances in
                    unsafe addresses.nearest(
                        x: places.x, y: places.y, count: 1, within: within, classes: nil, ids: records,
                        distances: distances)
                }
            }
        }
        for index in 0..<count {
            if let address = unsafe out.address { unsafe address[index] = records[index] }
            if let distance = unsafe out.addressDistance {
                unsafe distance[index] = records[index] >= 0 ? distances[index] : .nan
            }
        }
    }

    private func roads(_ places: PlaceColumns, _ within: Double, _ out: ReverseColumns) throws(Failure) {
        let roads = try calling { () throws(GeoError) in try overlay.lines("roads") }
        func write(_ index: Int, _ found: LinePosition?) {
            if let road = unsafe out.road { unsafe road[index] = found.map { Int32(truncatingIfNeeded: $0.id) } ?? -1 }
            if let distance = unsafe out.roadDistance { unsafe distance[index] = found?.distance ?? .nan }
            if let chainage = unsafe out.chainage { unsafe chainage[index] = found?.chainage ?? .nan }
            if let side = unsafe out.side { unsafe side[index] = found?.side.value ?? 0 }
        }
        if let roads {
            unsafe roads.nearest(x: places.x, y: places.y, within: within, write)
        } else {
            for index in unsafe places.x.indices { write(index, nil) }
        }
    }
}

/// Where the answers of `fc_atlas_reverse` go; those that C does not want are `nil`.
@unsafe struct ReverseColumns {
    let address: UnsafeMutableBufferPointer<Int32>?
    let addressDistance: UnsafeMutableBufferPointer<Double>?
    let building: UnsafeMutableBufferPointer<Int32>?
    let road: UnsafeMutableBufferPointer<Int32>?
    let roadDistance: UnsafeMutableBufferPointer<Double>?
    let chainage: UnsafeMutableBufferPointer<Double>?
    let side: UnsafeMutableBufferPointer<Int32>?

    init(_ out: fc_reverse, count: Int) throws(Failure) {
        unsafe address = try Self.column(out.address, count, "address")
        unsafe addressDistance = try Self.column(out.address_distance_m, count, "address_distance_m")
        unsafe building = try Self.column(out.building, count, "building")
        unsafe road = try Self.column(out.road, count, "road")
        unsafe roadDistance = try Self.column(out.road_distance_m, count, "road_distance_m")
        unsafe chainage = try Self.column(out.road_chainage_m, count, "road_chainage_m")
        unsafe side = try Self.column(out.road_side, count, "road_side")
    }

    var hasRoads: Bool { unsafe road != nil || roadDistance != nil || chainage != nil || side != nil }

    private static func column<Element>(
        _ pointer: UnsafeMutablePointer<Element>?, _ count: Int, _ name: StaticString
    ) throws(Failure) -> UnsafeMutableBufferPointer<Element>? {
        guard let pointer = unsafe pointer else { return nil }
        return try unsafe mutableBuffer(pointer, count, maximum: Int(FC_POINTS_MAX), name)
    }
}

extension LinePosition.Side {
    /// Its number in the header.
    fileprivate var value: Int32 {
        switch self {
        case .left: -1
        case .on: 0
        case .right: 1
        }
    }
}

extension fc_text {
    /// Borrowed bytes, which the file of the atlas keeps as long as it is open.
    fileprivate init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.init(
            data: bytes.baseAddress?.assumingMemoryBound(to: CChar.self), length: bytes.count)
    }
}
