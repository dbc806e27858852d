public import FangcunModel

/// A service request of Open311 GeoReport v2: the one form in which city programs of the world tell each other of cases.
///
/// It knows two statuses, `open` and `closed`, and says nothing of why; what happened stands in words in `status_notes`.
public struct ServiceRequest: Sendable, Hashable {
    /// The two statuses that GeoReport v2 knows.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// Still to be done.
        case open
        /// Over, whether anything was mended or not.
        case closed
    }

    /// The name of the request (`service_request_id`).
    public var identifier: String
    /// The status.
    public var status: Status
    /// Why it has that status, for people.
    public var statusNotes: String?
    /// The kind of service, for people.
    public var serviceName: String?
    /// The kind of service, by its code.
    public var serviceCode: String?
    /// What was reported.
    public var description: String?
    /// Who is responsible.
    public var agencyResponsible: String?
    /// What is to be expected, for people.
    public var serviceNotice: String?
    /// When it was reported.
    public var requested: Instant?
    /// When it last changed.
    public var updated: Instant?
    /// By when it should be done.
    public var expected: Instant?
    /// Where, in words.
    public var address: String?
    /// Where, by the name of an address in a register of the city.
    public var addressIdentifier: String?
    /// The postal code.
    public var postalCode: String?
    /// Where: longitude in degrees, WGS 84.
    public var longitude: Double?
    /// Where: latitude in degrees, WGS 84.
    public var latitude: Double?
    /// A picture.
    public var mediaURL: String?
    /// Members that GeoReport v2 does not know, such as those of FixMyStreet.
    public var extra: [JSONValue.Member]

    /// A request that has a name and a status; the rest is set afterwards.
    public init(identifier: String, status: Status) {
        self.identifier = identifier
        self.status = status
        extra = []
    }
}
