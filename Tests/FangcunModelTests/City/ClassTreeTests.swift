import FangcunModel
import FangcunTestSupport
import XCTest

final class ClassTreeTests: XCTestCase {
    func testPacksHoldTheClassesOfTheirSources() {
        let (new, old) = (ClassTree.gbt47678, ClassTree.cjt214AsDeployed)
        XCTAssertEqual(new.classes.count { $0.key.kind == .component }, 153)
        XCTAssertEqual(new.classes.count { $0.key.kind == .matter }, 250)
        XCTAssertEqual(old.classes.count { $0.key.kind == .component }, 107)
        XCTAssertEqual(old.classes.count { $0.key.kind == .event }, 54)
        let countOfMajor = Dictionary(grouping: new.classes.filter { $0.key.kind == .matter }) { $0.key.code.prefix(2) }
            .mapValues(\.count)
        XCTAssertEqual(
            countOfMajor,
            ["01": 76, "02": 44, "03": 16, "04": 14, "05": 3, "06": 51, "07": 7, "08": 16, "09": 21, "10": 2])
    }

    /// The digests were computed from the tables of the source by a program in another language; coreutils compute ours.
    func testPacksAreTheTablesOfTheirSources() throws {
        let digests = [
            (ClassTree.gbt47678, "5f5b02761aa27e8012eff24ae3c1dfeb327849a4f45f63c7954dff08bc2af958"),
            (ClassTree.cjt214AsDeployed, "0e53f6afd7c00ac6ee38860dfec682fecd277a7a7b1563e320d4c83e5a110981"),
        ]
        let folder = try TemporaryFolder()
        for (tree, digest) in digests {
            let file = try folder.write(Array(tree.canonicalText.utf8), to: "tree.tsv")
            XCTAssertEqual(try Referee.run("sha256sum", [file.path]).output.prefix(64), digest[...])
        }
    }

    func testPacksSayThatTheyAreUnverified() {
        for tree in ClassTree.packs {
            XCTAssertEqual(tree.origin.status, .secondaryUnverified)
            XCTAssertEqual(tree.origin.date.count, 10)
        }
    }

    func testTheSameDigitsNameAComponentAndAMatter() {
        let tree = ClassTree.gbt47678
        XCTAssertEqual(tree.cityClass(.component, "01001")?.name, "供水井盖")
        XCTAssertEqual(tree.cityClass(.matter, "01001")?.name, "供水井盖异常")
        XCTAssertNil(tree.cityClass(.event, "01001"))
        XCTAssertEqual(tree.major(.matter, of: "06010")?.name, "市容环境类")
    }

    func testIdentifiersNameTheirClass() throws {
        let (new, old) = (ClassTree.gbt47678, ClassTree.cjt214AsDeployed)
        XCTAssertEqual(old.cityClass(of: try ComponentCode("3205080101000001"))?.name, "上水井盖")
        XCTAssertEqual(new.cityClass(of: try ComponentCode("32050801001000001"))?.name, "供水井盖")
        XCTAssertEqual(new.cityClass(of: try MatterCode("32050801001"))?.name, "供水井盖异常")
        XCTAssertEqual(old.cityClass(of: try EventCode("3205080102"))?.name, "暴露垃圾")
        XCTAssertNil(new.cityClass(of: try ComponentCode("3205080101000001")), "four digits are no class of this tree")
    }

    func testUnknownAndMalformedCodesAreFindings() {
        let tree = ClassTree.gbt47678
        func codes(_ text: String, _ kind: CityClass.Kind) -> [Finding.Code] {
            tree.findings(for: text, kind: kind).map(\.code)
        }
        XCTAssertEqual(codes("01001", .component), [])
        XCTAssertEqual(codes("01016", .component), ["class.unknown"])
        XCTAssertEqual(codes("99001", .component), ["class.unknown-major"])
        XCTAssertEqual(codes("0101", .component), ["class.length"])
        XCTAssertEqual(codes("010010", .component), ["class.length"])
        XCTAssertEqual(codes("01O01", .component), ["class.character"])
        XCTAssertEqual(codes("", .component), ["class.length"])
        XCTAssertEqual(codes("06010", .component), ["class.unknown-major"], "majors 06 to 10 have matters only")
        XCTAssertEqual(tree.findings(for: "01O01", kind: .component).first?.place, .character(2))
        let other = ClassTree.cjt214AsDeployed.findings(for: "0118", kind: .event).first?.message.en ?? ""
        XCTAssertEqual(other, "", "0118 is both a component and an event of the four-digit generation")
        let hint = ClassTree.cjt214AsDeployed.findings(for: "0138", kind: .event).first?.message.en ?? ""
        XCTAssertTrue(hint.contains("of kind component"), hint)
    }

    func testNamesThatDriftBetweenCitiesFindTheirClass() {
        let (new, old) = (ClassTree.gbt47678, ClassTree.cjt214AsDeployed)
        func code(_ tree: ClassTree, _ name: String) -> String? {
            tree.classes(named: name, kind: .component).first?.cityClass.key.code
        }
        XCTAssertEqual(code(new, "通讯井盖"), "01007")
        XCTAssertEqual(code(old, "通信井盖"), "0107")
        XCTAssertEqual(code(new, "街头坐椅"), "04007")
        XCTAssertEqual(code(old, "街头座椅"), "0407")
        XCTAssertEqual(code(new, "雨水篦子"), "01004")
        XCTAssertEqual(code(new, "无主井盖"), "01023")
        XCTAssertEqual(code(new, "上水井盖"), "01001")
        XCTAssertEqual(code(old, "变压器（箱）"), "0134")
        XCTAssertEqual(code(new, "变压器(箱)"), "01048")
        XCTAssertEqual(code(new, " 雨水 井盖"), "01003")
        XCTAssertNil(code(new, "井盖"), "part of a name is no name")
        XCTAssertEqual(new.classes(named: "通讯井盖").map(\.isExact), [false])
        XCTAssertEqual(new.classes(named: "通信井盖").map(\.isExact), [true])
    }

    func testLocalClassesCountDownFromTheTop() {
        let tree = ClassTree.gbt47678
        XCTAssertEqual(tree.nextExtensionCode(.component, major: "01"), "01999")
        XCTAssertEqual(ClassTree.cjt214AsDeployed.nextExtensionCode(.event, major: "01"), "0198", "0199 is 其他")
        XCTAssertNil(tree.nextExtensionCode(.component, major: "1"))

        let additions = [("01998", "智慧灯杆"), ("01999", "直饮水机"), ("01900", "岗石"), ("01001", "供水盖")]
            .map { CityClass(CityClass.Key(.component, $0.0), name: $0.1) }
        let (extended, findings) = tree.extended(by: additions)
        XCTAssertEqual(extended.cityClass(.component, "01998")?.isExtension, true)
        XCTAssertEqual(extended.cityClass(.component, "01001")?.name, "供水井盖", "the standard's class stays")
        XCTAssertEqual(extended.nextExtensionCode(.component, major: "01"), "01997")
        XCTAssertEqual(
            findings.map { "\($0.code) \($0.place.map { "\($0)" } ?? "")" },
            ["class.duplicate feature 3 (component/01001)", "class.extension-order feature 2 (component/01900)"])
        XCTAssertNotEqual(extended.checksum, tree.checksum)
    }
}
