public import CFangcun
internal import FangcunGeo
internal import FangcunGeocoding

/// Brings points into the plane.
@c @implementation
public func fc_atlas_to_plane(
    _ atlas: OpaquePointer!, _ x: UnsafePointer<Double>!, _ y: UnsafePointer<Double>!, _ count: Int,
    _ out_x: UnsafeMutablePointer<Double>!, _ out_y: UnsafeMutablePointer<Double>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe move(atlas, x, y, count, out_x, out_y, isInverse: false, error)
}

/// Brings points of the plane back.
@c @implementation
public func fc_atlas_from_plane(
    _ atlas: OpaquePointer!, _ x: UnsafePointer<Double>!, _ y: UnsafePointer<Double>!, _ count: Int,
    _ out_x: UnsafeMutablePointer<Double>!, _ out_y: UnsafeMutablePointer<Double>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe move(atlas, x, y, count, out_x, out_y, isInverse: true, error)
}

private func move(
    _ atlas: OpaquePointer?, _ x: UnsafePointer<Double>?, _ y: UnsafePointer<Double>?, _ count: Int,
    _ out_x: UnsafeMutablePointer<Double>?, _ out_y: UnsafeMutablePointer<Double>?, isInverse: Bool,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let maximum = Int(FC_POINTS_MAX)
        let x = try unsafe buffer(x, count, maximum: maximum, "x")
        let y = try unsafe buffer(y, count, maximum: maximum, "y")
        let outX = try unsafe mutableBuffer(out_x, count, maximum: maximum, "out_x")
        let outY = try unsafe mutableBuffer(out_y, count, maximum: maximum, "out_y")
        let way = try content.tools.projection(of: content.atlas)
        // How many have no such place shows in the columns.
        _ = try calling { () throws(GeoError) in
            try unsafe way.transformWhereDefined(isInverse: isInverse, x: x, y: y, intoX: outX, intoY: outY)
        }
    }
}

/// How many records a layer has.
@c @implementation
public func fc_atlas_count(
    _ atlas: OpaquePointer!, _ layer: UnsafePointer<CChar>!, _ layer_length: Int, _ out: UnsafeMutablePointer<Int>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let layer = try unsafe name(layer, layer_length, "layer")
        let out = try unsafe required(out, "out")
        unsafe out.pointee = try content.table(layer).count
    }
}

/// The texts of records.
@c @implementation
public func fc_atlas_texts(
    _ atlas: OpaquePointer!, _ layer: UnsafePointer<CChar>!, _ layer_length: Int, _ column: UnsafePointer<CChar>!,
    _ column_length: Int, _ records: UnsafePointer<Int32>!, _ count: Int, _ out: UnsafeMutablePointer<fc_text>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let layer = try unsafe name(layer, layer_length, "layer")
        let column = try unsafe name(column, column_length, "column")
        let records = try unsafe buffer(records, count, maximum: Int(FC_POINTS_MAX), "records")
        let out = try unsafe mutableBuffer(out, count, maximum: Int(FC_POINTS_MAX), "out")
        try unsafe content.write(column, of: layer, records, into: out)
    }
}

/// The positions of records.
@c @implementation
public func fc_atlas_positions(
    _ atlas: OpaquePointer!, _ layer: UnsafePointer<CChar>!, _ layer_length: Int, _ records: UnsafePointer<Int32>!,
    _ count: Int, _ out_x: UnsafeMutablePointer<Double>!, _ out_y: UnsafeMutablePointer<Double>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let points = try content.points(try unsafe name(layer, layer_length, "layer"))
        let records = try unsafe buffer(records, count, maximum: Int(FC_POINTS_MAX), "records")
        let outX = try unsafe mutableBuffer(out_x, count, maximum: Int(FC_POINTS_MAX), "out_x")
        let outY = try unsafe mutableBuffer(out_y, count, maximum: Int(FC_POINTS_MAX), "out_y")
        for index in records.indices {
            let position = points.position(of: Int(unsafe records[index]))
            unsafe outX[index] = position?.x ?? .nan
            unsafe outY[index] = position?.y ?? .nan
        }
    }
}

/// The records nearest to places.
@c @implementation
public func fc_atlas_nearest(
    _ atlas: OpaquePointer!, _ layer: UnsafePointer<CChar>!, _ layer_length: Int, _ x: UnsafePointer<Double>!,
    _ y: UnsafePointer<Double>!, _ count: Int, _ k: Int, _ within_m: Double, _ classes: UnsafePointer<fc_text>!,
    _ class_count: Int, _ out_records: UnsafeMutablePointer<Int32>!, _ out_distances: UnsafeMutablePointer<Double>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let points = try content.points(try unsafe name(layer, layer_length, "layer"))
        let maximum = Int(FC_POINTS_MAX)
        let x = try unsafe buffer(x, count, maximum: maximum, "x")
        let y = try unsafe buffer(y, count, maximum: maximum, "y")
        guard (1...maximum).contains(k), count <= maximum / k else {
            throw Failure(argument: "k", "is \(UInt(bitPattern: k)), for \(count) places")
        }
        guard within_m >= 0 else { throw Failure(argument: "within_m", "is negative or no number") }
        let names = try unsafe classNames(classes, class_count)
        let records = try unsafe mutableBuffer(out_records, count * k, maximum: maximum, "out_records")
        let distances = try unsafe mutableBuffer(out_distances, count * k, maximum: maximum, "out_distances")
        unsafe points.nearest(
            x: x, y: y, count: k, within: within_m, classes: class_count > 0 ? names : nil, ids: records,
            distances: distances)
    }
}

