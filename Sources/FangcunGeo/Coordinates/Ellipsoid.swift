/// An ellipsoid of revolution (参考椭球).
public struct Ellipsoid: Sendable, Hashable {
    /// The radius of the equator, in metres.
    public let semiMajorAxis: Double
    /// One over the flattening; infinite for a sphere.
    public let inverseFlattening: Double

    /// An ellipsoid of its two numbers.
    ///
    /// - Throws: ``GeoError`` with code `invalidGeometry` unless the axis is a positive number of metres and the flattening at most
    ///   1/150: twice that of the Earth, beyond which the series of ``GaussKruger`` lose accuracy.
    public init(semiMajorAxis: Double, inverseFlattening: Double) throws(GeoError) {
        guard semiMajorAxis > 0, semiMajorAxis < 1e12, inverseFlattening >= 150 else {
            throw GeoError(
                .invalidGeometry, "no ellipsoid of the Earth: axis \(semiMajorAxis), flattening 1/\(inverseFlattening)")
        }
        self.init(semiMajorAxis, inverseFlattening)
    }

    private init(_ semiMajorAxis: Double, _ inverseFlattening: Double) {
        self.semiMajorAxis = semiMajorAxis
        self.inverseFlattening = inverseFlattening
    }

    /// The flattening (扁率).
    public var flattening: Double { 1 / inverseFlattening }

    /// The square of the first eccentricity.
    public var squaredEccentricity: Double { flattening * (2 - flattening) }

    /// The ellipsoid of CGCS2000.
    public static let cgcs2000 = Ellipsoid(6_378_137, 298.257_222_101)
    /// The ellipsoid of WGS 84.
    public static let wgs84 = Ellipsoid(6_378_137, 298.257_223_563)
    /// The ellipsoid of 1975 of the IUGG, on which Xian 1980 stands.
    public static let iugg1975 = Ellipsoid(6_378_140, 298.257)
    /// Krasovsky's ellipsoid of 1940 (克拉索夫斯基椭球), of Beijing 1954 and New Beijing.
    public static let krasovsky = Ellipsoid(6_378_245, 298.3)

    /// This ellipsoid with its axis longer by a height and the same flattening, so that its surface passes through a projection
    /// plane (投影面) at that height (椭球膨胀法).
    ///
    /// Latitudes are kept as they are. Of the definitions in use this is the simplest: the plane becomes larger by the factor
    /// 1 + height / axis, and nothing else changes.
    ///
    /// - Throws: as ``init(semiMajorAxis:inverseFlattening:)``.
    public func raised(by heightMeters: Double) throws(GeoError) -> Ellipsoid {
        try Ellipsoid(semiMajorAxis: semiMajorAxis + heightMeters, inverseFlattening: inverseFlattening)
    }
}
