/// GCJ-02 and BD-09 for many points at once, east before north in degrees; ``GeographicPosition`` for one whose system the type says.
///
/// **The formulas** are those that have been public since 2009: GCJ-02 with the axis 6 378 245 and the squared eccentricity
/// 0.00669342162296594323 of Krasovsky's ellipsoid, BD-09 with waves of pi · 3000 / 180. The authority has published neither, so a map
/// service may differ by decimetres. Against the mathematical library the results differ by 1.5e-14 degrees at most.
///
/// **The way back** is found by iteration to 1e-12 degrees, not by one step, which errs by up to five metres.
///
/// **Outside China** nothing is moved to GCJ-02: outside ``area``, the box of the published code. Its neighbours in the box are
/// moved too, and so are Hong Kong, Macau and Taiwan, where the services publish true positions: such data is not in GCJ-02.
/// Narrower boxes are in use; this one holds all of China with its sea, and agrees with data that others converted.
///
/// What is no position (NaN, a longitude beyond 180 or a latitude beyond 90 degrees) becomes NaN in both numbers.
public enum OffsetCoordinates {
    /// The box within which GCJ-02 differs from WGS 84, in degrees of WGS 84.
    public static let area = BoundingBox(minX: 72.004, minY: 0.8293, maxX: 137.8347, maxY: 55.8271)

    /// WGS 84 to GCJ-02.
    public static func gcj02(fromWGS84 points: [Point]) -> [Point] { points.transformed(by: .wgs84ToGCJ02) }

    /// GCJ-02 to WGS 84. On the rim of the area, where two positions may be moved to one place, the one within is given.
    public static func wgs84(fromGCJ02 points: [Point]) -> [Point] { points.transformed(by: .gcj02ToWGS84) }

    /// GCJ-02 to BD-09.
    public static func bd09(fromGCJ02 points: [Point]) -> [Point] { points.transformed(by: .gcj02ToBD09) }

    /// BD-09 to GCJ-02.
    public static func gcj02(fromBD09 points: [Point]) -> [Point] { points.transformed(by: .bd09ToGCJ02) }
}
