import FangcunGeo
import FangcunModel

/// A road to draw, or a part of one.
struct RoadLine {
    var path: [Point]
    /// How wide it is; 0 where the file does not say.
    var widthMeters: Double
}

/// The lines of a GeoJSON file of roads, with their `width_m` where they have one.
enum RoadLines {
    /// All lines, in degrees; features of other kinds are passed over.
    static func read(_ file: NamedFile) throws(CommandFailure) -> [RoadLine] {
        try naming(file.name) {
            try GeoJSON(file.bytes, reference: .wgs84).features.flatMap { feature -> [RoadLine] in
                let width = feature["width_m"]?.number ?? 0
                return paths(of: feature.geometry).map { RoadLine(path: $0, widthMeters: width) }
            }
        }
    }

    private static func paths(of geometry: Geometry?) -> [[Point]] {
        switch geometry {
        case .lineString(let path): [path]
        case .multiLineString(let paths): paths
        default: []
        }
    }
}
