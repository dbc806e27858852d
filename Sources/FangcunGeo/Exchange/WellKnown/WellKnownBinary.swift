/// Well-known binary (OGC 06-103r4, clause 8; ISO 13249-3), and the extended form of PostGIS (EWKB).
///
/// Read are both byte orders, heights and measures in either numbering (dropped, and said so), the reference number of EWKB, empty
/// geometries, and collections whose members are all areas, all lines or all points. Coordinates are taken as east
/// before north, as databases and GeoPackage write them whatever the axis order of their reference system. Curves and surfaces are
/// refused.
public enum WellKnownBinary {
    /// The order of the bytes of a number.
    public enum ByteOrder: UInt8, Sendable, Hashable {
        /// The most significant byte first (XDR).
        case bigEndian = 0
        /// The least significant byte first (NDR).
        case littleEndian = 1
    }

    /// Reads a geometry.
    ///
    /// - Parameters:
    ///   - bytes: one geometry and nothing else.
    ///   - limits: how much the input may ask for.
    ///   - faults: whether a ring that is open or too short is refused, or kept.
    /// - Throws: ``GeoError`` with the offset of the byte: `malformedInput`, `invalidGeometry`, `limitExceeded`.
    /// - Complexity: linear in the bytes; a count that the bytes cannot hold asks for no memory.
    public static func read(
        _ bytes: [UInt8], limits: WellKnownGeometry.Limits = .init(), faults: ShapeFaults = .refused
    ) throws(GeoError) -> WellKnownGeometry {
        try read(bytes[...], limits: limits, faults: faults)
    }

    /// Reads a geometry that stands within other bytes; offsets in errors are those of the slice.
    static func read(
        _ bytes: ArraySlice<UInt8>, limits: WellKnownGeometry.Limits, faults: ShapeFaults
    ) throws(GeoError) -> WellKnownGeometry {
        guard bytes.count <= limits.maximumBytes else {
            throw GeoError(.limitExceeded, "\(bytes.count) bytes of a geometry, more than \(limits.maximumBytes)")
        }
        var reader = WellKnownBinaryReader(bytes, limits: limits, faults: faults)
        return try reader.readAll()
    }

    /// The bytes of a geometry; an empty collection for none.
    ///
    /// - Parameters:
    ///   - geometry: what is written, in two dimensions.
    ///   - order: the order of bytes.
    ///   - srid: the number of the reference system: with one the extended form of PostGIS is written, which ISO programs do not
    ///     read.
    public static func bytes(
        of geometry: Geometry?, order: ByteOrder = .littleEndian, srid: Int32? = nil
    ) -> [UInt8] {
        var writer = WellKnownBinaryWriter(order: order)
        writer.write(geometry, srid: srid)
        return writer.bytes
    }
}
