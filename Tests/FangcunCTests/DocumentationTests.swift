import XCTest

final class DocumentationTests: XCTestCase {
    func testTheExampleOfTheDocumentationIsTheOneThatIsCompiled() throws {
        let page = try String(contentsOf: Header.top.appendingPathComponent("docs/c-api.md"), encoding: .utf8)
        let example = try String(
            contentsOf: Header.top.appendingPathComponent("CInterop/CSmoke/example.c"), encoding: .utf8)
        XCTAssertTrue(page.contains("```c\n\(example)```"), "docs/c-api.md and example.c differ")
    }

    func testTheOwnershipTableKnowsEveryObjectOfTheHeader() throws {
        let page = try String(contentsOf: Header.top.appendingPathComponent("docs/c-api.md"), encoding: .utf8)
        let types = try Header.text().split(separator: "\n").filter { $0.hasPrefix("typedef struct fc_") }
            .compactMap { $0.split { " ;".contains($0) }.dropFirst(2).first }
        let objects = try types.filter { try Header.text().contains("void \($0)_free(") }
        XCTAssertGreaterThanOrEqual(objects.count, 4)
        for object in objects {
            XCTAssertTrue(page.contains("`\(object)_free`"), "docs/c-api.md does not say who frees \(object)")
        }
    }
}
