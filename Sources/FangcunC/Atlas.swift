public import CFangcun
internal import FangcunGeo
internal import FangcunModel

/// The `fc_atlas` of the header: an open atlas, and the codes of its grids as C reads them.
final class AtlasContent: HandleContent {
    static let tag: UInt64 = 0x4643_4154_4C41_5330  // "FCATLAS0"

    let atlas: Atlas
    // Made when a code is first asked for: most callers ask for few, and opening must stay cheap.
    private let codes = Locked<TextTable?>(nil)

    /// What questions need beside the layers.
    let tools = AtlasTools()

    init(_ path: String, isMapped: Bool) throws(Failure) {
        atlas = try calling { () throws(GeoError) in try Atlas(path: path, access: isMapped ? .mapped : .inMemory) }
    }

    /// The grids.
    ///
    /// - Throws: ``Failure`` with status `argument` if there are none.
    func grids() throws(Failure) -> AtlasGrids {
        guard let grids = try calling({ () throws(GeoError) in try atlas.grids() }) else {
            throw Failure(argument: "atlas", "holds no unit grids")
        }
        return grids
    }

    /// The codes of the grids.
    func gridCodes() throws(Failure) -> TextTable {
        let grids = try grids()
        return codes.withLock { codes in
            let table = codes ?? TextTable(grids.codes.all)
            codes = table
            return table
        }
    }

    /// What the atlas says of itself, as JSON.
    var information: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("label", atlas.edition.label)
        writer.member("date", atlas.edition.date)
        writer.member("creator", atlas.edition.creator)
        writer.member("epsg", Int(atlas.reference.epsg))
        writer.member("plane_epsg", Int(atlas.plane.epsg))
        writer.name("sections")
        writer.beginArray()
        for section in atlas.sections {
            writer.beginObject()
            writer.member("layer", section.layer)
            writer.member("part", section.part)
            writer.member("version", section.version)
            writer.member("bytes", section.byteCount)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }
}

/// Opens an atlas.
@c @implementation
public func fc_atlas_open(
    _ path: UnsafePointer<CChar>!, _ path_length: Int, _ access: Int32, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let out = try unsafe required(out, "out")
        let path = try unsafe name(path, path_length, "path")
        guard access == Int32(FC_ATLAS_MAPPED) || access == Int32(FC_ATLAS_IN_MEMORY) else {
            throw Failure(argument: "access", "is \(access)")
        }
        let atlas = try AtlasContent(path, isMapped: access == Int32(FC_ATLAS_MAPPED))
        unsafe out.pointee = Handle.make(atlas)
    }
}

/// Ends the life of an atlas.
@c @implementation
public func fc_atlas_free(_ atlas: OpaquePointer!) {
    unsafe Handle.free(atlas, AtlasContent.self)
}

/// Tests every byte of an atlas.
@c @implementation
public func fc_atlas_verify(_ atlas: OpaquePointer!, _ error: UnsafeMutablePointer<OpaquePointer?>!) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        try calling { () throws(GeoError) in try content.atlas.verify() }
    }
}

/// What an atlas says of itself.
@c @implementation
public func fc_atlas_info(
    _ atlas: OpaquePointer!, _ out: UnsafeMutablePointer<fc_bytes>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let out = try unsafe required(out, "out")
        unsafe out.pointee = fc_bytes(copying: content.information)
    }
}

/// The reference systems of an atlas.
@c @implementation
public func fc_atlas_epsg(
    _ atlas: OpaquePointer!, _ out_grids: UnsafeMutablePointer<Int32>!, _ out_plane: UnsafeMutablePointer<Int32>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let grids = try unsafe required(out_grids, "out_grids")
        let plane = try unsafe required(out_plane, "out_plane")
        unsafe grids.pointee = content.atlas.reference.epsg
        unsafe plane.pointee = content.atlas.plane.epsg
    }
}

/// How many grids an atlas has.
@c @implementation
public func fc_atlas_grid_count(
    _ atlas: OpaquePointer!, _ out: UnsafeMutablePointer<Int>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let out = try unsafe required(out, "out")
        unsafe out.pointee = try content.grids().count
    }
}

/// The code of a grid of an atlas.
@c @implementation
public func fc_atlas_grid_code(
    _ atlas: OpaquePointer!, _ index: Int, _ out: UnsafeMutablePointer<UnsafePointer<CChar>?>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let out = try unsafe required(out, "out")
        let codes = try content.gridCodes()
        guard let code = unsafe codes.text(at: index) else {
            throw Failure(argument: "index", "is \(UInt(bitPattern: index)), and there are \(codes.count) grids")
        }
        unsafe out.pointee = code
    }
}

/// The grid of each point.
@c @implementation
public func fc_atlas_locate(
    _ atlas: OpaquePointer!, _ x: UnsafePointer<Double>!, _ y: UnsafePointer<Double>!, _ count: Int,
    _ out: UnsafeMutablePointer<Int32>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let maximum = Int(FC_POINTS_MAX)
        let x = try unsafe buffer(x, count, maximum: maximum, "x")
        let y = try unsafe buffer(y, count, maximum: maximum, "y")
        let answers = try unsafe mutableBuffer(out, count, maximum: maximum, "out")
        try unsafe content.grids().locator.locate(x: x, y: y, into: answers)
    }
}
