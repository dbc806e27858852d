internal import Glibc

/// Metres about the middle of a set of grids, for sizes and distances.
///
/// The way between data and metres only shifts and stretches, so straight lines stay straight and what touches still touches.
/// Degrees are stretched by the ellipsoid's radii at the middle latitude: sizes are right within 1 % over a city, up to a degree
/// tall. That serves to judge sizes, and for nothing else.
struct GroundFrame: Sendable {
    private let origin: Point
    private let metersPerUnit: Point

    /// The frame of data in metres.
    init(metersAround bounds: BoundingBox) {
        origin = GroundFrame.middle(of: bounds)
        metersPerUnit = Point(x: 1, y: 1)
    }

    /// The frame of data in degrees of longitude and latitude.
    init(degreesAround bounds: BoundingBox) {
        origin = GroundFrame.middle(of: bounds)
        metersPerUnit = GroundFrame.metersPerDegree(latitude: max(-89, min(89, origin.y)))
    }

    /// The frame of data in that system: degrees or metres, as PROJ's database says.
    ///
    /// - Throws: the errors of looking the system up.
    init(_ reference: CoordinateReference, around bounds: BoundingBox) throws(GeoError) {
        let system = try ReferenceSystem(reference, in: ProjectionContext(databaseFolder: nil))
        self = system.isGeographic ? GroundFrame(degreesAround: bounds) : GroundFrame(metersAround: bounds)
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

    /// The area of polygons in the data's coordinates, in square metres.
    func squareMeters(_ polygons: [Polygon]) -> Double {
        polygons.reduce(0) { $0 + $1.area } * metersPerUnit.x * metersPerUnit.y
    }

    private static func middle(of bounds: BoundingBox) -> Point {
        Point(x: bounds.minX + bounds.width / 2, y: bounds.minY + bounds.height / 2)
    }

    /// The length of a degree of longitude (x) and of latitude (y), from the radii of the GRS 80 ellipsoid.
    private static func metersPerDegree(latitude: Double) -> Point {
        let equatorRadius = 6_378_137.0
        let eccentricitySquared = 0.006694380022900788
        let radians = Double.pi / 180
        let sine = sin(latitude * radians)
        let root = (1 - eccentricitySquared * sine * sine).squareRoot()
        let primeVertical = equatorRadius / root
        let meridian = equatorRadius * (1 - eccentricitySquared) / (root * root * root)
        return Point(x: primeVertical * cos(latitude * radians) * radians, y: meridian * radians)
    }
}
