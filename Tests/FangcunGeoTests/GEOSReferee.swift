import CGEOS
import FangcunGeo

/// GEOS in this process as the second reader and writer of well-known text and binary.
final class GEOSReferee {
    private let context: GEOSContextHandle_t

    init() { context = GEOS_init_r() }

    deinit { GEOS_finish_r(context) }

    /// The same geometry as GEOS writes it after reading this text; `nil` when it refuses the text.
    func bytes(ofText text: String, order: WellKnownBinary.ByteOrder, dimensions: Int32 = 2, srid: Int32? = nil)
        -> [UInt8]?
    {
        guard let shape = readText(context, text) else { return nil }
        defer { GEOSGeom_destroy_r(context, shape) }
        let writer = GEOSWKBWriter_create_r(context)
        defer { GEOSWKBWriter_destroy_r(context, writer) }
        GEOSWKBWriter_setByteOrder_r(context, writer, Int32(order.rawValue))
        GEOSWKBWriter_setOutputDimension_r(context, writer, dimensions)
        if let srid {
            GEOSSetSRID_r(context, shape, srid)
            GEOSWKBWriter_setIncludeSRID_r(context, writer, 1)
        }
        var size = 0
        guard let bytes = GEOSWKBWriter_write_r(context, writer, shape, &size) else { return nil }
        defer { GEOSFree_r(context, bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: size))
    }

    /// The text that GEOS writes after reading these bytes; `nil` when it refuses them.
    func text(ofBytes bytes: [UInt8]) -> String? {
        guard let shape = readBytes(context, bytes, bytes.count) else { return nil }
        defer { GEOSGeom_destroy_r(context, shape) }
        let writer = GEOSWKTWriter_create_r(context)
        defer { GEOSWKTWriter_destroy_r(context, writer) }
        GEOSWKTWriter_setRoundingPrecision_r(context, writer, 17)
        GEOSWKTWriter_setTrim_r(context, writer, 1)
        guard let text = GEOSWKTWriter_write_r(context, writer, shape) else { return nil }
        defer { GEOSFree_r(context, text) }
        return String(cString: text)
    }

    private func readBytes(
        _ context: GEOSContextHandle_t, _ bytes: [UInt8], _ size: Int
    ) -> OpaquePointer? {
        let reader = GEOSWKBReader_create_r(context)
        defer { GEOSWKBReader_destroy_r(context, reader) }
        return GEOSWKBReader_read_r(context, reader, bytes, size)
    }

    private func readText(_ context: GEOSContextHandle_t, _ text: String) -> OpaquePointer? {
        let reader = GEOSWKTReader_create_r(context)
        defer { GEOSWKTReader_destroy_r(context, reader) }
        return GEOSWKTReader_read_r(context, reader, text)
    }
}
