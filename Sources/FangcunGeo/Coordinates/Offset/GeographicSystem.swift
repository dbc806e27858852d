/// A system of longitudes and latitudes: what a ``GeographicPosition`` is in.
///
/// The systems are types without values, so that the compiler keeps them apart.
public protocol GeographicSystem: Sendable {
    /// The reference system, longitude before latitude.
    static var reference: CoordinateReference { get }
}

/// WGS 84, the system of GPS receivers.
public enum WGS84: GeographicSystem {
    /// EPSG:4326.
    public static var reference: CoordinateReference { .wgs84 }
}

/// CGCS2000 (2000国家大地坐标系), the system of Chinese surveying.
public enum CGCS2000: GeographicSystem {
    /// EPSG:4490.
    public static var reference: CoordinateReference { .cgcs2000 }
}

/// GCJ-02 (国测局坐标, "Mars coordinates"): WGS 84 moved by some hundred metres, as most Chinese map services give it.
public enum GCJ02: GeographicSystem {
    /// FANGCUN:GCJ02.
    public static var reference: CoordinateReference { .gcj02 }
}

/// BD-09 (百度坐标): GCJ-02 moved once more, as Baidu's map services give it.
public enum BD09: GeographicSystem {
    /// FANGCUN:BD09.
    public static var reference: CoordinateReference { .bd09 }
}
