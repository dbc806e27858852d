public import CFangcun
internal import FangcunGeo
internal import FangcunGeocoding
internal import FangcunModel

/// The `fc_atlas` of the header: an open atlas with the edits upon it, and the codes of its grids as C reads them.
final class AtlasContent: HandleContent {
    static let tag: UInt64 = 0x4643_4154_4C41_5330  // "FCATLAS0"

    let atlas: Atlas
    /// The atlas with the edits upon it, of which there may be none.
    let overlay: AtlasOverlay
    /// What the edits say of records.
    let editedTexts: EditedTexts
    // Made when a code is first asked for: most callers ask for few, and opening must stay cheap.
    private let codes = Locked<TextTable?>(nil)

    /// What questions need beside the layers.
    let tools: AtlasTools

    init(_ path: String, isMapped: Bool) throws(Failure) {
        let atlas = try calling { () throws(GeoError) in
            try Atlas(path: path, access: isMapped ? .mapped : .inMemory)
        }
        self.atlas = atlas
        overlay = try calling { () throws(GeoError) in try AtlasOverlay(atlas) }
        editedTexts = EditedTexts()
        tools = AtlasTools()
    }

    /// An atlas with edits upon it, in place of those that it may have.
    init(_ below: AtlasContent, edits geoJSON: [UInt8], reference: CoordinateReference?) throws(Failure) {
        let atlas = below.atlas
        self.atlas = atlas
        let overlay = try calling { () throws(GeoError) in
            try AtlasOverlay(atlas, AtlasEdits(geoJSON: geoJSON, of: atlas, reference: reference))
        }
        self.overlay = overlay
        editedTexts = try calling { () throws(GeoError) in try EditedTexts(overlay) }
        tools = below.tools
    }

    /// The grids.
    ///
    /// - Throws: ``Failure`` with status `argument` if there are none.
    func grids() throws(Failure) -> GridOverlay {
        guard let grids = try calling({ () throws(GeoError) in try overlay.grids() }) else {
            throw Failure(argument: "atlas", "holds no unit grids")
        }
        return grids
    }

    /// The codes of the grids.
    func gridCodes() throws(Failure) -> TextTable {
        let grids = try grids()
        return codes.withLock { codes in
            let table = codes ?? TextTable((0..<grids.count).lazy.map { grids.code(of: $0) ?? "" })
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
        writer.name("edited")
        writer.beginArray()
        for layer in overlay.editedLayers { writer.write(layer) }
        writer.endArray()
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

/// Makes an atlas.
@c @implementation
public func fc_atlas_build(
    _ geojson: UnsafePointer<UInt8>!, _ geojson_length: Int, _ epsg: Int32, _ label: UnsafePointer<CChar>!,
    _ label_length: Int, _ path: UnsafePointer<CChar>!, _ path_length: Int,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let path = try unsafe name(path, path_length, "path")
        let label = try unsafe text(label, label_length, maximum: Int(FC_NAME_BYTES_MAX), "label")
        let geoJSON = try unsafe bytes(geojson, geojson_length, "geojson")
        let reference = try reference(epsg, "epsg")
        try calling { () throws(GeoError) in
            let builder = try AtlasBuilder(
                geoJSON: geoJSON, reference: reference, edition: AtlasEdition(label: label),
                columns: AtlasRegisters.columns)
            try builder.write(to: path)
        }
    }
}

/// Puts edits upon an atlas.
@c @implementation
public func fc_atlas_overlay_read(
    _ atlas: OpaquePointer!, _ geojson: UnsafePointer<UInt8>!, _ geojson_length: Int, _ epsg: Int32,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let out = try unsafe required(out, "out")
        let geoJSON = try unsafe bytes(geojson, geojson_length, "geojson")
        let reference = try reference(epsg, "epsg")
        unsafe out.pointee = Handle.make(try AtlasContent(content, edits: geoJSON, reference: reference))
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
        try unsafe content.grids().locate(x: x, y: y, into: answers)
    }
}
