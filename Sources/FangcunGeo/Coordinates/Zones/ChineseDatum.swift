/// A geodetic datum (大地基准) of Chinese surveying, for which Gauss-Krüger zones are registered.
public enum ChineseDatum: String, Sendable, Hashable, CaseIterable {
    /// CGCS2000 (2000国家大地坐标系).
    case cgcs2000
    /// Xi'an 1980 (1980西安坐标系).
    case xian1980
    /// Beijing 1954 (1954北京坐标系).
    case beijing1954
    /// New Beijing (新1954北京坐标系): Xi'an 1980 moved onto the ellipsoid of Beijing 1954.
    case newBeijing

    /// The ellipsoid of the datum.
    public var ellipsoid: Ellipsoid {
        switch self {
        case .cgcs2000: .cgcs2000
        case .xian1980: .iugg1975
        case .beijing1954, .newBeijing: .krasovsky
        }
    }

    /// Longitude before latitude on this datum.
    public var geographic: CoordinateReference { CoordinateReference(epsg: geographicEPSG, axisOrder: .eastNorth) }

    private var geographicEPSG: Int32 {
        switch self {
        case .cgcs2000: 4490
        case .xian1980: 4610
        case .beijing1954: 4214
        case .newBeijing: 4555
        }
    }
}
