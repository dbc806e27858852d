internal import Glibc

/// Metres about the middle of a set of grids, for sizes and distances.
///
/// The way between data and metres only shifts and stretches, so straight lines stay straight and what touches still touches; a
/// map projection (``LocalPlane``) would bend them. The stretch is that of the ground at the middle: sizes are right within 1 %
/// over a city up to a degree tall. That serves to judge sizes, and for nothing else.
struct GroundFrame: Sendable {
    private let origin: Point
    private let metersPerUnit: Point

    /// The frame of data in metres.
    init(metersAround bounds: BoundingBox) {
        origin = GroundFrame.middle(of: bounds)
        metersPerUnit = Point(x: 1, y: 1)
    }

    /// The frame of data in that system, be its unit degrees, metres or another.
    ///
    /// - Throws: the errors of ``Projection``: for an unknown system, and for data that cannot be in it.
    init(_ reference: CoordinateReference, around bounds: BoundingBox) throws(GeoError) {
        origin = GroundFrame.middle(of: bounds)
        let least = 1e-6 * max(1, origin.x.magnitude, origin.y.magnitude)
        let scale = try GroundFrame.scale(of: reference, at: origin, reach: max(bounds.width, bounds.height, least) / 4)
        guard scale.isFinite, scale.x > 0, scale.y > 0 else {
            throw GeoError(.outsideDomain, "\(reference) has no scale at (\(origin.x), \(origin.y))")
        }
        // The metres of a survey's plane are taken as they are, as every map program does.
        let isMetric = abs(scale.x - 1) < 0.01 && abs(scale.y - 1) < 0.01
        metersPerUnit = isMetric ? Point(x: 1, y: 1) : scale
    }

    /// From the data's coordinates to metres.
    func meters(_ point: Point) -> Point {
        Point(x: (point.x - origin.x) * metersPerUnit.x, y: (point.y - origin.y) * metersPerUnit.y)
    }

    /// From metres back to the data's coordinates.
    func data(_ point: Point) -> Point {
        Point(x: origin.x + point.x / metersPerUnit.x, y: origin.y + point.y / metersPerUnit.y)
    }

    /// From the data's coordinates to metres.
    func meters(_ polygon: Polygon) -> Polygon {
        Polygon(outer: polygon.outer.map(meters), holes: polygon.holes.map { $0.map(meters) })
    }

    /// From metres back to the data's coordinates.
    func data(_ box: BoundingBox) -> BoundingBox {
        let (low, high) = (data(Point(x: box.minX, y: box.minY)), data(Point(x: box.maxX, y: box.maxY)))
        return BoundingBox(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
    }

    /// An area in the square of the data's unit, in square metres.
    func squareMeters(_ area: Double) -> Double { area * metersPerUnit.x * metersPerUnit.y }

    /// A distance in the data's unit, in metres, in the direction in which it is longest.
    func longestMeters(_ distance: Double) -> Double { distance * max(metersPerUnit.x, metersPerUnit.y) }

    /// How many metres on the ground a unit is, to the east and to the north.
    private static func scale(
        of reference: CoordinateReference, at origin: Point, reach: Double
    ) throws(GeoError) -> Point {
        let projection = try Projection(from: reference, to: .wgs84)
        let middle = try projection.transform(origin)
        guard middle.x.magnitude <= 360, middle.y.magnitude <= 90 else {
            throw GeoError(.outsideDomain, "(\(origin.x), \(origin.y)) is no place in \(reference)")
        }
        let degree = metersPerDegree(latitude: middle.y)
        func meters(_ east: Double, _ north: Double) throws(GeoError) -> Double {
            let start = try projection.transform(Point(x: origin.x - east, y: origin.y - north))
            let end = try projection.transform(Point(x: origin.x + east, y: origin.y + north))
            return hypot((end.x - start.x) * degree.x, (end.y - start.y) * degree.y)
        }
        return Point(x: try meters(reach, 0) / (2 * reach), y: try meters(0, reach) / (2 * reach))
    }

    private static func middle(of bounds: BoundingBox) -> Point {
        Point(x: bounds.minX + bounds.width / 2, y: bounds.minY + bounds.height / 2)
    }

    /// The length of a degree of longitude (x) and of latitude (y), from the radii of the WGS 84 ellipsoid.
    private static func metersPerDegree(latitude: Double) -> Point {
        let equatorRadius = 6_378_137.0
        let eccentricitySquared = 0.006694379990141317
        let radians = Double.pi / 180
        let sine = sin(latitude * radians)
        let root = (1 - eccentricitySquared * sine * sine).squareRoot()
        let primeVertical = equatorRadius / root
        let meridian = equatorRadius * (1 - eccentricitySquared) / (root * root * root)
        return Point(x: primeVertical * cos(latitude * radians) * radians, y: meridian * radians)
    }
}
