public import FangcunModel

extension ServiceRequest {
    /// The members of a service request in GeoReport v2, in the order of its documentation.
    public static let memberNames = [
        "service_request_id", "status", "status_notes", "service_name", "service_code", "description",
        "agency_responsible", "service_notice", "requested_datetime", "updated_datetime", "expected_datetime",
        "address",
        "address_id", "zipcode", "lat", "long", "media_url",
    ]

    /// The request as a JSON object; members without a value are left out, as GeoReport v2 allows.
    public var json: JSONValue {
        var members = JSONMembers()
        members.add("service_request_id", identifier)
        members.add("status", status.rawValue)
        members.add("status_notes", statusNotes)
        members.add("service_name", serviceName)
        members.add("service_code", serviceCode)
        members.add("description", description)
        members.add("agency_responsible", agencyResponsible)
        members.add("service_notice", serviceNotice)
        members.add("requested_datetime", requested?.rfc3339)
        members.add("updated_datetime", updated?.rfc3339)
        members.add("expected_datetime", expected?.rfc3339)
        members.add("address", address)
        members.add("address_id", addressIdentifier)
        members.add("zipcode", postalCode)
        members.add("lat", latitude.map { .number($0) })
        members.add("long", longitude.map { .number($0) })
        members.add("media_url", mediaURL)
        return members.object(keeping: extra)
    }

    /// Requests as GeoReport v2 sends them: always an array, also of one.
    public static func bytes(of requests: [ServiceRequest]) -> [UInt8] {
        JSONWriter.bytes(of: .array(requests.map(\.json)))
    }

    /// What reading a request gave: the request as far as it could be read, and what was wrong with it.
    public struct Reading: Sendable, Hashable {
        /// The request; `nil` without a name or a status that can be understood.
        public var request: ServiceRequest?
        /// What was wrong.
        public var findings: [Finding]
    }

    /// Reads the requests of a GeoReport v2 answer; one request alone counts as an array of one.
    ///
    /// Servers differ: numbers come as texts, texts as numbers, empty texts for nothing, statuses of their own. What can be
    /// understood is read, and a finding says what was unusual.
    ///
    /// - Throws: ``GovernanceError`` when the bytes are no JSON, or neither an array nor an object.
    public static func read(json bytes: [UInt8], limits: JSONReader.Limits = CaseLog.jsonLimits) throws(GovernanceError)
        -> [Reading]
    {
        let value: JSONValue
        do throws(ModelError) {
            value = try JSONReader.value(of: bytes, limits: limits)
        } catch {
            throw GovernanceError(error)
        }
        switch value {
        case .array(let elements): return elements.enumerated().map { read($0.element, at: $0.offset) }
        case .object: return [read(value, at: 0)]
        default: throw GovernanceError(.malformedInput, "an array of service requests is wanted")
        }
    }

    private static func read(_ value: JSONValue, at index: Int) -> Reading {
        var reader = ServiceRequestReader(value, at: index)
        let request = reader.read()
        return Reading(request: request, findings: reader.findings)
    }
}

/// Reads one request, collecting what is unusual about it.
private struct ServiceRequestReader {
    private(set) var findings: [Finding] = []
    private let place: Place
    private var members: [JSONValue.Member]?

    init(_ value: JSONValue, at index: Int) {
        let identifier = value["service_request_id"]?.codeText
        place = .feature(index, identifier: identifier.map { String($0.prefix(40)) })
        if case .object(let members) = value { self.members = members }
    }

    mutating func read() -> ServiceRequest? {
        guard members != nil else {
            report("open311.malformed", .error, zh: "不是对象", en: "no object")
            return nil
        }
        guard let identifier = text("service_request_id") else {
            report("open311.missing", .error, zh: "缺少 service_request_id", en: "service_request_id is missing")
            return nil
        }
        guard let status = status() else { return nil }
        var request = ServiceRequest(identifier: identifier, status: status)
        request.statusNotes = text("status_notes")
        request.serviceName = text("service_name")
        request.serviceCode = text("service_code")
        request.description = text("description")
        request.agencyResponsible = text("agency_responsible")
        request.serviceNotice = text("service_notice")
        request.requested = moment("requested_datetime")
        request.updated = moment("updated_datetime")
        request.expected = moment("expected_datetime")
        request.address = text("address")
        request.addressIdentifier = text("address_id")
        request.postalCode = text("zipcode")
        request.latitude = degrees("lat", limit: 90)
        request.longitude = degrees("long", limit: 180)
        request.mediaURL = text("media_url")
        request.extra = members ?? []
        if request.serviceCode == nil {
            report("open311.missing", .warning, zh: "缺少 service_code", en: "service_code is missing")
        }
        if request.requested == nil {
            report("open311.missing", .warning, zh: "缺少 requested_datetime", en: "requested_datetime is missing")
        }
        return request
    }

    private mutating func status() -> ServiceRequest.Status? {
        guard let text = text("status") else {
            report("open311.missing", .error, zh: "缺少 status", en: "status is missing")
            return nil
        }
        if let status = ServiceRequest.Status(rawValue: text) { return status }
        if let status = ServiceRequest.Status(rawValue: text.lowercased()) {
            report("open311.status", .warning, zh: "status 大小写不规范", en: "status is not in lower case")
            return status
        }
        // "fixed", "in progress": whether such a request is over, nobody but its server knows.
        let shown = text.prefix(40)
        report("open311.status", .error, zh: "未知的 status“\(shown)”", en: "'\(shown)' is neither open nor closed")
        return nil
    }

    private mutating func take(_ name: String) -> JSONValue? {
        guard let index = members?.firstIndex(where: { $0.name == name }) else { return nil }
        return members?.remove(at: index).value
    }

    /// A text; an empty one is none.
    private mutating func text(_ name: String) -> String? {
        guard let value = take(name), value != .null else { return nil }
        guard let text = value.codeText else {
            report("open311.type", .warning, zh: "\(name) 不是文本", en: "\(name) is no text")
            return nil
        }
        if value.string == nil {
            report("open311.type", .info, zh: "\(name) 以数字给出", en: "\(name) is given as a number")
        }
        return text.isEmpty ? nil : text
    }

    private mutating func moment(_ name: String) -> Instant? {
        guard let text = text(name) else { return nil }
        if let moment = try? Instant(rfc3339: text) { return moment }
        report("open311.time", .warning, zh: "\(name) 不是 RFC 3339 时间", en: "\(name) is no time of RFC 3339")
        return nil
    }

    private mutating func degrees(_ name: String, limit: Double) -> Double? {
        guard let value = take(name), value != .null, value != .string("") else { return nil }
        if value.string != nil { report("open311.type", .info, zh: "\(name) 以文本给出", en: "\(name) is given as a text") }
        guard let number = value.number ?? value.string.flatMap({ Double($0) }), number.magnitude <= limit else {
            report(
                "open311.position", .warning, zh: "\(name) 不是角度", en: "\(name) is no angle of at most \(limit) degrees")
            return nil
        }
        return number
    }

    private mutating func report(_ code: Finding.Code, _ severity: Severity, zh: String, en: String) {
        findings.append(Finding(code, severity, at: place, Message(zh: zh, en: en)))
    }
}
