internal import Glibc

/// A similarity of the plane (平面四参数转换, Helmert): shifted, turned, and made larger or smaller.
///
/// Points are east before north in metres, and the turn is counter-clockwise on a map with north up:
/// east' = shift.x + scale (east cos a - north sin a), north' = shift.y + scale (east sin a + north cos a).
/// The Chinese formulas, whose x is north, have the same scale and the opposite angle.
public struct PlanarTransform: Sendable, Hashable {
    /// Where the origin goes, in metres.
    public let shift: Point
    /// The turn, in radians.
    public let rotationRadians: Double
    /// How many times larger lengths become.
    public let scale: Double

    /// Scale times cosine, and scale times sine.
    let cosine: Double
    let sine: Double

    /// Every point as it is.
    public static let identity = PlanarTransform(shift: Point(x: 0, y: 0), cosine: 1, sine: 0)

    /// A transform of its four parameters.
    ///
    /// - Throws: ``GeoError`` with code `invalidGeometry` for a scale that is not between a half and two, and for what is no number.
    public init(shift: Point, rotationRadians: Double, scale: Double) throws(GeoError) {
        guard shift.isFinite, rotationRadians.isFinite, scale >= 0.5, scale <= 2 else {
            throw GeoError(
                .invalidGeometry,
                "no planar transform: shift (\(shift.x), \(shift.y)), rotation \(rotationRadians), scale \(scale)")
        }
        self.shift = shift
        self.rotationRadians = rotationRadians
        self.scale = scale
        cosine = scale * cos(rotationRadians)
        sine = scale * sin(rotationRadians)
    }

    init(shift: Point, cosine: Double, sine: Double) {
        self.shift = shift
        self.cosine = cosine
        self.sine = sine
        rotationRadians = atan2(sine, cosine)
        scale = (cosine * cosine + sine * sine).squareRoot()
    }

    /// The point that this one goes to.
    public func forward(_ point: Point) -> Point {
        Point(
            x: shift.x + (cosine * point.x - sine * point.y), y: shift.y + (sine * point.x + cosine * point.y))
    }

    /// The point that goes to this one.
    public func inverse(_ point: Point) -> Point {
        let (x, y) = (point.x - shift.x, point.y - shift.y)
        let square = cosine * cosine + sine * sine
        return Point(x: (cosine * x + sine * y) / square, y: (cosine * y - sine * x) / square)
    }
}
