import FangcunGeo

extension FuzzTarget {
    /// GeoJSON: what is read can be written, and is then read again the same.
    static let geoJSON = FuzzTarget("GeoJSON") { bytes in
        _ = try? UnitGridSet(geoJSON: bytes, codeProperty: "code", limits: limits, faults: .kept)
        guard let document = try? GeoJSON(bytes, limits: limits) else { return }
        var writer = GeoJSONWriter(reference: document.reference)
        for feature in document.features {
            let isWritten = (try? writer.write(feature.geometry, properties: feature.properties)) != nil
            promise(isWritten, "GeoJSON that was read cannot be written")
        }
        let again = try? GeoJSON(writer.finish())
        promise(again?.features.count == document.features.count, "GeoJSON that was written is not read again")
    }

    private static let limits = GeoJSON.Limits(maximumBytes: 1 << 20, maximumFeatures: 1_000, maximumVertices: 10_000)
}
