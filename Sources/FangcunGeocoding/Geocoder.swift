public import FangcunGeo
public import FangcunModel

/// Finds the place that a text means, and the address nearest to a place.
///
/// It is made of reference addresses, crossings and named places, learns the names of roads, districts and places from them, and then
/// answers texts as citizens, police officers and clerks write them. It is immutable: share one between threads.
public struct Geocoder: Sendable {
    /// The most records of either kind.
    public static let maximumRecords = 20_000_000

    /// The reference system of all positions, in metres.
    public let reference: CoordinateReference
    /// What was wrong with the reference data, one finding for each kind of fault.
    public let buildFindings: [Finding]
    private let resolver: TextResolver
    private let positions: PointIndex

    /// Learns addresses, crossings and places.
    ///
    /// - Parameters:
    ///   - addresses: The reference addresses. Those whose text cannot be read are skipped by number, and reported in
    ///     ``buildFindings``; their names and their positions are still found.
    ///   - crossings: The known crossings; lane mouths and others are estimated where they are missing.
    ///   - places: Places that are known by name (地名, 兴趣点) rather than by an address; their address may be empty. They are
    ///     found by their names alone, as the names of addresses are.
    ///   - reference: The reference system of the positions, in metres.
    /// - Throws: ``GeocodingError`` with code `unusablePosition`, `referenceNotMetric` or `limitExceeded`.
    /// - Complexity: O(n log n) in the number of records.
    public init(
        addresses: [AddressRecord], crossings: [CrossingRecord] = [], places: [AddressRecord] = [],
        reference: CoordinateReference
    ) throws(GeocodingError) {
        try Self.check(addresses.map(\.position), "address")
        try Self.check(crossings.map(\.position), "crossing")
        try Self.check(places.map(\.position), "place")
        let inDegrees: [CoordinateReference] = [.wgs84, .cgcs2000, .gcj02, .bd09]
        guard !inDegrees.contains(where: { $0.system == reference.system }) else {
            throw GeocodingError(.referenceNotMetric, "\(reference) counts degrees; project the positions first")
        }
        self.reference = reference
        let data = ReferenceData(addresses: addresses, crossings: crossings, places: places)
        let network = RoadNetworkBuilder(sites: data.sites, crossings: data.crossings).network()
        let positions = addresses.map(\.position)
        resolver = TextResolver(
            lexicon: data.lexicon, network: network, crossings: CrossingTable(data.crossings), places: data.places,
            estates: data.estates,
            calibration: RadiusCalibration(network, positions: positions), addresses: addresses + places,
            addressCount: addresses.count,
            wording: AddressWording(lexicon: data.lexicon, usesTraditional: data.usesTraditional))
        buildFindings = data.findings
        self.positions = try Self.index(positions)
    }

    /// No planar reference system of the Earth has larger coordinates, zone prefixes included.
    private static let largestCoordinateMeters = 1e9

    private static func check(_ positions: [Point], _ kind: String) throws(GeocodingError) {
        guard positions.count <= maximumRecords else {
            throw GeocodingError(.limitExceeded, "\(positions.count) \(kind) records, more than \(maximumRecords)")
        }
        for (index, position) in positions.enumerated()
        where !(abs(position.x) <= largestCoordinateMeters && abs(position.y) <= largestCoordinateMeters) {
            throw GeocodingError(
                .unusablePosition, at: .feature(index, identifier: nil), "\(kind) at (\(position.x), \(position.y))")
        }
    }

    /// An index of positions that ``check(_:_:)`` has passed, which therefore takes them.
    private static func index(_ positions: [Point]) throws(GeocodingError) -> PointIndex {
        do throws(GeoError) {
            return try PointIndex(positions)
        } catch {
            throw GeocodingError(.unusablePosition, at: error.place, error.reason)
        }
    }

    /// The place that a text means.
    ///
    /// - Complexity: linear in the length of the text, and logarithmic in the number of addresses.
    public func geocode(_ text: String) -> GeocodingResult {
        resolver.resolve(text)
    }

    /// The address nearest to a point within a distance, the first of those equally near; `nil` when there is none, or when
    /// the point or the distance is not a number.
    public func nearestAddress(to point: Point, withinMeters: Double = 500) -> NearestAddress? {
        positions.nearest(to: point, within: withinMeters).first.map {
            NearestAddress(record: $0.id, distanceMeters: $0.distance)
        }
    }
}
