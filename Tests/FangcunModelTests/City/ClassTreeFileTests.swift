import FangcunModel
import XCTest

final class ClassTreeFileTests: XCTestCase {
    private let origin = DataOrigin(
        identifier: "my-city", title: "My city", source: "the city", date: "2026-07-01", status: .local)

    func testATreeSurvivesBothFileForms() throws {
        let tree = ClassTree.gbt47678.extended(by: [
            CityClass(CityClass.Key(.component, "01999"), name: "智慧灯杆", aliases: ["多功能杆", "灯杆,新"])
        ]).tree
        XCTAssertEqual(try ClassTree(json: tree.json), tree)
        let read = try ClassTree(csv: tree.csv, layout: .fiveDigits, origin: tree.origin)
        XCTAssertEqual(read, tree)
        XCTAssertEqual(read.classes(named: "多功能杆").first?.cityClass.key.code, "01999")
    }

    func testMembersOfALaterVersionSurvive() throws {
        let text = """
            {"format":"fangcun-class-tree","version":1,"identifier":"c","title":"t","source":"s","date":"2026-07-01",
            "status":"local","major_digits":2,"minor_digits":2,"classes":[
            {"kind":"event","code":"0101","name":"暴露垃圾","colour":"#123"}],"licence":{"name":"x"}}
            """
        let written = String(decoding: try ClassTree(json: Array(text.utf8)).json, as: UTF8.self)
        XCTAssertTrue(written.contains("\"colour\":\"#123\""), written)
        XCTAssertTrue(written.contains("\"licence\":{\"name\":\"x\"}"), written)
    }

    func testFaultyRowsAreLeftOutWithTheirLines() throws {
        let csv = """
            kind,code,name
            event,01,市容环境
            event,0101,暴露垃圾
            thing,0102,x
            event,0101,again
            event,010,short
            event,0103,
            event,0501,道路不洁
            """
        let (tree, findings) = try ClassTree.reading(csv: Array(csv.utf8), layout: .fourDigits, origin: origin)
        XCTAssertEqual(tree.classes.map(\.key.code), ["0101", "0501"])
        XCTAssertEqual(
            findings.map { "\($0.code) \($0.place.map { "\($0)" } ?? "")" },
            [
                "class.kind line 4", "class.duplicate line 5", "class.length line 6", "class.name-missing line 7",
                "class.unknown-major line 8",
            ])
        XCTAssertThrowsError(try ClassTree(csv: Array(csv.utf8), layout: .fourDigits, origin: origin)) {
            XCTAssertEqual($0 as? ModelError, ModelError(.malformedTable, ""))
            XCTAssertEqual(($0 as? ModelError)?.place, .line(4, column: nil))
        }
    }

    func testFaultyJSONNamesTheMember() {
        let head = """
            {"format":"fangcun-class-tree","version":1,"identifier":"c","title":"t","source":"s","date":"2026",
            "status":"local","major_digits":2,"minor_digits":2,"classes":
            """
        let faults = [
            ("[{\"kind\":\"event\",\"code\":\"0101\"}]}", "classes[0].name: is missing"),
            ("[{\"kind\":\"event\",\"code\":101,\"name\":\"x\"}]}", "classes[0].code: a text is wanted"),
            ("[7]}", "classes[0]: an object is wanted"), ("{}}", "classes: an array is wanted"),
            ("[{\"kind\":\"e\",\"code\":\"0101\",\"name\":\"x\"}]}", "classes[0].kind"),
        ]
        for (tail, expected) in faults {
            XCTAssertThrowsError(try ClassTree(json: Array((head + tail).utf8))) {
                XCTAssertTrue(($0 as? ModelError)?.reason.contains(expected) == true, "\($0)")
            }
        }
        XCTAssertThrowsError(try ClassTree(json: Array("{\"format\":\"other\",\"version\":1}".utf8)))
        XCTAssertThrowsError(try ClassTree(json: Array(head.replacingVersion.utf8)))
    }

    func testForeignTreesCannotAskForMuch() {
        let deep = Array(String(repeating: "[", count: 100_000).utf8)
        XCTAssertThrowsError(try ClassTree(json: deep))
        var limits = ClassTree.defaultLimits
        limits.maximumBytes = 100
        XCTAssertThrowsError(try ClassTree(json: ClassTree.gbt47678.json, limits: limits)) {
            XCTAssertEqual($0 as? ModelError, ModelError(.limitExceeded, ""))
        }
        let layout = ClassTree.Layout(majorDigits: .max, minorDigits: .max)
        XCTAssertThrowsError(try ClassTree(origin: origin, layout: layout, majors: [], classes: []))
        XCTAssertThrowsError(
            try ClassTree(origin: origin, layout: .init(majorDigits: -1, minorDigits: 0), majors: [], classes: []))
    }
}

extension String {
    fileprivate var replacingVersion: String { replacing("\"version\":1", with: "\"version\":2") + "[]}" }
}
