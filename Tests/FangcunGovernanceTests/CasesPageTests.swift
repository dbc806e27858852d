import FangcunGovernance
import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

/// What docs/cases.md and docs/schemas say is what the code does.
final class CasesPageTests: XCTestCase {
    private static let top = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.top.appendingPathComponent(path), encoding: .utf8)
    }

    private func between(_ start: String, _ end: String, in text: String) throws -> String {
        try XCTUnwrap(text.components(separatedBy: start).dropFirst().first?.components(separatedBy: end).first)
    }

    func testThePageShowsThisCodeAndItsAnswer() throws {
        let page = try text("docs/cases.md")
        let code = try between(
            "// page begin\n", "// page end", in: try text("Tests/FangcunGovernanceTests/CasesPage.swift"))
        XCTAssertTrue(page.contains("```swift\n\(code)```"), "docs/cases.md does not show the code of CasesPage.swift")
        let log = try between("```json\n", "```", in: page)
        let answer = try whereDoesItStand(log: Array(log.utf8), at: Instant(rfc3339: "2026-03-05T09:00:00+08:00"))
        XCTAssertTrue(page.contains("```text\n\(answer)\n```"), "docs/cases.md does not show the answer: \(answer)")
    }

    func testThePageNamesEveryFindingOfTheSources() throws {
        let page = try text("docs/cases.md")
        let sources = Self.top.appendingPathComponent("Sources/FangcunGovernance")
        let paths = try XCTUnwrap(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
        var codes: Set<String> = []
        for path in paths where path.hasSuffix(".swift") && (path.hasPrefix("Cases/") || path.hasPrefix("Open311/")) {
            let source = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            for match in source.matches(of: /"((?:case|profile|open311)\.[a-z0-9-]+)"/) {
                codes.insert(String(match.1))
            }
        }
        XCTAssertGreaterThan(codes.count, 40)
        for code in codes.sorted() { XCTAssertTrue(page.contains("`\(code)`"), "docs/cases.md does not name \(code)") }
    }

    func testShippedProfilesKeepToThePublishedSchema() throws {
        let schema = try SchemaCheck(try text("docs/schemas/case-profile.schema.json"))
        for profile in CaseProfile.shipped {
            XCTAssertEqual(schema.faults(in: profile.json), [], profile.identifier)
        }
        var wrong = CaseProfile.petition
        wrong.process.clocks[0].limit?.count = 0
        XCTAssertEqual(schema.faults(in: wrong.json), ["/process/clocks/0/limit/count"])
    }

    func testEventsKeepToThePublishedSchema() throws {
        let schema = try SchemaCheck(try text("docs/schemas/case-event.schema.json"))
        var log = LogWriter.cityUpToHandling(opening: ["a"])
        log.step("request-extension", "handler", onBehalfOf: "li", data: ["grounds"])
        log.step("approve-extension", "command-leader", subtask: "s", reason: "x", extendsBy: 1)
        for event in log.events { XCTAssertEqual(schema.faults(in: event.json), [], "\(event)") }
        XCTAssertEqual(schema.faults(in: .object([.init("action", .number(1))])), ["/at", "/action"])
    }

    /// Every member that the schema describes is read by us: none of them survives as one that we do not know.
    func testNoMemberOfTheSchemaIsUnknownToTheReader() throws {
        let schema = try SchemaCheck(try text("docs/schemas/case-profile.schema.json"))
        let filled = try CaseProfile(json: schema.example())
        XCTAssertEqual(filled.findings.filter { $0.code == "profile.unknown-member" }, [])
        let event = try CaseEvent(json: try SchemaCheck(try text("docs/schemas/case-event.schema.json")).example())
        XCTAssertEqual(event.extra, [])
    }

    /// A validator that did not come from us, where it is installed.
    func testRefereeValidatesTheShippedProfiles() throws {
        try Referee.require()
        let folder = try TemporaryFolder()
        for profile in CaseProfile.shipped {
            try folder.write(JSONWriter.bytes(of: profile.json), to: "\(profile.identifier).json")
        }
        let program = """
            import glob, json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            for path in sorted(glob.glob(sys.argv[2] + "/*.json")):
                jsonschema.validate(json.load(open(path)), schema, cls=jsonschema.Draft202012Validator)
                print(path)
            """
        let schema = Self.top.appendingPathComponent("docs/schemas/case-profile.schema.json").path
        let answer = try Referee.run("python3", ["-c", program, schema, folder.url.path])
        XCTAssertEqual(answer.status, 0, answer.errors)
        XCTAssertEqual(answer.output.split(separator: "\n").count, CaseProfile.shipped.count)
    }
}
