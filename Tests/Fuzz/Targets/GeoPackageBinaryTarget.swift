import FangcunGeo

extension FuzzTarget {
    /// Geometries of GeoPackages: what is read is written and read again the same.
    static let geoPackageBinary = FuzzTarget("GeoPackageBinary") { bytes in
        let limits = WellKnownGeometry.Limits(maximumBytes: 1 << 20, maximumVertices: 10_000)
        _ = try? GeoPackageBinary.read(bytes, limits: limits, faults: .kept)
        guard let read = try? GeoPackageBinary.read(bytes, limits: limits) else { return }
        let again = try? GeoPackageBinary.read(GeoPackageBinary.bytes(of: read.geometry, srsIdentifier: read.srid ?? 0))
        promise(again?.geometry == read.geometry && again?.srid == read.srid, "a geometry differs when read again")
    }
}
