/// The coordinate system of a city (城市坐标系, 独立坐标系): a Gauss-Krüger projection about a meridian of its own onto a plane at the
/// city's height, then shifted and turned into the city's frame.
///
/// From longitude and latitude on ``base`` a point goes, in this order, through seven parameters to the city's
/// ellipsoid (heights are taken as 0), through the projection, and through four parameters in the plane; the first and
/// the last may be absent.
///
/// **Projection height.** The ellipsoid of the projection has its axis made longer by the height and keeps its
/// flattening, and latitudes are kept (``Ellipsoid/raised(by:)``). The height is one above the ellipsoid: a normal
/// height (正常高) and the height anomaly (高程异常) together. Some cities were computed by other definitions, which differ by
/// centimetres to decimetres far from the central meridian and the equator; four parameters fitted to control points
/// take up nearly all of it.
public struct CitySystem: Sendable, Hashable {
    /// What the system is called; empty when it has no name.
    public let name: String
    /// The system of longitudes and latitudes from which it starts, east before north.
    public let base: CoordinateReference
    /// From the ellipsoid of the base to that of the city; `nil` where they are one.
    public let spatial: Spatial?
    /// The projection, on the raised ellipsoid.
    public let projection: GaussKruger
    /// From the plane of the projection to that of the city.
    public let planar: PlanarTransform

    /// A change of ellipsoid.
    public struct Spatial: Sendable, Hashable {
        /// The ellipsoid of the base.
        public let source: Ellipsoid
        /// The ellipsoid of the city, not raised.
        public let target: Ellipsoid
        /// From the one to the other.
        public let transform: SevenParameterTransform

        /// A change of its parts.
        public init(from source: Ellipsoid, to target: Ellipsoid, by transform: SevenParameterTransform) {
            self.source = source
            self.target = target
            self.transform = transform
        }

        func forward(_ point: Point) -> Point {
            target.geodetic(transform.forward(source.geocentric(point))).point
        }

        /// Undoes ``forward(_:)``, whose heights are 0 on the source's side: by repetition, which gains five digits a step.
        func inverse(_ point: Point) -> Point {
            var guess = source.geodetic(transform.inverse(target.geocentric(point))).point
            for _ in 0..<4 {
                let image = forward(guess)
                guess.x -= image.x - point.x
                guess.y -= image.y - point.y
            }
            return guess
        }
    }

    /// A system of its parts.
    ///
    /// - Parameters:
    ///   - name: what people call the system.
    ///   - datum: the datum from which the system starts.
    ///   - centralMeridian: the meridian of the projection, in degrees east.
    ///   - falseEasting: what is added to eastings, in metres.
    ///   - falseNorthing: what is added to northings, in metres.
    ///   - projectionHeightMeters: the height of the plane above the ellipsoid.
    ///   - spatial: a change of ellipsoid before the projection; the projection is then on its target.
    ///   - planar: from the plane of the projection to that of the city.
    /// - Throws: ``GeoError`` with code `invalidGeometry`, as ``GaussKruger`` and ``Ellipsoid/raised(by:)``.
    public init(
        name: String = "", datum: ChineseDatum = .cgcs2000, centralMeridian: Double, falseEasting: Double = 500_000,
        falseNorthing: Double = 0, projectionHeightMeters: Double = 0, spatial: Spatial? = nil,
        planar: PlanarTransform = .identity
    ) throws(GeoError) {
        self.name = name
        base = datum.geographic
        self.spatial = spatial
        projection = try GaussKruger(
            (spatial?.target ?? datum.ellipsoid).raised(by: projectionHeightMeters), centralMeridian: centralMeridian,
            falseEasting: falseEasting, falseNorthing: falseNorthing)
        self.planar = planar
    }

    /// The system as one that a ``Projection`` takes, east before north.
    public var reference: CoordinateReference { CoordinateReference(.city(self), axisOrder: .eastNorth) }

    /// From the base to the city.
    var steps: [ProjectionStep] {
        let change = spatial.map { [ProjectionStep.spatial($0)] } ?? []
        let plane = planar == .identity ? [] : [ProjectionStep.planar(planar)]
        return change + [.kernel(projection.forwardOperation)] + plane
    }

    /// City coordinates of longitudes and latitudes of the base; NaN in both numbers where the projection is not defined.
    public func forward(_ points: [Point]) -> [Point] { Self.apply(steps, to: points) }

    /// Longitudes and latitudes of the base of city coordinates; NaN in both numbers where the projection is not defined.
    public func inverse(_ points: [Point]) -> [Point] { Self.apply(steps.reversed().map(\.inverse), to: points) }

    private static func apply(_ steps: [ProjectionStep], to points: [Point]) -> [Point] {
        var results = points
        unsafe results.withUnsafeMutableBufferPointer { points in
            for step in steps { unsafe step.apply(to: points) }
        }
        return results
    }

    /// City coordinates of one longitude and latitude.
    public func forward(_ point: Point) -> Point { forward([point])[0] }

    /// Longitude and latitude of one point of the city.
    public func inverse(_ point: Point) -> Point { inverse([point])[0] }
}
