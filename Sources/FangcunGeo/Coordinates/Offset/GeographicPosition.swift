internal import FangcunModel

/// A longitude and a latitude that know their system, so that GCJ-02 cannot be taken for WGS 84.
///
/// ```swift
/// let phone = try GeographicPosition<GCJ02>(longitude: 113.6715, latitude: 34.7516)
/// let receiver = phone.wgs84      // GeographicPosition<WGS84>
/// ```
public struct GeographicPosition<System: GeographicSystem>: Sendable, Hashable {
    /// Degrees east.
    public let longitude: Double
    /// Degrees north.
    public let latitude: Double

    /// A position of its numbers, in degrees.
    ///
    /// - Throws: ``GeoError`` with code `outsideDomain` for a longitude beyond 180 or a latitude beyond 90 degrees, as when they are
    ///   exchanged, and for what is no number.
    public init(longitude: Double, latitude: Double) throws(GeoError) {
        guard longitude.magnitude <= 180, latitude.magnitude <= 90 else {
            throw GeoError(
                .outsideDomain, at: .position(x: longitude, y: latitude),
                "no position: longitude \(longitude), latitude \(latitude)")
        }
        self.init(Point(x: longitude, y: latitude))
    }

    private init(_ point: Point) {
        longitude = point.x
        latitude = point.y
    }

    /// The numbers alone, east before north, for work in the plane and for ``Projection`` from ``CoordinateReference`` `System.reference`.
    public var point: Point { Point(x: longitude, y: latitude) }

    fileprivate func moved<Target>(by operations: TransformKernel.Operation...) -> GeographicPosition<Target> {
        GeographicPosition<Target>(operations.reduce(point) { TransformKernel.apply($1, to: $0) })
    }

    fileprivate func relabelled<Target>() -> GeographicPosition<Target> { GeographicPosition<Target>(point) }
}

extension GeographicPosition<WGS84> {
    /// This place in GCJ-02; outside ``OffsetCoordinates/area`` the same numbers.
    public var gcj02: GeographicPosition<GCJ02> { moved(by: .wgs84ToGCJ02) }
    /// This place in BD-09.
    public var bd09: GeographicPosition<BD09> { moved(by: .wgs84ToGCJ02, .gcj02ToBD09) }
    /// The same numbers on CGCS2000, which practice treats as equal: good to about a decimetre and no better.
    public var cgcs2000WithinADecimetre: GeographicPosition<CGCS2000> { relabelled() }
}

extension GeographicPosition<CGCS2000> {
    /// The same numbers on WGS 84, which practice treats as equal: good to about a decimetre and no better.
    public var wgs84WithinADecimetre: GeographicPosition<WGS84> { relabelled() }
}

extension GeographicPosition<GCJ02> {
    /// This place in WGS 84, to 1e-9 degrees of what the published formula moves here.
    public var wgs84: GeographicPosition<WGS84> { moved(by: .gcj02ToWGS84) }
    /// This place in BD-09.
    public var bd09: GeographicPosition<BD09> { moved(by: .gcj02ToBD09) }
}

extension GeographicPosition<BD09> {
    /// This place in GCJ-02, to 1e-9 degrees of what the published formula moves here.
    public var gcj02: GeographicPosition<GCJ02> { moved(by: .bd09ToGCJ02) }
    /// This place in WGS 84.
    public var wgs84: GeographicPosition<WGS84> { moved(by: .bd09ToGCJ02, .gcj02ToWGS84) }
}

extension GeographicPosition: CustomStringConvertible {
    /// The numbers and their system.
    public var description: String { "(\(longitude), \(latitude)) in \(System.reference)" }
}
