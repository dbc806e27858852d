import FangcunModel
import XCTest

final class DocumentNumberTests: XCTestCase {
    func testPartsOfAPublicNumber() throws {
        let number = try DocumentNumber("国发〔2015〕33号")
        XCTAssertEqual(number.agency, "国发")
        XCTAssertEqual(number.year, 2015)
        XCTAssertEqual(number.serial, 33)
        XCTAssertEqual(number, try DocumentNumber(agency: "国发", year: 2015, serial: 33))
        XCTAssertEqual("\(number)", "国发〔2015〕33号")
        XCTAssertEqual(try Samples.roundTrip(number), number)
    }

    func testNumbersInUse() {
        for text in ["郑政〔2009〕4号", "郑政办明电〔2010〕179号", "国函〔2010〕55号", "财税〔2016〕36号", "国办函〔2021〕1号"] {
            XCTAssertEqual(DocumentNumber.findings(for: text), [], text)
        }
    }

    /// As found in reports of cities, with what is put right.
    func testDeparturesThatLeaveTheMeaningClear() {
        let cases: [(String, String, [String])] = [
            ("郑办文[2010]49号", "郑办文〔2010〕49号", ["document-number.bracket warning 3"]),
            ("郑政（2005）9号", "郑政〔2005〕9号", ["document-number.bracket warning 2"]),
            ("郑政(2005）9号", "郑政〔2005〕9号", ["document-number.bracket warning 2"]),
            ("郑政【2005】9号", "郑政〔2005〕9号", ["document-number.bracket warning 2"]),
            (
                "中办国办[2002]17号文", "中办国办〔2002〕17号",
                ["document-number.bracket warning 4", "document-number.suffix info 13"]
            ),
            ("鄭政〔2011〕98號", "鄭政〔2011〕98号", ["document-number.variant info 10"]),
            ("国发〔2015〕033号", "国发〔2015〕33号", ["document-number.leading-zero warning 8"]),
            ("国发〔2015〕第33号", "国发〔2015〕33号", ["document-number.ordinal warning 8"]),
            ("国发〔2015〕33", "国发〔2015〕33号", ["document-number.suffix warning 10"]),
            ("国发〔二〇一五〕三十三号", "国发〔2015〕33号", ["document-number.numeral info 3"]),
            ("国发〔２０１５〕33号", "国发〔2015〕33号", ["document-number.width info 3"]),
            ("国发 〔2015〕 33 号", "国发〔2015〕33号", ["document-number.separator info 2"]),
            ("国发〔86〕12号", "国发〔1986〕12号", ["document-number.year warning 3"]),
        ]
        for (text, canonical, expected) in cases {
            let reading = DocumentNumber.reading(text)
            XCTAssertEqual(reading.code?.text, canonical, text)
            XCTAssertEqual(reading.text, canonical, text)
            XCTAssertEqual(summary(reading.findings), expected, text)
            let strict = expected.map {
                $0.replacingOccurrences(of: "info", with: "error").replacingOccurrences(of: "warning", with: "error")
            }
            XCTAssertEqual(summary(DocumentNumber.findings(for: text)), strict, text)
            XCTAssertThrowsError(try DocumentNumber(text), text)
        }
    }

    func testWhatIsNoNumber() {
        let cases: [(String, [String])] = [
            ("", ["document-number.form error 0"]), ("国发2015年33号", ["document-number.form error 10"]),
            ("〔2015〕33号", ["document-number.form error 0"]), ("国发〔2015〕号", ["document-number.serial error 8"]),
            ("国发〔2015〕0号", ["document-number.serial error 8"]), ("国发〔215〕33号", ["document-number.year error 3"]),
            ("国发〔2515〕33号", ["document-number.year error 3"]), ("国发〔〕33号", ["document-number.year error 3"]),
            ("国发〔20一5〕33号", ["document-number.year error 3"]),
            ("国、发〔2015〕33号", ["document-number.agency error 1"]),
            ("国发〔2015〕33号附件", ["document-number.suffix warning 13", "document-number.serial error 8"]),
            ("国发〔2015〕1234567号", ["document-number.serial error 8"]),
            ("国发〕2015〔33号", ["document-number.form error 11"]),
            ("国发〔15〕33号", ["document-number.year error 3"]),
        ]
        for (text, expected) in cases {
            XCTAssertEqual(summary(DocumentNumber.reading(text).findings), expected, text)
            XCTAssertNil(DocumentNumber.reading(text).code, text)
        }
        XCTAssertNil(DocumentNumber.reading(String(repeating: "国", count: 100_000)).code)
        XCTAssertThrowsError(try DocumentNumber(agency: "国〔发", year: 2015, serial: 1))
        XCTAssertThrowsError(try DocumentNumber(agency: "国发", year: 2015, serial: -1))
    }

    func testChineseSerials() {
        for (words, number) in [
            ("九", 9), ("十", 10), ("十二", 12), ("二十", 20), ("三十三", 33), ("一百", 100), ("一百零五", 105), ("一百一十", 110),
            ("两千三百四十", 2340), ("一二三", 123),
        ] {
            XCTAssertEqual(DocumentNumber.reading("国发〔2015〕\(words)号").code?.serial, number, words)
        }
        for words in ["百", "十百", "三三十", "零", "二十零", "一百二百"] {
            XCTAssertNil(DocumentNumber.reading("国发〔2015〕\(words)号").code, words)
        }
    }
}
