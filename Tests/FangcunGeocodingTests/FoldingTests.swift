import XCTest

@testable import FangcunGeocoding

final class FoldingTests: XCTestCase {
    func testWritingHabitsFoldToOneForm() {
        let cases: [(written: String, folded: String)] = [
            ("臺北市信義區", "台北市信义区"),
            ("台北市信义区", "台北市信义区"),
            ("１２３號３樓之２", "123号3楼之2"),
            ("ａｂＣ座", "ABC座"),
            ("花园路 39 号", "花园路39号"),
            ("花园路\u{3000}39号", "花园路39号"),
            ("21、23號", "21,23号"),
            ("21，23号；25号", "21,23号,25号"),
            ("26 28號", "26,28号"),
            ("219－1號", "219-1号"),
            ("219—1號", "219-1号"),
            ("松山路（捷運站）", "松山路(捷运站)"),
            ("社中街156巷～社正路間", "社中街156巷~社正路间"),
            ("木新路3段127巷112衖8號", "木新路3段127巷112弄8号"),
            ("新生南路ㄧ段", "新生南路一段"),
            ("“花园路”39号！", "花园路39号"),
            ("花园路👍39号🕳️", "花园路39号"),
            ("𠮷野街", "〓野街"),
            ("", ""),
        ]
        for (written, folded) in cases { XCTAssertEqual(fold(written), folded, written) }
    }

    func testEachCharacterKnowsItsByte() throws {
        let written = "臺北 市１2号"
        let text = try XCTUnwrap(FoldedText(written))
        let bytes = Array(written.utf8)
        let pieces = (0..<text.count).map { index in
            String(decoding: bytes[Int(text.offsets[index])..<Int(text.offsets[index + 1])], as: UTF8.self)
        }
        // What is dropped belongs to the character in front of it.
        XCTAssertEqual(pieces, ["臺", "北 ", "市", "１", "2", "号"])
    }

    func testTheTableFoldsInOneStep() {
        for (written, folded) in VariantPairs.scalars {
            XCTAssertEqual(FoldTable.shared.fold(written), folded, "\(written)")
            XCTAssertEqual(FoldTable.shared.fold(folded), folded, "\(written) folds on and on")
        }
        XCTAssertEqual(Set(VariantPairs.scalars.map(\.written)).count, VariantPairs.scalars.count, "a character twice")
        XCTAssertGreaterThan(VariantPairs.scalars.count, 500)
    }

    func testLongTextsAreRefused() {
        XCTAssertNotNil(FoldedText(String(repeating: "a", count: FoldedText.maximumBytes)))
        XCTAssertNil(FoldedText(String(repeating: "a", count: FoldedText.maximumBytes + 1)))
    }

    private func fold(_ text: String) -> String? {
        FoldedText(text).map { folded in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: folded.scalars)
            return String(view)
        }
    }
}