private func classNames(_ classes: UnsafePointer<fc_text>?, _ count: Int) throws(Failure) -> Set<String> {
    let texts = try unsafe buffer(classes, count, maximum: 1 << 16, "classes")
    var names: Set<String> = []
    for index in texts.indices {
        let text = unsafe texts[index]
        names.insert(try unsafe FangcunC.text(text.data, text.length, maximum: Int(FC_NAME_BYTES_MAX), "classes"))
    }
    return names
}

/// The records in windows.
@c @implementation
public func fc_atlas_window(
    _ atlas: OpaquePointer!, _ layer: UnsafePointer<CChar>!, _ layer_length: Int, _ windows: UnsafePointer<fc_window>!,
    _ count: Int, _ out_records: UnsafeMutablePointer<Int32>!, _ capacity: Int,
    _ out_starts: UnsafeMutablePointer<Int>!,
    _ out_counts: UnsafeMutablePointer<Int>!, _ out_total: UnsafeMutablePointer<Int>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let points = try content.points(try unsafe name(layer, layer_length, "layer"))
        let maximum = Int(FC_POINTS_MAX)
        let windows = try unsafe buffer(windows, count, maximum: maximum, "windows")
        let records = try unsafe mutableBuffer(out_records, capacity, maximum: maximum, "out_records")
        let starts = try unsafe mutableBuffer(out_starts, count, maximum: maximum, "out_starts")
        let counts = try unsafe mutableBuffer(out_counts, count, maximum: maximum, "out_counts")
        let total = try unsafe required(out_total, "out_total")
        let boxes = unsafe windows.map { window in
            BoundingBox(minX: window.min_x, minY: window.min_y, maxX: window.max_x, maxY: window.max_y)
        }
        unsafe total.pointee = unsafe boxes.withUnsafeBufferPointer { boxes in
            unsafe points.ids(in: boxes, into: records, starts: starts, counts: counts)
        }
    }
}

/// What lies at places.
@c @implementation
public func fc_atlas_reverse(
    _ atlas: OpaquePointer!, _ x: UnsafePointer<Double>!, _ y: UnsafePointer<Double>!, _ count: Int, _ within_m: Double,
    _ out: UnsafePointer<fc_reverse>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let maximum = Int(FC_POINTS_MAX)
        let x = try unsafe buffer(x, count, maximum: maximum, "x")
        let y = try unsafe buffer(y, count, maximum: maximum, "y")
        guard within_m >= 0 else { throw Failure(argument: "within_m", "is negative or no number") }
        let out = try unsafe sized(UnsafeMutablePointer(mutating: out), "out")
        let columns = try unsafe ReverseColumns(out.pointee, count: count)
        try unsafe content.reverse(PlaceColumns(x: x, y: y), within: within_m, into: columns)
    }
}

/// The places that texts mean.
@c @implementation
public func fc_atlas_geocode(
    _ atlas: OpaquePointer!, _ texts: UnsafePointer<fc_text>!, _ count: Int, _ out: UnsafeMutablePointer<fc_geocoding>!,
    _ out_addresses: UnsafeMutablePointer<fc_bytes>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let content = try unsafe Handle.content(atlas, "atlas", as: AtlasContent.self)
        let texts = try unsafe buffer(texts, count, maximum: Int(FC_POINTS_MAX), "texts")
        guard count > 0 else { return }
        // Every struct is as large as the first says, which may be more than is known here.
        let size = Int(try unsafe sized(out, "out").pointee.size)
        guard size % MemoryLayout<fc_geocoding>.alignment == 0 else {
            throw Failure(argument: "out", "has a size of \(size)")
        }
        let addresses = try unsafe optional(out_addresses, "out_addresses")
        // All texts are read before anything is written: on failure nothing has changed.
        var questions: [String] = []
        for index in texts.indices {
            let text = unsafe texts[index]
            questions.append(try unsafe FangcunC.text(text.data, text.length, maximum: Int(FC_TEXT_BYTES_MAX), "texts"))
        }
        let geocoder = try content.tools.geocoder(of: content.atlas)
        let way = try content.tools.projection(of: content.atlas)
        for (index, question) in questions.enumerated() {
            let found = geocoder.geocode(question)
            let position = found.best.flatMap { try? way.inverse($0.position) }
            let place = unsafe UnsafeMutableRawPointer(out).advanced(by: index * size)
            unsafe place.assumingMemoryBound(to: fc_geocoding.self).pointee = fc_geocoding(
                found, at: position, record: found.best?.record.map { Int64($0) } ?? -1, size: UInt32(size))
            if let addresses = unsafe addresses {
                unsafe addresses[index] = fc_bytes(copying: (found.best?.address ?? "").utf8)
            }
        }
    }
}
