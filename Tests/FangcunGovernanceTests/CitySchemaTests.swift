import FangcunGovernance
import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

/// The schemas of docs/schemas say what the library writes, and refuse what it refuses.
final class CitySchemaTests: XCTestCase {
    private static let names = ["class-tree", "time-limits", "indicators"]

    private static var folder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/schemas")
    }

    private static func schema(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent("\(name).schema.json"), encoding: .utf8)
    }

    /// What the library writes with every member in use.
    private static func documents() throws -> [String: [[UInt8]]] {
        let tree = ClassTree.gbt47678.extended(by: [
            CityClass(CityClass.Key(.component, "01999"), name: "智慧灯杆", aliases: ["多功能杆"])
        ]).tree
        let day = try CivilDate("2026-07-01")
        let rule = LimitRule(
            .init(
                classKey: .init(.event, "0102"), condition: "渣土堆", district: "410105", level: "一类"),
            limits: [.init("拆除", .init(20, .workingDay)), .init(.init(hundredths: 50, .urgentHour))],
            closingCondition: "彻底拆除", validity: .init(from: day, through: day), source: "手册")
        let open = LimitRule(.init(), limits: [.init(.init(5, .naturalDay)), .init(.init(5, .workingHour))])
        var indicators = IndicatorSet.standard
        indicators.scores[0].missingParts = .shareWeight
        indicators.indicators[0].exclusions = [[.init(.voided), .init(.deferred, isNegated: true)]]
        for (index, fact) in CaseFact.allCases.enumerated() {
            indicators.measures.append(
                Measure(id: "fact-\(index)", name: Message(zh: "", en: ""), step: .report, anyOf: [[.init(fact)]]))
        }
        return [
            "class-tree": ClassTree.packs.map(\.json) + [tree.json],
            "time-limits": [TimeLimitTable(origin: tree.origin, rules: [rule, open]).json],
            "indicators": [indicators.json],
        ]
    }

    /// Changes to what the library writes that the library refuses.
    private static let damages: [String: [(from: String, to: String)]] = [
        "class-tree": [
            ("\"kind\":\"matter\"", "\"kind\":\"thing\""), ("\"code\":\"01999\"", "\"code\":1999"),
            ("\"code\":\"01999\"", "\"code\":\"0199x\""), ("\"version\":1", "\"version\":2"),
            ("\"status\":\"secondary-unverified\"", "\"status\":\"sure\""),
            ("\"minor_digits\":3", "\"minor_digits\":9"),
            ("\"extension\":true", "\"extension\":\"yes\""), ("\"name\":\"智慧灯杆\"", "\"name\":\"\""),
        ],
        "time-limits": [
            ("\"unit\":\"working-day\"", "\"unit\":\"week\""), ("\"amount\":0.5", "\"amount\":-0.5"),
            ("\"kind\":\"event\",", ""), ("\"from\":\"2026-07-01\"", "\"from\":\"1 July\""),
            ("\"rules\":", "\"rule\":"), ("\"act\":\"拆除\"", "\"act\":1"),
        ],
        "indicators": [
            ("closure.in-period", "closure.soon"), ("\"step\":\"report\"", "\"step\":\"tea\""),
            ("\"weight_percent\":10", "\"weight_percent\":\"10\""),
            ("\"missing_parts\":\"share-weight\"", "\"missing_parts\":\"x\""),
            ("\"verified\":true", "\"verified\":\"yes\""), ("\"count\":", "\"sum\":"),
            ("\"format\":\"fangcun-indicators\"", "\"format\":\"x\""),
        ],
    ]

    func testWhatIsWrittenFitsTheSchema() throws {
        for name in Self.names {
            let checker = try SchemaCheck(try Self.schema(name))
            for document in try Self.documents()[name] ?? [] {
                XCTAssertEqual(checker.faults(in: try JSONReader.value(of: document)), [], name)
            }
        }
    }

    func testWhatTheSchemaRefusesTheLibraryRefuses() throws {
        let documents = try Self.documents()
        for (name, damages) in Self.damages {
            let checker = try SchemaCheck(try Self.schema(name))
            let sound = String(decoding: try XCTUnwrap(documents[name]?.last), as: UTF8.self)
            for (from, to) in damages {
                let damaged = Array(sound.replacing(from, with: to).utf8)
                XCTAssertNotEqual(
                    String(decoding: damaged, as: UTF8.self), sound, "\(name): nothing to damage at \(from)")
                XCTAssertNotEqual(
                    checker.faults(in: try JSONReader.value(of: damaged)), [], "\(name): the schema accepts \(to)")
                XCTAssertTrue(isRefused(damaged, name), "\(name): the library accepts \(to)")
            }
        }
    }

    private func isRefused(_ bytes: [UInt8], _ name: String) -> Bool {
        switch name {
        case "class-tree": (try? ClassTree(json: bytes)) == nil
        case "time-limits": (try? TimeLimitTable(json: bytes)) == nil
        default: (try? IndicatorSet(json: bytes)) == nil
        }
    }

    /// The schemas name every member that is written: what is written without being named would be lost on readers of the schema.
    func testSchemasNameEveryMember() throws {
        for name in Self.names {
            let schema = try Self.schema(name)
            for document in try Self.documents()[name] ?? [] {
                for member in Self.memberNames(try JSONReader.value(of: document)) {
                    XCTAssertTrue(schema.contains("\"\(member)\": {"), "\(name): \(member)")
                }
            }
        }
    }

    private static func memberNames(_ value: JSONValue) -> Set<String> {
        switch value {
        case .object(let members):
            members.reduce(into: []) { names, member in
                names.insert(member.name)
                names.formUnion(memberNames(member.value))
            }
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(memberNames($1)) }
        default: []
        }
    }

    /// An independent checker: python3-jsonschema.
    func testRefereeAgreesOnTheSchemas() throws {
        try Referee.require()
        let folder = try TemporaryFolder()
        let script = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1], encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            for path in sys.argv[2:]:
                print(sum(1 for _ in validator.iter_errors(json.load(open(path, encoding="utf-8")))) > 0)
            """
        for name in Self.names {
            let documents = try XCTUnwrap(try Self.documents()[name])
            let sound = String(decoding: try XCTUnwrap(documents.last), as: UTF8.self)
            let damaged = (Self.damages[name] ?? []).map { Array(sound.replacing($0.from, with: $0.to).utf8) }
            let files = try (documents + damaged).enumerated().map {
                try folder.write($0.element, to: "\(name)-\($0.offset).json").path
            }
            let schema = Self.folder.appendingPathComponent("\(name).schema.json").path
            let answer = try Referee.run("python3", ["-c", script, schema] + files)
            XCTAssertEqual(answer.status, 0, answer.errors)
            XCTAssertEqual(
                answer.output.split(separator: "\n").map { String($0) },
                documents.map { _ in "False" } + damaged.map { _ in "True" }, name)
        }
    }
}
