import FangcunGeo

extension FuzzTarget {
    /// Well-known binary: what is read is written in both orders of bytes and read again the same.
    static let wellKnownBinary = FuzzTarget("WKB") { bytes in
        for faults in [ShapeFaults.refused, .kept] {
            guard let read = try? WellKnownBinary.read(bytes, limits: wellKnownLimits, faults: faults) else { continue }
            guard faults == .refused else { continue }
            for order in [WellKnownBinary.ByteOrder.littleEndian, .bigEndian] {
                let written = WellKnownBinary.bytes(of: read.geometry, order: order, srid: read.srid)
                let again = try? WellKnownBinary.read(written)
                promise(again?.geometry == read.geometry && again?.srid == read.srid, "binary differs when read again")
            }
        }
    }

    /// Well-known text: what is read is written and read again the same, and as binary too.
    static let wellKnownText = FuzzTarget("WKT") { bytes in
        _ = try? WellKnownText.read(bytes, limits: wellKnownLimits, faults: .kept)
        guard let read = try? WellKnownText.read(bytes, limits: wellKnownLimits) else { return }
        let text = try? WellKnownText.text(of: read.geometry, srid: read.srid)
        let again = text.flatMap { try? WellKnownText.read($0) }
        promise(again?.geometry == read.geometry && again?.srid == read.srid, "text differs when read again")
        let binary = try? WellKnownBinary.read(WellKnownBinary.bytes(of: read.geometry))
        promise(binary?.geometry == read.geometry, "text and binary differ")
    }

    private static let wellKnownLimits = WellKnownGeometry.Limits(maximumBytes: 1 << 20, maximumVertices: 10_000)
}
