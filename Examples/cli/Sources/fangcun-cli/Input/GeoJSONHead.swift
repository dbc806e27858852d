import FangcunModel

/// What a GeoJSON document says before its features are read.
enum GeoJSONHead {
    /// Whether the document names its reference system, in the member `crs` of the older standard.
    static func namesReference(_ bytes: [UInt8]) throws(ModelError) -> Bool {
        var reader = try JSONReader(bytes)
        try reader.beginObject()
        while let name = try reader.nextName() {
            guard name == "crs" else {
                try reader.skipValue()
                continue
            }
            if case .object = try reader.readValue() { return true }
        }
        return false
    }
}
