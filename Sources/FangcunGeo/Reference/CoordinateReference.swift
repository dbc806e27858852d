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

    /// What the coordinates are in, whatever their order.
    public enum System: Sendable, Hashable {
        /// An entry of the EPSG register.
        case epsg(Int32)
        /// GCJ-02 (国测局坐标), in no register: WGS 84 moved by some hundred metres.
        case gcj02
        /// BD-09 (百度坐标), in no register: GCJ-02 moved once more.
        case bd09
    }

    /// What the coordinates are in.
    public let system: System
    /// The order of the numbers in a pair.
    public let axisOrder: AxisOrder

    /// A system and an order; whether PROJ knows the system shows when a ``Projection`` is made.
    public init(_ system: System, axisOrder: AxisOrder) {
        self.system = system
        self.axisOrder = axisOrder
    }

    /// The reference system with that EPSG code; whether PROJ knows it shows when a ``Projection`` is made.
    public init(epsg: Int32, axisOrder: AxisOrder) { self.init(.epsg(epsg), axisOrder: axisOrder) }

    /// The code in the EPSG register; 0 for a system that is not in it.
    public var epsg: Int32 {
        if case .epsg(let code) = system { return code }
        return 0
    }

    /// The register and the code: `EPSG:4547`, `FANGCUN:GCJ02`; understood by ``init(name:)``.
    public var name: String {
        switch system {
        case .epsg(let code): "EPSG:\(code)"
        case .gcj02: "FANGCUN:GCJ02"
        case .bd09: "FANGCUN:BD09"
        }
    }

    /// The same system with pairs in the other or the same order.
    public func with(axisOrder: AxisOrder) -> CoordinateReference {
        CoordinateReference(system, axisOrder: axisOrder)
    }

    /// WGS 84, longitude before latitude, as GeoJSON writes it (RFC 7946, clause 4).
    public static let wgs84 = CoordinateReference(epsg: 4326, axisOrder: .eastNorth)
    /// CGCS2000 (2000国家大地坐标系), longitude before latitude.
    public static let cgcs2000 = CoordinateReference(epsg: 4490, axisOrder: .eastNorth)
    /// CGCS2000 in the 3-degree Gauss-Krüger zone with central meridian 114° E, east before north, in metres.
    public static let cgcs2000GaussKruger114 = CoordinateReference(epsg: 4547, axisOrder: .eastNorth)
    /// GCJ-02, longitude before latitude.
    public static let gcj02 = CoordinateReference(.gcj02, axisOrder: .eastNorth)
    /// BD-09, longitude before latitude.
    public static let bd09 = CoordinateReference(.bd09, axisOrder: .eastNorth)
}

extension CoordinateReference: CustomStringConvertible {
    /// The code and the order, such as `EPSG:4547 (east, north)`.
    public var description: String { "\(name) (\(axisOrder == .eastNorth ? "east, north" : "north, east"))" }
}
