public import CFangcun
internal import FangcunGeo
internal import FangcunGeocoding
internal import FangcunModel

/// The `fc_geocoder` of the header: a geocoder and the reference data that its answers point into.
final class GeocoderContent: HandleContent {
    static let tag: UInt64 = 0x4643_4745_4F43_4F30  // "FCGEOCO0"

    let data: ProjectedRecords
    let geocoder: Geocoder

    /// A geocoder of registers in that reference system.
    init(
        addresses: [AddressRegister], crossings: [CrossingRegister], reference: CoordinateReference?
    ) throws(Failure) {
        let data = try calling { () throws(GeoError) in
            try ProjectedRecords(addresses: addresses, crossings: crossings, reference: reference ?? .wgs84)
        }
        self.data = data
        geocoder = try calling { () throws(GeocodingError) in try data.makeGeocoder() }
    }

    /// The place of a text and the address that it was understood as; the caller's `size` is kept.
    func geocode(_ text: String, size: UInt32) throws(Failure) -> (result: fc_geocoding, address: String) {
        let found = geocoder.geocode(text)
        let position = try found.best.map { (best) throws(Failure) in
            try calling { () throws(GeoError) in try data.plane.toData(best.position) }
        }
        let result = fc_geocoding(found, at: position, record: row(ofRecord: found.best?.record), size: size)
        return (result, found.best?.address ?? "")
    }

    /// The address nearest to a point in the reference system of the registers, and its text; the caller's `size` is kept.
    func nearest(
        to point: Point, withinMeters: Double, size: UInt32
    ) throws(Failure) -> (result: fc_nearest, address: String) {
        var result = fc_nearest(size: size, reserved: 0, record: -1, distance_m: .nan, lon: .nan, lat: .nan)
        let inPlane = try calling { () throws(GeoError) in try data.plane.toPlane(point) }
        guard let nearest = geocoder.nearestAddress(to: inPlane, withinMeters: withinMeters) else {
            return (result, "")
        }
        let address = data.addresses[nearest.record]
        let position = try calling { () throws(GeoError) in try data.plane.toData(address.position) }
        result.record = row(ofRecord: nearest.record)
        result.distance_m = nearest.distanceMeters
        result.lon = position.x
        result.lat = position.y
        return (result, address.text)
    }

    private func row(ofRecord record: Int?) -> Int64 { record.map { Int64(data.rows[$0]) } ?? -1 }
}

extension fc_geocoding {
    /// A result for C, with its place in the system that C works in; without one the numbers are none.
    init(_ found: GeocodingResult, at position: Point?, record: Int64, size: UInt32) {
        self.init(
            size: size, status: found.status.value, lon: .nan, lat: .nan, score: .nan, radius_m: .nan, record: -1,
            level: Int32(FC_LEVEL_NONE), reserved: 0)
        guard let best = found.best, let position else { return }
        lon = position.x
        lat = position.y
        score = best.score
        radius_m = best.radiusMeters
        self.record = record
        level = best.level.value
    }
}

extension GeocodingResult.Status {
    /// Its number in the header.
    fileprivate var value: Int32 {
        let value =
            switch self {
            case .ok: FC_GEOCODING_OK
            case .ambiguous: FC_GEOCODING_AMBIGUOUS
            case .outside: FC_GEOCODING_OUTSIDE
            case .none: FC_GEOCODING_NONE
            }
        return Int32(truncatingIfNeeded: value)
    }
}

extension MatchLevel {
    /// Its number in the header.
    fileprivate var value: Int32 {
        let value =
            switch self {
            case .door: FC_LEVEL_DOOR
            case .place: FC_LEVEL_PLACE
            case .interpolated: FC_LEVEL_INTERPOLATED
            case .nearby: FC_LEVEL_NEARBY
            case .crossing: FC_LEVEL_CROSSING
            case .stretch: FC_LEVEL_STRETCH
            case .lane: FC_LEVEL_LANE
            case .road: FC_LEVEL_ROAD
            }
        return Int32(truncatingIfNeeded: value)
    }
}

/// The paths in an array of C.
private func paths(
    _ texts: UnsafePointer<fc_text>?, _ count: Int, _ argument: StaticString
) throws(Failure) -> [String] {
    let texts = try unsafe buffer(texts, count, maximum: Int(FC_FILES_MAX), argument)
    var paths: [String] = []
    for index in texts.indices {
        let text = unsafe texts[index]
        paths.append(try unsafe name(text.data, text.length, argument))
    }
    return paths
}

