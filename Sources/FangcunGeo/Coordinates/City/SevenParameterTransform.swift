/// A similarity of space for small angles (七参数转换, 布尔沙模型), between positions from the centres of two ellipsoids.
///
/// X' = T + (1 + m) R X, with the rows of R (1, rz, -ry), (-rz, 1, rx), (ry, -rx, 1): the coordinate frame rotation of EPSG (method
/// 1032), and the form in which Chinese parameters are given. In the position vector form (method 1033) angles have the opposite sign.
public struct SevenParameterTransform: Sendable, Hashable {
    /// The shift of the centre, in metres.
    public let translation: GeocentricPoint
    /// The rotations about the three axes, in seconds of arc.
    public let rotationSeconds: GeocentricPoint
    /// The change of scale, in millionths.
    public let scalePartsPerMillion: Double

    private let matrix: Matrix3
    private let back: Matrix3

    /// A transform of its seven parameters.
    ///
    /// - Throws: ``GeoError`` with code `invalidGeometry` for rotations beyond 100 seconds or a change of scale beyond 1000 millionths,
    ///   which the form for small angles does not fit, and for what is no number.
    public init(
        translation: GeocentricPoint, rotationSeconds: GeocentricPoint = GeocentricPoint(x: 0, y: 0, z: 0),
        scalePartsPerMillion: Double = 0
    ) throws(GeoError) {
        let r = (.pi / 648_000) * rotationSeconds
        let matrix =
            (1 + scalePartsPerMillion * 1e-6)
            * Matrix3(
                GeocentricPoint(x: 1, y: r.z, z: -r.y), GeocentricPoint(x: -r.z, y: 1, z: r.x),
                GeocentricPoint(x: r.y, y: -r.x, z: 1))
        let isSmall =
            max(rotationSeconds.x.magnitude, rotationSeconds.y.magnitude, rotationSeconds.z.magnitude) <= 100
            && scalePartsPerMillion.magnitude <= 1000
        guard isSmall, rotationSeconds.isFinite, translation.isFinite, let back = matrix.inverse else {
            throw GeoError(
                .invalidGeometry,
                "no transform of seven parameters for small angles: \(translation), \(rotationSeconds) seconds, "
                    + "\(scalePartsPerMillion) millionths")
        }
        self.translation = translation
        self.rotationSeconds = rotationSeconds
        self.scalePartsPerMillion = scalePartsPerMillion
        self.matrix = matrix
        self.back = back
    }

    /// The position that this one goes to.
    public func forward(_ position: GeocentricPoint) -> GeocentricPoint { translation + matrix * position }

    /// The position that goes to this one: the exact solution, not the transform with all signs changed.
    public func inverse(_ position: GeocentricPoint) -> GeocentricPoint { back * (position - translation) }
}
