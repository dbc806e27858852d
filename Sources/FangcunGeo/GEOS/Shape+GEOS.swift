internal import CGEOS

/// Owns one geometry of GEOS.
@safe struct GEOSShape: ~Copyable {
    let context: GEOSContext
    private let pointer: OpaquePointer

    deinit { unsafe GEOSGeom_destroy_r(context.handle, pointer) }

    /// Takes what a call returned; throws with the call's message when that is nothing.
    private init(owning pointer: OpaquePointer?, in context: GEOSContext, from operation: String) throws(GeoError) {
        self.context = context
        guard let pointer = unsafe pointer else { throw context.failure(of: operation) }
        unsafe self.pointer = pointer
    }

    /// A polygon, or several as one shape; rings must be closed.
    init(_ polygons: [Polygon], in context: GEOSContext) throws(GeoError) {
        let parts = unsafe try context.makeOwnedParts(polygons) { polygon throws(GeoError) in
            unsafe try context.makeOwnedPolygon(polygon)
        }
        let collection = unsafe context.makeOwnedCollection(of: parts, GEOS_MULTIPOLYGON)
        unsafe try self.init(owning: collection, in: context, from: "createCollection")
    }

    /// Straight lines, each a shape of its own.
    init(lines: [[Point]], in context: GEOSContext) throws(GeoError) {
        let parts = unsafe try context.makeOwnedParts(lines) { line throws(GeoError) in
            unsafe try context.makeOwnedLine(line)
        }
        let collection = unsafe context.makeOwnedCollection(of: parts, GEOS_MULTILINESTRING)
        unsafe try self.init(owning: collection, in: context, from: "createCollection")
    }
}

// MARK: - Operations

extension GEOSShape {
    /// Where and why the shape is invalid; `nil` for a valid one. The corresponding C function is `GEOSisValidDetail_r`.
    func invalidity() throws(GeoError) -> (reason: String, location: Point?)? {
        var text: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        let answer = unsafe GEOSisValidDetail_r(context.handle, pointer, 0, &text, &place)
        defer {
            unsafe GEOSFree_r(context.handle, text)
            unsafe GEOSGeom_destroy_r(context.handle, place)
        }
        switch answer {
        case 1: return nil
        case 0: return (unsafe text.map { unsafe String(cString: $0) } ?? "", unsafe context.point(place))
        default: throw context.failure(of: "isValidDetail")  // 2 on exception
        }
    }

    /// What both shapes cover. The corresponding C function is `GEOSIntersection_r`.
    func intersection(with other: borrowing GEOSShape) throws(GeoError) -> GEOSShape {
        let made = unsafe GEOSIntersection_r(context.handle, pointer, other.pointer)
        return unsafe try GEOSShape(owning: made, in: context, from: "intersection")
    }

    /// The union of the shape's parts; lines are cut where they meet. The corresponding C function is `GEOSUnaryUnion_r`.
    func dissolved() throws(GeoError) -> GEOSShape {
        let made = unsafe GEOSUnaryUnion_r(context.handle, pointer)
        return unsafe try GEOSShape(owning: made, in: context, from: "unaryUnion")
    }

    /// The polygons between lines that meet only at their ends. The corresponding C function is `GEOSPolygonize_r`.
    func polygonized() throws(GeoError) -> GEOSShape {
        let made = unsafe withUnsafePointer(to: Optional(pointer)) { unsafe GEOSPolygonize_r(context.handle, $0, 1) }
        return unsafe try GEOSShape(owning: made, in: context, from: "polygonize")
    }

    /// The polygons among the shape's parts, as values.
    func polygons() throws(GeoError) -> [Polygon] { unsafe try context.polygons(pointer) }
}

// MARK: - Values to GEOS

extension GEOSContext {
    /// Makes a part from each value; those made are destroyed when one fails.
    fileprivate func makeOwnedParts<Value>(
        _ values: [Value], _ make: (Value) throws(GeoError) -> OpaquePointer
    ) throws(GeoError) -> [OpaquePointer?] {
        var parts: [OpaquePointer?] = unsafe []
        unsafe parts.reserveCapacity(values.count)
        for value in values {
            do throws(GeoError) {
                unsafe parts.append(try make(value))
            } catch {
                unsafe parts.forEach { unsafe GEOSGeom_destroy_r(handle, $0) }
                throw error
            }
        }
        return unsafe parts
    }

    /// The parts are consumed, also when the call fails.
    fileprivate func makeOwnedCollection(of parts: [OpaquePointer?], _ type: GEOSGeomTypes) -> OpaquePointer? {
        var parts = unsafe parts
        let count = UInt32(truncatingIfNeeded: unsafe parts.count)
        return unsafe parts.withUnsafeMutableBufferPointer { buffer in
            unsafe GEOSGeom_createCollection_r(handle, Int32(type.rawValue), buffer.baseAddress, count)
        }
    }