/// Reads a register of each file; a fault names the file.
private func registers<Register>(
    _ paths: [String], _ read: ([UInt8], String) throws(Failure) -> Register
) throws(Failure) -> [Register] {
    var registers: [Register] = []
    for path in paths {
        let bytes = try calling { () throws(GeoError) in
            try InputFile.read(path, maximumBytes: Int(FC_INPUT_BYTES_MAX))
        }
        registers.append(try read(bytes, path))
    }
    return registers
}

private func addressRegister(_ bytes: [UInt8], _ input: String) throws(Failure) -> AddressRegister {
    try within(input) { () throws(Failure) in
        try calling { () throws(ModelError) in try AddressRegister(csv: bytes) }
    }
}

private func crossingRegister(_ bytes: [UInt8], _ input: String) throws(Failure) -> CrossingRegister {
    try within(input) { () throws(Failure) in
        try calling { () throws(ModelError) in try CrossingRegister(csv: bytes) }
    }
}

/// Makes a geocoder of files.
@c @implementation
public func fc_geocoder_open(
    _ address_paths: UnsafePointer<fc_text>!, _ address_count: Int, _ crossing_paths: UnsafePointer<fc_text>!,
    _ crossing_count: Int, _ epsg: Int32, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let out = try unsafe required(out, "out")
        let addressPaths = try unsafe paths(address_paths, address_count, "address_paths")
        let crossingPaths = try unsafe paths(crossing_paths, crossing_count, "crossing_paths")
        guard !addressPaths.isEmpty else { throw Failure(argument: "address_paths", "is empty") }
        let reference = try reference(epsg, "epsg")
        let geocoder = try GeocoderContent(
            addresses: registers(addressPaths, addressRegister),
            crossings: registers(crossingPaths, crossingRegister), reference: reference)
        unsafe out.pointee = Handle.make(geocoder)
    }
}

/// Makes a geocoder of registers in memory.
@c @implementation
public func fc_geocoder_read(
    _ addresses: UnsafePointer<UInt8>!, _ addresses_length: Int, _ crossings: UnsafePointer<UInt8>!,
    _ crossings_length: Int, _ epsg: Int32, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let out = try unsafe required(out, "out")
        let addresses = try unsafe bytes(addresses, addresses_length, "addresses")
        let crossings = try unsafe bytes(crossings, crossings_length, "crossings")
        let reference = try reference(epsg, "epsg")
        let geocoder = try GeocoderContent(
            addresses: [addressRegister(addresses, "addresses")],
            crossings: crossings.isEmpty ? [] : [crossingRegister(crossings, "crossings")], reference: reference)
        unsafe out.pointee = Handle.make(geocoder)
    }
}

/// Ends the life of a geocoder.
@c @implementation
public func fc_geocoder_free(_ geocoder: OpaquePointer!) {
    unsafe Handle.free(geocoder, GeocoderContent.self)
}

/// The place of a text.
@c @implementation
public func fc_geocoder_geocode(
    _ geocoder: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ text_length: Int,
    _ out: UnsafeMutablePointer<fc_geocoding>!, _ out_address: UnsafeMutablePointer<fc_bytes>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let geocoder = try unsafe Handle.content(geocoder, "geocoder", as: GeocoderContent.self)
        let out = try unsafe sized(out, "out")
        let output = try unsafe optional(out_address, "out_address")
        let text = try unsafe FangcunC.text(text, text_length, maximum: Int(FC_TEXT_BYTES_MAX), "text")
        let (result, address) = try geocoder.geocode(text, size: unsafe out.pointee.size)
        unsafe out.pointee = result
        if let output = unsafe output { unsafe output.pointee = fc_bytes(copying: address.utf8) }
    }
}

/// The address nearest to a point.
@c @implementation
public func fc_geocoder_nearest(
    _ geocoder: OpaquePointer!, _ lon: Double, _ lat: Double, _ within_m: Double,
    _ out: UnsafeMutablePointer<fc_nearest>!, _ out_address: UnsafeMutablePointer<fc_bytes>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let geocoder = try unsafe Handle.content(geocoder, "geocoder", as: GeocoderContent.self)
        let out = try unsafe sized(out, "out")
        let output = try unsafe optional(out_address, "out_address")
        let point = Point(x: try finite(lon, "lon"), y: try finite(lat, "lat"))
        let within = try finite(within_m, "within_m")
        guard within >= 0 else { throw Failure(argument: "within_m", "is negative") }
        let (result, address) = try geocoder.nearest(
            to: point, withinMeters: within, size: unsafe out.pointee.size)
        unsafe out.pointee = result
        if let output = unsafe output { unsafe output.pointee = fc_bytes(copying: address.utf8) }
    }
}
