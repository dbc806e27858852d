import FangcunModel
import FangcunTestSupport
import XCTest

/// The vectors of data/identifiers, with the verdicts that their makers expect.
enum IdentifierVectors {
    static func identifiers() throws -> JSONValue {
        try JSONReader.value(of: TestData.bytes("identifiers/ids.json"))
    }

    static func licences() throws -> [JSONValue] {
        // Outside of XCTUnwrap, which would make a failure of the skip.
        let bytes = try TestData.bytes("identifiers/elicense_ids.json")
        return try XCTUnwrap(JSONReader.value(of: bytes)["cases"]?.elements)
    }

    static func texts(_ value: JSONValue?, file: StaticString = #filePath, line: UInt = #line) throws -> [String] {
        let texts = try XCTUnwrap(value?.elements, file: file, line: line).compactMap(\.string)
        XCTAssertFalse(texts.isEmpty, file: file, line: line)
        return texts
    }
}

/// The codes, severities and positions of findings, as one compares them.
func summary(_ findings: [Finding]) -> [String] {
    findings.map { finding in
        guard case .character(let position) = finding.place else { return "\(finding.code) \(finding.severity)" }
        return "\(finding.code) \(finding.severity) \(position)"
    }
}