    /// Shell and holes are consumed, also when the call fails.
    fileprivate func makeOwnedPolygon(_ polygon: Polygon) throws(GeoError) -> OpaquePointer {
        let shell = unsafe try makeOwnedRing(polygon.outer)
        var holes: [OpaquePointer?]
        do throws(GeoError) {
            unsafe holes = try makeOwnedParts(polygon.holes) { ring throws(GeoError) in
                unsafe try makeOwnedRing(ring)
            }
        } catch {
            unsafe GEOSGeom_destroy_r(handle, shell)
            throw error
        }
        let count = UInt32(truncatingIfNeeded: unsafe holes.count)
        let made = unsafe holes.withUnsafeMutableBufferPointer { buffer in
            unsafe GEOSGeom_createPolygon_r(handle, shell, buffer.baseAddress, count)
        }
        guard let made = unsafe made else { throw failure(of: "createPolygon") }
        return unsafe made
    }

    /// The sequence is consumed, also when the call fails: an open ring, or one of too few points.
    private func makeOwnedRing(_ points: [Point]) throws(GeoError) -> OpaquePointer {
        let made = unsafe GEOSGeom_createLinearRing_r(handle, try makeOwnedSequence(points))
        guard let made = unsafe made else { throw failure(of: "createLinearRing", .invalidGeometry) }
        return unsafe made
    }

    /// The sequence is consumed, also when the call fails: a line of one point.
    fileprivate func makeOwnedLine(_ points: [Point]) throws(GeoError) -> OpaquePointer {
        let made = unsafe GEOSGeom_createLineString_r(handle, try makeOwnedSequence(points))
        guard let made = unsafe made else { throw failure(of: "createLineString", .invalidGeometry) }
        return unsafe made
    }

    private func makeOwnedSequence(_ points: [Point]) throws(GeoError) -> OpaquePointer {
        guard let count = UInt32(exactly: points.count) else { throw GeoError(.limitExceeded, "a ring of 2^32 points") }
        var coordinates: [Double] = []
        coordinates.reserveCapacity(2 * points.count)
        for point in points {
            coordinates.append(point.x)
            coordinates.append(point.y)
        }
        let made = unsafe coordinates.withUnsafeBufferPointer { buffer in
            // An empty array may have no address, which is then not read.
            unsafe GEOSCoordSeq_copyFromBuffer_r(handle, buffer.baseAddress, count, 0, 0)
        }
        guard let made = unsafe made else { throw failure(of: "copyFromBuffer") }
        return unsafe made
    }
}

// MARK: - GEOS to values

extension GEOSContext {
    /// The coordinates of a borrowed point; `nil` for none and for an empty one.
    fileprivate func point(_ pointer: OpaquePointer?) -> Point? {
        guard let pointer = unsafe pointer, unsafe GEOSisEmpty_r(handle, pointer) == 0 else { return nil }
        var point = Point(x: 0, y: 0)
        guard unsafe GEOSGeomGetX_r(handle, pointer, &point.x) == 1,
            unsafe GEOSGeomGetY_r(handle, pointer, &point.y) == 1
        else { return nil }
        return point
    }

    /// The polygons among the parts of a borrowed shape, and among the parts of those.
    fileprivate func polygons(_ pointer: OpaquePointer?) throws(GeoError) -> [Polygon] {
        var polygons: [Polygon] = []
        for index in 0..<max(0, unsafe GEOSGetNumGeometries_r(handle, pointer)) {
            let part = unsafe GEOSGetGeometryN_r(handle, pointer, index)  // borrowed
            let type = unsafe GEOSGeomTypeId_r(handle, part)
            if type == GEOS_MULTIPOLYGON.rawValue {
                unsafe polygons += try self.polygons(part)
            } else if type == GEOS_POLYGON.rawValue, unsafe GEOSisEmpty_r(handle, part) == 0 {
                unsafe polygons.append(try polygon(part))
            }
        }
        return polygons
    }

    /// The rings of a borrowed polygon.
    fileprivate func polygon(_ pointer: OpaquePointer?) throws(GeoError) -> Polygon {
        var polygon = Polygon(outer: unsafe try ring(GEOSGetExteriorRing_r(handle, pointer)))
        for index in 0..<max(0, unsafe GEOSGetNumInteriorRings_r(handle, pointer)) {
            unsafe polygon.holes.append(try ring(GEOSGetInteriorRingN_r(handle, pointer, index)))
        }
        return polygon
    }

    private func ring(_ pointer: OpaquePointer?) throws(GeoError) -> [Point] {
        var size: UInt32 = 0
        guard let pointer = unsafe pointer, let sequence = unsafe GEOSGeom_getCoordSeq_r(handle, pointer),  // borrowed
            unsafe GEOSCoordSeq_getSize_r(handle, sequence, &size) == 1
        else { throw failure(of: "getCoordSeq") }
        var coordinates = [Double](repeating: 0, count: 2 * Int(size))
        let copied = unsafe coordinates.withUnsafeMutableBufferPointer { buffer in
            unsafe GEOSCoordSeq_copyToBuffer_r(handle, sequence, buffer.baseAddress, 0, 0)
        }
        guard copied == 1 else { throw failure(of: "copyToBuffer") }
        return stride(from: 0, to: coordinates.count, by: 2).map { Point(x: coordinates[$0], y: coordinates[$0 + 1]) }
    }
}
