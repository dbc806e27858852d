public import FangcunModel

/// Writes a feature collection of GeoJSON (RFC 7946), feature by feature, one on each line.
///
/// Rings are written with the area to their left, as clause 3.1.6 demands: outer rings counter-clockwise, holes clockwise.
public struct GeoJSONWriter {
    private let decimals: Int
    private let scale: Double
    private var writer = JSONWriter()

    /// A writer that has written no feature yet.
    ///
    /// - Parameters:
    ///   - decimals: how many decimals coordinates are rounded to, 0 to 15: seven are a centimetre in degrees, three a millimetre in
    ///     metres.
    ///   - reference: the system of the coordinates, which are east before north. One other than WGS 84 is declared by a `crs`
    ///     member, which RFC 7946 no longer knows and GIS programs understand.
    public init(decimals: Int = 7, reference: CoordinateReference = .wgs84) {
        self.decimals = min(max(0, decimals), 15)
        scale = (0..<self.decimals).reduce(1) { product, _ in product * 10 }
        writer.beginObject()
        writer.member("type", "FeatureCollection")
        if reference.system != CoordinateReference.wgs84.system {
            let text = reference.epsg == 0 ? reference.name : "urn:ogc:def:crs:EPSG::\(reference.epsg)"
            let name = JSONValue.Member("name", .string(text))
            writer.member("crs", .object([.init("type", .string("name")), .init("properties", .object([name]))]))
        }
        writer.name("features")
        writer.beginArray()
    }

    /// Writes one feature.
    ///
    /// - Throws: ``GeoError`` with code `invalidGeometry` for a coordinate that is not finite, which JSON cannot say; nothing is
    ///   written then.
    public mutating func write(
        _ geometry: Geometry?, identifier: JSONValue? = nil, properties: [JSONValue.Member] = []
    ) throws(GeoError) {
        for chain in geometry?.chains ?? [] {
            guard let point = chain.first(where: { !$0.isFinite }) else { continue }
            throw GeoError(.invalidGeometry, "the coordinate (\(point.x), \(point.y)) is not finite")
        }
        writer.newline()
        writer.beginObject()
        writer.member("type", "Feature")
        if let identifier { writer.member("id", identifier) }
        writer.member("properties", .object(properties))
        writer.name("geometry")
        write(geometry)
        writer.endObject()
    }

    /// The whole document; the writer is used up.
    public consuming func finish() -> [UInt8] {
        writer.newline()
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    private mutating func write(_ geometry: Geometry?) {
        guard let geometry else { return writer.write(.null) }
        writer.beginObject()
        writer.member("type", geometry.typeName)
        writer.name("coordinates")
        switch geometry {
        case .point(let point): write(point)
        case .multiPoint(let points), .lineString(let points): write(points)
        case .multiLineString(let lines): writeArray(lines) { $0.write($1) }
        case .polygon(let polygon): write(polygon)
        case .multiPolygon(let polygons): writeArray(polygons) { $0.write($1) }
        }
        writer.endObject()
    }

    private mutating func write(_ polygon: Polygon) {
        let rings = [polygon.outer.running(.left)] + polygon.holes.map { $0.running(.right) }
        writeArray(rings) { $0.write($1) }
    }

    private mutating func write(_ points: [Point]) { writeArray(points) { $0.write($1) } }

    private mutating func write(_ point: Point) {
        writer.beginArray()
        writer.write(rounded(point.x))
        writer.write(rounded(point.y))
        writer.endArray()
    }

    private mutating func writeArray<Element>(_ elements: [Element], _ write: (inout Self, Element) -> Void) {
        writer.beginArray()
        for element in elements { write(&self, element) }
        writer.endArray()
    }

    /// The double nearest to the rounded decimal, whose shortest form has no more decimals than that.
    private func rounded(_ coordinate: Double) -> Double {
        let scaled = coordinate * scale
        // Beyond 2^53 there is nothing left to round.
        guard abs(scaled) < 9_007_199_254_740_992 else { return coordinate }
        return scaled.rounded() / scale
    }
}

extension Geometry {
    fileprivate var typeName: String {
        switch self {
        case .point: "Point"
        case .multiPoint: "MultiPoint"
        case .lineString: "LineString"
        case .multiLineString: "MultiLineString"
        case .polygon: "Polygon"
        case .multiPolygon: "MultiPolygon"
        }
    }
}

/// The side of a ring on which its inside lies.
private enum InnerSide {
    case left, right
}

extension [Point] {
    /// The ring with its inside on that side.
    fileprivate func running(_ side: InnerSide) -> [Point] {
        guard let origin = first else { return self }
        // Twice the signed area, from the first point, so that large coordinates do not swallow it.
        let area = zip(self, dropFirst()).reduce(0.0) { sum, edge in
            sum + (edge.0.x - origin.x) * (edge.1.y - origin.y) - (edge.1.x - origin.x) * (edge.0.y - origin.y)
        }
        return (area < 0) == (side == .left) && area != 0 ? reversed() : self
    }
}
