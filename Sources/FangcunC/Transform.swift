public import CFangcun
internal import FangcunGeo
internal import FangcunModel

/// The `fc_transform` of the header.
final class TransformContent: HandleContent {
    static let tag: UInt64 = 0x4643_5452_414E_5330  // "FCTRANS0"

    let projection: Projection

    init(from source: String, to target: String) throws(Failure) {
        projection = try calling { () throws(GeoError) in
            try Projection(from: CoordinateReference(name: source), to: CoordinateReference(name: target))
        }
    }
}

/// Finds the way from one reference system to another.
@c @implementation
public func fc_transform_open(
    _ from: UnsafePointer<CChar>!, _ from_length: Int, _ to: UnsafePointer<CChar>!, _ to_length: Int,
    _ out: UnsafeMutablePointer<OpaquePointer?>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let out = try unsafe required(out, "out")
        let source = try unsafe name(from, from_length, "from")
        let target = try unsafe name(to, to_length, "to")
        unsafe out.pointee = Handle.make(try TransformContent(from: source, to: target))
    }
}

/// Ends the life of a transform.
@c @implementation
public func fc_transform_free(_ transform: OpaquePointer!) {
    unsafe Handle.free(transform, TransformContent.self)
}

/// Transforms columns.
@c @implementation
public func fc_transform_apply(
    _ transform: OpaquePointer!, _ x: UnsafePointer<Double>!, _ y: UnsafePointer<Double>!, _ count: Int,
    _ out_x: UnsafeMutablePointer<Double>!, _ out_y: UnsafeMutablePointer<Double>!,
    _ out_undefined: UnsafeMutablePointer<Int>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let transform = try unsafe Handle.content(transform, "transform", as: TransformContent.self)
        let maximum = Int(FC_POINTS_MAX)
        let x = try unsafe buffer(x, count, maximum: maximum, "x")
        let y = try unsafe buffer(y, count, maximum: maximum, "y")
        let resultX = try unsafe mutableBuffer(out_x, count, maximum: maximum, "out_x")
        let resultY = try unsafe mutableBuffer(out_y, count, maximum: maximum, "out_y")
        let undefined = try unsafe optional(out_undefined, "out_undefined")
        let total = try calling { () throws(GeoError) in
            try unsafe transform.projection.transformWhereDefined(x: x, y: y, intoX: resultX, intoY: resultY)
        }
        if let undefined = unsafe undefined { unsafe undefined.pointee = total }
    }
}

/// Says what a transform does.
@c @implementation
public func fc_transform_describe(
    _ transform: OpaquePointer!, _ out: UnsafeMutablePointer<fc_bytes>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let transform = try unsafe Handle.content(transform, "transform", as: TransformContent.self)
        let out = try unsafe required(out, "out")
        unsafe out.pointee = fc_bytes(copying: JSONWriter.bytes(of: transform.projection.summary))
    }
}
