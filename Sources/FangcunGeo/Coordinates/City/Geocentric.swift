internal import Glibc

/// A position from the centre of an ellipsoid (空间直角坐标), in metres: x to the equator at Greenwich, z to the north pole.
public struct GeocentricPoint: Sendable, Hashable {
    /// Towards the equator at Greenwich.
    public var x: Double
    /// Towards the equator at 90 degrees east.
    public var y: Double
    /// Towards the north pole.
    public var z: Double

    /// A position of its coordinates.
    public init(x: Double, y: Double, z: Double) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// Whether all coordinates are finite numbers.
    public var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }

    var squaredLength: Double { x * x + y * y + z * z }

    static func + (lhs: Self, rhs: Self) -> Self { Self(x: lhs.x + rhs.x, y: lhs.y + rhs.y, z: lhs.z + rhs.z) }
    static func - (lhs: Self, rhs: Self) -> Self { Self(x: lhs.x - rhs.x, y: lhs.y - rhs.y, z: lhs.z - rhs.z) }
    static func * (factor: Double, vector: Self) -> Self {
        Self(x: factor * vector.x, y: factor * vector.y, z: factor * vector.z)
    }

    func dot(_ other: Self) -> Double { x * other.x + y * other.y + z * other.z }

    func cross(_ other: Self) -> Self {
        Self(x: y * other.z - z * other.y, y: z * other.x - x * other.z, z: x * other.y - y * other.x)
    }
}

extension Ellipsoid {
    /// The position of a longitude and latitude in degrees (east before north), at a height above the ellipsoid in metres.
    public func geocentric(_ point: Point, heightMeters: Double = 0) -> GeocentricPoint {
        let (longitude, latitude) = (point.x * .pi / 180, point.y * .pi / 180)
        let (sine, cosine) = (sin(latitude), cos(latitude))
        let normal = semiMajorAxis / (1 - squaredEccentricity * sine * sine).squareRoot()
        return GeocentricPoint(
            x: (normal + heightMeters) * cosine * cos(longitude), y: (normal + heightMeters) * cosine * sin(longitude),
            z: (normal * (1 - squaredEccentricity) + heightMeters) * sine)
    }

    /// Longitude and latitude in degrees, and the height above the ellipsoid in metres, of a position no deeper than some hundred
    /// kilometres.
    ///
    /// By fixed-point steps of the latitude, each of which gains two digits and more.
    public func geodetic(_ position: GeocentricPoint) -> (point: Point, heightMeters: Double) {
        let (e2, axis) = (squaredEccentricity, semiMajorAxis)
        let radius = (position.x * position.x + position.y * position.y).squareRoot()
        var latitude = atan2(position.z, radius * (1 - e2))
        for _ in 0..<10 {
            let sine = sin(latitude)
            let next = atan2(position.z + e2 * axis / (1 - e2 * sine * sine).squareRoot() * sine, radius)
            let isThere = abs(next - latitude) < 1e-17
            latitude = next
            if isThere { break }
        }
        let sine = sin(latitude)
        let height = radius * cos(latitude) + position.z * sine - axis * (1 - e2 * sine * sine).squareRoot()
        let longitude = atan2(position.y, position.x)
        return (Point(x: longitude * 180 / .pi, y: latitude * 180 / .pi), height)
    }
}
