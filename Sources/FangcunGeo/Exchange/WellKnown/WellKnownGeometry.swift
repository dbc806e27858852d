/// A geometry read from well-known text or binary, and what was said beside it.
public struct WellKnownGeometry: Sendable, Hashable {
    /// The geometry; `nil` for an empty one.
    public var geometry: Geometry?
    /// The number of the reference system that the extended forms (EWKT, EWKB of PostGIS) carry, an EPSG code as a rule.
    public var srid: Int32?
    /// Whether there were heights (Z), which are passed over.
    public var hasHeights = false
    /// Whether there were measures (M), which are passed over.
    public var hasMeasures = false

    /// How much foreign input may ask for.
    public struct Limits: Sendable, Hashable {
        /// The largest input, in bytes.
        public var maximumBytes: Int
        /// The most positions.
        public var maximumVertices: Int
        /// The deepest nesting of collections in collections.
        public var maximumDepth: Int

        /// Limits: 1 GiB, fifty million positions and 32 levels unless said otherwise.
        public init(maximumBytes: Int = 1 << 30, maximumVertices: Int = 50_000_000, maximumDepth: Int = 32) {
            self.maximumBytes = maximumBytes
            self.maximumVertices = maximumVertices
            self.maximumDepth = maximumDepth
        }
    }
}

/// The kinds of geometry by their number in well-known binary (OGC 06-103r4, table 7) and their word in well-known text.
enum WellKnownKind: UInt32, CaseIterable {
    case point = 1
    case lineString = 2
    case polygon = 3
    case multiPoint = 4
    case multiLineString = 5
    case multiPolygon = 6
    case collection = 7

    var word: String {
        switch self {
        case .point: "POINT"
        case .lineString: "LINESTRING"
        case .polygon: "POLYGON"
        case .multiPoint: "MULTIPOINT"
        case .multiLineString: "MULTILINESTRING"
        case .multiPolygon: "MULTIPOLYGON"
        case .collection: "GEOMETRYCOLLECTION"
        }
    }

    /// What the members of this kind are; `nil` for any, and for what has no geometries as members.
    var member: WellKnownKind? {
        switch self {
        case .multiPoint: .point
        case .multiLineString: .lineString
        case .multiPolygon: .polygon
        case .point, .lineString, .polygon, .collection: nil
        }
    }

    init(_ geometry: Geometry) {
        switch geometry {
        case .point: self = .point
        case .lineString: self = .lineString
        case .polygon: self = .polygon
        case .multiPoint: self = .multiPoint
        case .multiLineString: self = .multiLineString
        case .multiPolygon: self = .multiPolygon
        }
    }
}

/// Puts together what was read, and judges it.
struct WellKnownAssembly {
    let faults: ShapeFaults

    func line(_ points: [Point]) throws(GeoError) -> Geometry? {
        guard !points.isEmpty else { return nil }
        guard points.count > 1 else { throw GeoError(.invalidGeometry, "a line of a single point") }
        try requireFinite(points)
        return .lineString(points)
    }

    func polygon(_ rings: [[Point]]) throws(GeoError) -> Geometry? {
        guard let outer = rings.first else { return nil }
        for (index, ring) in rings.enumerated() where faults == .refused {
            if let fault = Geometry.fault(ofRing: ring) {
                throw GeoError(.invalidGeometry, "ring \(index + 1) \(fault)")
            }
            try requireFinite(ring)
        }
        return .polygon(Polygon(outer: outer, holes: Array(rings.dropFirst())))
    }

    /// A multi-geometry, or a collection; its empty members are left out.
    func several(_ parts: [Geometry]) throws(GeoError) -> Geometry? {
        if let joined = Geometry(joining: parts) { return joined }
        guard faults == .kept || parts.isEmpty else {
            throw GeoError(
                .invalidGeometry, "a collection of areas, lines and points mixed, which is no single thing on a map")
        }
        return Geometry(joining: parts.filter { $0.polygons != nil })
    }

    private func requireFinite(_ points: [Point]) throws(GeoError) {
        guard faults == .refused, let point = points.first(where: { !$0.isFinite }) else { return }
        throw GeoError(.invalidGeometry, "the coordinate (\(point.x), \(point.y)) is not finite")
    }
}
