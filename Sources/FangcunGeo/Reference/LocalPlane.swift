internal import Glibc

/// A plane in metres to work in, for data of one city in whatever reference system.
///
/// Distances and areas make no sense in degrees. Data that is in metres already stays as it is; anything else (degrees,
/// feet, Web Mercator, whose metres are a fifth too long in Zhengzhou) goes to the transverse Mercator zone that fits
/// its middle. Across a city such a plane is true to scale within a part in a thousand.
public struct LocalPlane: Sendable {
    /// The system of the data, east before north.
    public let dataReference: CoordinateReference
    /// The system of the plane, east before north: that of the data when it is in metres already.
    public let reference: CoordinateReference
    /// What becomes of the datum on the way from the data to the plane.
    public let datumShift: DatumShift

    /// From the data to the plane; `nil` when they are the same.
    private let projection: Projection?
    /// From the plane to WGS 84.
    private let geographic: Projection

    /// The plane for data in that system.
    ///
    /// - Parameters:
    ///   - reference: the system of the data.
    ///   - center: a point in the middle of the data, east before north in its system.
    ///   - databaseFolder: as for ``Projection``.
    /// - Throws: the errors of ``Projection``.
    public init(
        for reference: CoordinateReference, around center: Point, databaseFolder: String? = nil
    ) throws(GeoError) {
        let data = reference.with(axisOrder: .eastNorth)
        let fromData = try Projection(from: data, to: .wgs84, databaseFolder: databaseFolder)
        let middle = try fromData.transform(center)
        dataReference = data
        if try Self.isTrueToScale(fromData, around: middle) {
            self.reference = data
            projection = nil
            datumShift = .none
            geographic = fromData
            return
        }
        let zone = Self.zone(around: middle)
        let toPlane = try Projection(from: data, to: zone, databaseFolder: databaseFolder)
        self.reference = zone
        projection = toPlane
        datumShift = toPlane.datumShift
        geographic = try Projection(from: zone, to: .wgs84, databaseFolder: databaseFolder)
    }

    /// The plane for the middle of some grids.
    ///
    /// - Throws: the errors of ``Projection``; `invalidGeometry` when there are no grids, hence no middle.
    public init(for grids: UnitGridSet, databaseFolder: String? = nil) throws(GeoError) {
        guard let box = grids.bounds else { throw GeoError(.invalidGeometry, "no grids to find a plane for") }
        let center = Point(x: box.minX + box.width / 2, y: box.minY + box.height / 2)
        try self.init(for: grids.reference, around: center, databaseFolder: databaseFolder)
    }

    /// Whether the data is in the plane already, so that every conversion between both leaves points as they are.
    public var isIdentity: Bool { projection == nil }

    /// A point of the data, in the plane.
    ///
    /// - Throws: ``GeoError`` with code `outsideDomain`, as ``Projection``.
    public func toPlane(_ point: Point) throws(GeoError) -> Point {
        guard let projection else { return point }
        return try projection.transform(point)
    }

    /// Points of the data, in the plane.
    ///
    /// - Throws: as ``toPlane(_:)-(Point)``.
    public func toPlane(_ points: [Point]) throws(GeoError) -> [Point] {
        guard let projection else { return points }
        return try projection.transform(points)
    }

    /// Grids of the data, in the plane. A point that several grids share goes to one and the same point.
    ///
    /// - Throws: as ``toPlane(_:)-(Point)``.
    public func toPlane(_ grids: UnitGridSet) throws(GeoError) -> UnitGridSet {
        guard let projection else { return grids }
        return try grids.moved(by: projection, to: reference)
    }

    /// A point of the plane, in the system of the data.
    ///
    /// - Throws: as ``toPlane(_:)-(Point)``.
    public func toData(_ point: Point) throws(GeoError) -> Point {
        guard let projection else { return point }
        return try projection.inverse(point)
    }

    /// Points of the plane, in the system of the data.
    ///
    /// - Throws: as ``toPlane(_:)-(Point)``.
    public func toData(_ points: [Point]) throws(GeoError) -> [Point] {
        guard let projection else { return points }
        return try projection.inverse(points)
    }

