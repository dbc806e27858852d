internal import FangcunModel

/// The geometry of a GeoPackage (OGC 12-128r18, clause 2.1.3): a header with the reference number and an envelope, and well-known binary.
public enum GeoPackageBinary {
    /// Reads a geometry.
    ///
    /// - Parameters:
    ///   - bytes: one geometry and nothing else.
    ///   - limits: how much the input may ask for.
    ///   - faults: whether a ring that is open or too short is refused, or kept.
    /// - Returns: the geometry, its `srid` being the `srs_id` of the header, which a table of the package explains.
    /// - Throws: ``GeoError`` with the offset of the byte: `malformedInput`, `invalidGeometry`, `limitExceeded`.
    /// - Complexity: linear in the bytes.
    public static func read(
        _ bytes: [UInt8], limits: WellKnownGeometry.Limits = .init(), faults: ShapeFaults = .refused
    ) throws(GeoError) -> WellKnownGeometry {
        guard bytes.count >= Self.fixedBytes, bytes.starts(with: magic) else {
            throw GeoError(.malformedInput, at: .byte(0), "no geometry of a GeoPackage")
        }
        let flags = bytes[3]
        guard bytes[2] == 0, flags & Flags.extended == 0 else {
            throw GeoError(.malformedInput, at: .byte(2), "a geometry of an extension of GeoPackage")
        }
        let envelope = Int(flags >> 1 & 7)
        guard envelope < envelopeBytes.count else {
            throw GeoError(.malformedInput, at: .byte(3), "the envelope \(envelope) is not defined")
        }
        let start = fixedBytes + envelopeBytes[envelope]
        guard start <= bytes.count else {
            throw GeoError(.malformedInput, at: .byte(bytes.count), "the bytes end early")
        }
        var number: UInt32 = 0
        for byte in bytes[4..<8] { number = number << 8 | UInt32(byte) }
        if flags & Flags.littleEndian != 0 { number = number.byteSwapped }
        var geometry = try WellKnownBinary.read(bytes[start...], limits: limits, faults: faults)
        geometry.srid = Int32(bitPattern: number)
        return geometry
    }

    /// The bytes of a geometry, with its envelope; `nil` makes an empty geometry.
    ///
    /// - Parameters:
    ///   - geometry: what is written, in two dimensions.
    ///   - srsIdentifier: the `srs_id` of the package's table of reference systems.
    public static func bytes(of geometry: Geometry?, srsIdentifier: Int32) -> [UInt8] {
        let box = geometry?.bounds
        var isPoint = false
        if case .point = geometry { isPoint = true }
        let hasEnvelope = box != nil && !isPoint
        var bytes = magic + [0, Flags.littleEndian | (hasEnvelope ? 1 << 1 : 0) | (box == nil ? Flags.empty : 0)]
        append(UInt32(bitPattern: srsIdentifier), to: &bytes)
        if let box, hasEnvelope {
            for number in [box.minX, box.maxX, box.minY, box.maxY] { append(number.bitPattern, to: &bytes) }
        }
        return bytes + WellKnownBinary.bytes(of: geometry)
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    private enum Flags {
        static let littleEndian: UInt8 = 1
        static let empty: UInt8 = 1 << 4
        static let extended: UInt8 = 1 << 5
    }

    /// "GP".
    private static let magic: [UInt8] = [0x47, 0x50]
    private static let fixedBytes = 8
    /// The lengths of the envelopes: none, two dimensions, with heights, with measures, with both.
    private static let envelopeBytes = [0, 32, 48, 48, 64]
}
