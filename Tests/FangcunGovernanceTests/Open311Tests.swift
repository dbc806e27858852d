import FangcunGovernance
import FangcunModel
import XCTest

final class Open311Tests: XCTestCase {
    /// The members of a request as GeoReport v2 documents them, and whether they must be there.
    private let published: [(name: String, type: String, isRequired: Bool)] = [
        ("service_request_id", "string", true), ("status", "string", true), ("status_notes", "string", false),
        ("service_name", "string", false), ("service_code", "string", true), ("description", "string", false),
        ("agency_responsible", "string", false), ("service_notice", "string", false),
        ("requested_datetime", "time", true), ("updated_datetime", "time", false), ("expected_datetime", "time", false),
        ("address", "string", false), ("address_id", "string", false), ("zipcode", "string", false),
        ("lat", "number", false), ("long", "number", false), ("media_url", "string", false),
    ]

    /// The example of the GeoReport v2 documentation (its service code, 006, is no JSON number and is a text here).
    private let example = #"""
        [{"service_request_id":638344,"status":"closed","status_notes":"Duplicate request.",
        "service_name":"Sidewalk and Curb Issues","service_code":"006","description":null,"agency_responsible":null,
        "service_notice":null,"requested_datetime":"2010-04-14T06:37:38-08:00",
        "updated_datetime":"2010-04-14T06:37:38-08:00","expected_datetime":"2010-04-15T06:37:38-08:00",
        "address":"8TH AVE and JUDAH ST","address_id":545483,"zipcode":94122,"lat":37.762221815,"long":-122.4651145,
        "media_url":"http://city.gov.s3.amazonaws.com/requests/media/638344.jpg "}]
        """#

    private func export(_ log: LogWriter, data: [JSONValue.Member] = []) throws -> CaseEngine.ServiceRequestExport {
        let engine = try CaseEngine(.cityManagement)
        var events = log.events
        events[0].data += data
        return engine.serviceRequest(for: engine.fold(events).state, expected: minute(100))
    }

    func testEveryExportHasWhatGeoReportDemandsInItsTypes() throws {
        XCTAssertEqual(ServiceRequest.memberNames, published.map(\.name))
        let facts: [JSONValue.Member] = [
            .init("description", .string("井盖丢失")), .init("address", .string("花园路39号")),
            .init("address_id", .string("17")),
            .init("zipcode", .string("450000")), .init("lat", .number(34.76)), .init("long", .number(113.68)),
            .init("media_url", .string("https://example.org/1.jpg")), .init("service_notice", .string("2 天内")),
        ]
        for log in [LogWriter.cityUpToHandling(), .cityFromReportToEnd()] {
            let json = try export(log, data: facts).request.json
            for member in published {
                switch (json[member.name], member.type) {
                case (.string(let text), "string"): XCTAssertFalse(text.isEmpty, member.name)
                case (.string(let text), "time"): XCTAssertNoThrow(try Instant(rfc3339: text), member.name)
                case (.number, "number"): break
                default: XCTFail("\(member.name) is \(String(describing: json[member.name]))")
                }
            }
            XCTAssertTrue(["open", "closed"].contains(json["status"]?.string))
        }
    }

    func testRequiredMembersAreThereWithoutAnyFactsToo() throws {
        let json = try export(.cityUpToHandling()).request.json
        for member in published where member.isRequired { XCTAssertNotNil(json[member.name], member.name) }
    }

    func testClosedSaysWhyAndWhetherItWasMended() throws {
        XCTAssertEqual(try export(.cityUpToHandling()).request.status, .open)
        XCTAssertEqual(try export(.cityUpToHandling()).request.statusNotes, "handling: 处置中")
        let fixed = try export(.cityFromReportToEnd()).request
        XCTAssertEqual(fixed.status, .closed)
        XCTAssertEqual(fixed.statusNotes, "fixed (resolved): 已处置到位")
        var log = LogWriter()
        log.step("report", "acceptor", data: ["source"])
        log.step("reject", "acceptor", reason: "duplicate")
        let rejected = try export(log).request
        XCTAssertEqual(rejected.status, .closed)
        XCTAssertEqual(rejected.statusNotes, "duplicate (unresolved): 重复案件")
    }

    func testOfAClosedRequestTheUpdateIsTheClosing() throws {
        var log = LogWriter.cityFromReportToEnd()
        log.step("evaluate", "evaluator", after: 600, data: ["score"])
        XCTAssertEqual(try export(log).request.updated, minute(7))
        XCTAssertEqual(try export(.cityUpToHandling()).request.updated, minute(3))
        XCTAssertEqual(try export(.cityUpToHandling()).request.requested, minute(1))
    }

    func testWhatCannotBeCarriedIsSaid() throws {
        func losses(_ log: LogWriter, _ data: [JSONValue.Member] = []) throws -> [String] {
            try export(log, data: data).findings.map { finding in
                XCTAssertEqual(finding.code, "open311.not-carried")
                XCTAssertEqual(finding.severity, .warning)
                return finding.message.en.split(separator: " ").first.map { String($0) } ?? ""
            }
        }
        XCTAssertEqual(try losses(.cityUpToHandling()), ["data.class", "data.grid"])
        var log = LogWriter.cityUpToHandling(opening: ["a"])
        log.step("request-deferral", "handler", data: ["grounds"])
        log.step("approve-deferral", "command-leader")
        XCTAssertEqual(
            try losses(log), ["marks", "subtasks", "clocks", "data.class", "data.grid", "data.grounds"])
        var reopened = LogWriter.cityFromReportToEnd()
        reopened.step("reopen", "acceptor", data: ["grounds"])
        XCTAssertTrue(try losses(reopened).contains("reopened"))
        XCTAssertTrue(
            try losses(.cityUpToHandling(), [.init("lat", .string("34.7"))]).contains("data.lat"), "of another type")
        XCTAssertTrue(try losses(.cityUpToHandling(), [.init("lat", .number(91))]).contains("data.lat"), "no latitude")
    }

    func testThePublishedExampleIsRead() throws {
        let readings = try ServiceRequest.read(json: Array(example.utf8))
        let request = try XCTUnwrap(readings.first?.request)
        XCTAssertEqual(request.identifier, "638344")
        XCTAssertEqual(request.status, .closed)
        XCTAssertEqual(request.statusNotes, "Duplicate request.")
        XCTAssertEqual(request.requested, try Instant(rfc3339: "2010-04-14T14:37:38Z"))
        XCTAssertEqual(request.addressIdentifier, "545483")
        XCTAssertEqual(request.latitude, 37.762221815)
        XCTAssertNil(request.description)
        XCTAssertEqual(request.extra, [])
        XCTAssertEqual(readings.first?.findings.map(\.code), ["open311.type", "open311.type", "open311.type"])
        let again = try ServiceRequest.read(json: ServiceRequest.bytes(of: [request]))
        XCTAssertEqual(again.first?.request, request)
        XCTAssertEqual(again.first?.findings, [])
    }

    func testMembersOfServersOfTheirOwnSurvive() throws {
        let text =
            #"[{"service_request_id":"1","status":"open","service_code":"x","requested_datetime":"2010-04-14T14:37:38Z","extended_attributes":{"detailed_status":"IN_PROCESS"}}]"#
        let reading = try XCTUnwrap(try ServiceRequest.read(json: Array(text.utf8)).first)
        XCTAssertEqual(reading.findings, [])
        XCTAssertEqual(reading.request.map { ServiceRequest.bytes(of: [$0]) }, Array(text.utf8))
    }

    func testWhatServersSendWrongly() throws {
        func codes(_ text: String) throws -> [String] {
            try ServiceRequest.read(json: Array(text.utf8)).flatMap(\.findings).map { "\($0.severity) \($0.code)" }
        }
        let rest = #""service_code":"x","requested_datetime":"2010-04-14T14:37:38Z""#
        XCTAssertEqual(try codes("[1]"), ["error open311.malformed"])
        XCTAssertEqual(try codes("{\"status\":\"open\",\(rest)}"), ["error open311.missing"])
        XCTAssertEqual(try codes("{\"service_request_id\":\"1\",\(rest)}"), ["error open311.missing"])
        XCTAssertEqual(
            try codes("{\"service_request_id\":\"1\",\"status\":\"fixed\",\(rest)}"), ["error open311.status"])
        XCTAssertEqual(
            try codes("{\"service_request_id\":\"1\",\"status\":\"Open\",\(rest)}"), ["warning open311.status"])
        XCTAssertEqual(
            try codes(#"{"service_request_id":"1","status":"open"}"#),
            ["warning open311.missing", "warning open311.missing"])
        XCTAssertEqual(
            try codes(
                "{\"service_request_id\":\"1\",\"status\":\"open\",\"lat\":\"91\",\"updated_datetime\":\"now\",\(rest)}"
            ),
            ["warning open311.time", "info open311.type", "warning open311.position"])
        XCTAssertThrowsError(try ServiceRequest.read(json: Array("7".utf8)))
        XCTAssertThrowsError(try ServiceRequest.read(json: Array("[".utf8)))
    }
}
