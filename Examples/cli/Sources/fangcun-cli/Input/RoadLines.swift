import FangcunGeo

/// The lines of a GeoJSON file of roads, for drawing.
enum RoadLines {
    /// All lines, in degrees; features of other kinds are passed over.
    static func read(_ file: NamedFile) throws(CommandFailure) -> [[Point]] {
        try naming(file.name) {
            try GeoJSON(file.bytes, reference: .wgs84).features.flatMap { feature -> [[Point]] in
                switch feature.geometry {
                case .lineString(let line): [line]
                case .multiLineString(let lines): lines
                default: []
                }
            }
        }
    }
}