    /// Longitude and latitude of WGS 84 of a point of the plane.
    ///
    /// - Throws: as ``toPlane(_:)-(Point)``.
    public func toGeographic(_ point: Point) throws(GeoError) -> Point { try geographic.transform(point) }

    /// Longitudes and latitudes of WGS 84 of points of the plane.
    ///
    /// - Throws: as ``toPlane(_:)-(Point)``.
    public func toGeographic(_ points: [Point]) throws(GeoError) -> [Point] { try geographic.transform(points) }
}

extension LocalPlane {
    /// The transverse Mercator zone for a place, given in degrees of longitude and latitude.
    ///
    /// Around Taiwan TWD97 / TM2 zone 121; in the longitudes and latitudes of China the zone of CGCS2000 / 3-degree
    /// Gauss-Krüger without zone number; elsewhere the UTM zone of WGS 84.
    static func zone(around place: Point) -> CoordinateReference {
        let isAroundTaiwan = (119.5...122.5).contains(place.x) && (21.5...25.5).contains(place.y)
        if isAroundTaiwan { return CoordinateReference(epsg: 3826, axisOrder: .eastNorth) }
        let isAroundChina = place.x >= 73.5 && place.x < 136.5 && (0...56).contains(place.y)
        return isAroundChina ? gaussKrugerZone(longitude: place.x) : universalZone(around: place)
    }

    /// EPSG:4534 to 4554 are the central meridians 75, 78, … 135 degrees east, without a gap.
    private static func gaussKrugerZone(longitude: Double) -> CoordinateReference {
        let firstZone = 25
        let zone = bounded((longitude + 1.5) / 3, firstZone...45)
        return CoordinateReference(epsg: 4534 + Int32(zone - firstZone), axisOrder: .eastNorth)
    }

    /// EPSG:32601 to 32660 are the zones of the north, 32701 to 32760 those of the south.
    private static func universalZone(around place: Point) -> CoordinateReference {
        let zone = bounded((place.x + 180) / 6 + 1, 1...60)
        return CoordinateReference(epsg: (place.y < 0 ? 32_700 : 32_600) + Int32(zone), axisOrder: .eastNorth)
    }

    /// The whole number below, within bounds; the lower bound for a number that is none.
    private static func bounded(_ value: Double, _ range: ClosedRange<Int>) -> Int {
        guard value >= Double(range.lowerBound) else { return range.lowerBound }
        guard value < Double(range.upperBound) else { return range.upperBound }
        return Int(value)
    }

    /// Whether a metre on the ground is a metre of the source system, give or take one per cent, to the east and to the north.
    private static func isTrueToScale(_ toGeographic: Projection, around middle: Point) throws(GeoError) -> Bool {
        let step = 0.001
        let ground = metersPerDegree(latitude: middle.y)
        let origin = try toGeographic.inverse(middle)
        let east = try toGeographic.inverse(Point(x: middle.x + step, y: middle.y))
        let north = try toGeographic.inverse(Point(x: middle.x, y: middle.y - (middle.y < 0 ? -step : step)))
        let tolerance = 0.99...1.01
        return tolerance.contains(origin.distance(to: east) / (ground.east * step))
            && tolerance.contains(origin.distance(to: north) / (ground.north * step))
    }

    /// The lengths of a degree of longitude and of latitude on the ellipsoid of WGS 84.
    private static func metersPerDegree(latitude: Double) -> (east: Double, north: Double) {
        let semiMajorAxis = 6_378_137.0
        let squaredEccentricity = 0.006_694_379_990_14
        let radians = latitude * .pi / 180
        let squaredW = 1 - squaredEccentricity * sin(radians) * sin(radians)
        let primeVertical = semiMajorAxis / squaredW.squareRoot()
        let meridian = primeVertical * (1 - squaredEccentricity) / squaredW
        return (primeVertical * cos(radians) * .pi / 180, meridian * .pi / 180)
    }
}
