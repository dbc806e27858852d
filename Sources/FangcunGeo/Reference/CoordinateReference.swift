/// A coordinate reference system, and the order in which the two numbers of a pair are written.
///
/// The EPSG register says "latitude, longitude" for 4326 and 4490 and "north, east" for Chinese Gauss-Krüger systems, while
/// GeoJSON, GIS files and most programs write east first. Mixing the two puts a city into the sea, so the order is part of
/// the type and never guessed.
public struct CoordinateReference: Sendable, Hashable {
    /// The order of the numbers in a pair.
    public enum AxisOrder: Sendable, Hashable {
        /// East (or longitude) first, then north (or latitude).
        case eastNorth
        /// North (or latitude) first, then east (or longitude).
        case northEast
    }

    /// The code in the EPSG register.
    public let epsg: Int32
    /// The order of the numbers in a pair.
    public let axisOrder: AxisOrder

    /// The reference system with that EPSG code; whether PROJ knows it shows when a ``Projection`` is made.
    public init(epsg: Int32, axisOrder: AxisOrder) {
        self.epsg = epsg
        self.axisOrder = axisOrder
    }

    /// The same system with pairs in the other or the same order.
    public func with(axisOrder: AxisOrder) -> CoordinateReference {
        CoordinateReference(epsg: epsg, axisOrder: axisOrder)
    }

    /// WGS 84, longitude before latitude, as GeoJSON writes it (RFC 7946, clause 4).
    public static let wgs84 = CoordinateReference(epsg: 4326, axisOrder: .eastNorth)
    /// CGCS2000 (2000国家大地坐标系), longitude before latitude.
    public static let cgcs2000 = CoordinateReference(epsg: 4490, axisOrder: .eastNorth)
    /// CGCS2000 in the 3-degree Gauss-Krüger zone with central meridian 114° E, east before north, in metres.
    public static let cgcs2000GaussKruger114 = CoordinateReference(epsg: 4547, axisOrder: .eastNorth)
}

extension CoordinateReference: CustomStringConvertible {
    /// The code and the order, such as `EPSG:4547 (east, north)`.
    public var description: String {
        "EPSG:\(epsg) (\(axisOrder == .eastNorth ? "east, north" : "north, east"))"
    }
}
