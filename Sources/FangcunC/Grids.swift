public import CFangcun
internal import FangcunGeo
internal import FangcunModel

/// The `fc_grids` of the header: grids, the locator made of them, and their codes as C reads them.
final class GridsContent: HandleContent {
    static let tag: UInt64 = 0x4643_4752_4944_5330  // "FCGRIDS0"

    let set: UnitGridSet
    let codes: TextTable
    // Grids in which nothing can be located can still be checked, which tells their owner why.
    private let locator: Result<GridLocator, GeoError>

    /// Reads the grids from GeoJSON.
    init(geoJSON: [UInt8], codeProperty: String, reference: CoordinateReference?) throws(Failure) {
        let set = try calling { () throws(GeoError) in
            try UnitGridSet(geoJSON: geoJSON, codeProperty: codeProperty, reference: reference)
        }
        self.set = set
        codes = TextTable(set.grids.lazy.map(\.code))
        locator = Result { () throws(GeoError) in try GridLocator(set) }
    }

    /// Fills the answers with the index of the grid that holds each point, -1 outside.
    func locate(
        _ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>,
        into answers: UnsafeMutableBufferPointer<Int32>
    ) throws(Failure) {
        let locator = try calling { () throws(GeoError) in try self.locator.get() }
        unsafe locator.locate(x: x, y: y, into: answers)
    }
}

/// Reads grids from a file.
@c @implementation
public func fc_grids_open(
    _ path: UnsafePointer<CChar>!, _ path_length: Int, _ code_property: UnsafePointer<CChar>!,
    _ code_property_length: Int, _ epsg: Int32, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let out = try unsafe required(out, "out")
        let path = try unsafe name(path, path_length, "path")
        let property = try unsafe name(code_property, code_property_length, "code_property")
        let reference = try reference(epsg, "epsg")
        let bytes = try calling { () throws(GeoError) in
            try InputFile.read(path, maximumBytes: Int(FC_INPUT_BYTES_MAX))
        }
        let grids = try GridsContent(geoJSON: bytes, codeProperty: property, reference: reference)
        unsafe out.pointee = Handle.make(grids)
    }
}

/// Reads grids from memory.
@c @implementation
public func fc_grids_read(
    _ geojson: UnsafePointer<UInt8>!, _ geojson_length: Int, _ code_property: UnsafePointer<CChar>!,
    _ code_property_length: Int, _ epsg: Int32, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let out = try unsafe required(out, "out")
        let geoJSON = try unsafe bytes(geojson, geojson_length, "geojson")
        let property = try unsafe name(code_property, code_property_length, "code_property")
        let reference = try reference(epsg, "epsg")
        let grids = try GridsContent(geoJSON: geoJSON, codeProperty: property, reference: reference)
        unsafe out.pointee = Handle.make(grids)
    }
}

/// Ends the life of grids.
@c @implementation
public func fc_grids_free(_ grids: OpaquePointer!) {
    unsafe Handle.free(grids, GridsContent.self)
}

/// How many grids there are.
@c @implementation
public func fc_grids_count(
    _ grids: OpaquePointer!, _ out: UnsafeMutablePointer<Int>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let grids = try unsafe Handle.content(grids, "grids", as: GridsContent.self)
        try unsafe required(out, "out").pointee = grids.codes.count
    }
}

/// The reference system of the grids.
@c @implementation
public func fc_grids_epsg(
    _ grids: OpaquePointer!, _ out: UnsafeMutablePointer<Int32>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let grids = try unsafe Handle.content(grids, "grids", as: GridsContent.self)
        try unsafe required(out, "out").pointee = grids.set.reference.epsg
    }
}

/// The code of a grid.
@c @implementation
public func fc_grids_code(
    _ grids: OpaquePointer!, _ index: Int, _ out: UnsafeMutablePointer<UnsafePointer<CChar>?>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let grids = try unsafe Handle.content(grids, "grids", as: GridsContent.self)
        let out = try unsafe required(out, "out")
        guard let code = unsafe grids.codes.text(at: index) else {
            throw Failure(
                argument: "index", "is \(UInt(bitPattern: index)), and there are \(grids.codes.count) grids")
        }
        unsafe out.pointee = code
    }
}

/// The grid of each point.
@c @implementation
public func fc_grids_locate(
    _ grids: OpaquePointer!, _ x: UnsafePointer<Double>!, _ y: UnsafePointer<Double>!, _ count: Int,
    _ out: UnsafeMutablePointer<Int32>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let grids = try unsafe Handle.content(grids, "grids", as: GridsContent.self)
        let maximum = Int(FC_POINTS_MAX)
        let x = try unsafe buffer(x, count, maximum: maximum, "x")
        let y = try unsafe buffer(y, count, maximum: maximum, "y")
        try unsafe grids.locate(x, y, into: mutableBuffer(out, count, maximum: maximum, "out"))
    }
}

/// The faults of the grids.
@c @implementation
public func fc_grids_check(
    _ grids: OpaquePointer!, _ out_faults: UnsafeMutablePointer<Int>!, _ out_report: UnsafeMutablePointer<fc_bytes>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let grids = try unsafe Handle.content(grids, "grids", as: GridsContent.self)
        let faults = try unsafe required(out_faults, "out_faults")
        let document = try unsafe optional(out_report, "out_report")
        let report = CoverageCheck.check(grids.set)
        unsafe faults.pointee = report.findings.count { $0.severity == .error }
        if let document = unsafe document { unsafe document.pointee = fc_bytes(copying: report.json) }
    }
}
