import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

final class JSONTests: XCTestCase {
    private func value(_ text: String) throws -> JSONValue { try JSONReader.value(of: Array(text.utf8)) }

    func testEveryKindOfValue() throws {
        let text = #" {"a":[1,-2.5e3,true,false,null],"b":{"c":"d\u00e9\ud83d\ude00\n\/"},"空":""} "#
        XCTAssertEqual(
            try value(text),
            .object([
                .init("a", .array([.number(1), .number(-2_500), .bool(true), .bool(false), .null])),
                .init("b", .object([.init("c", .string("dé😀\n/"))])), .init("空", .string("")),
            ]))
    }

    func testRefusesWhatRFC8259Refuses() {
        let wrong = [
            "", " ", "[", "]", "{", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "'a'", "01",
            "-", "1.",
            ".5", "1e", "+1", "NaN", "Infinity", "tru", "nul", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"",
            "\"\\ud800\\u0041\"",
            "\"\u{01}\"", "[1]x", "{\"a\":1,\"a\":2}", "1e999", "[1}", "{\"a\":1]",
        ]
        for text in wrong {
            XCTAssertThrowsError(try value(text), text) { error in
                XCTAssertEqual((error as? ModelError)?.code, .malformedJSON, "\(text): \(error)")
            }
        }
    }

    func testErrorsNameLineAndColumn() {
        XCTAssertThrowsError(try value("{\n  \"a\": 1,\n  \"b\": x\n}")) { error in
            XCTAssertEqual((error as? ModelError)?.place, .line(3, column: 8))
        }
    }

    func testTextThatIsNotUTF8() {
        // "北" in GBK.
        XCTAssertThrowsError(try JSONReader.value(of: [0x22, 0xB1, 0xB1, 0x22])) { error in
            XCTAssertEqual((error as? ModelError)?.code, .notUTF8)
        }
    }

    func testLimits() throws {
        let deep = String(repeating: "[", count: 100_000)
        XCTAssertThrowsError(try value(deep)) { XCTAssertEqual(($0 as? ModelError)?.code, .limitExceeded) }
        let limits = JSONReader.Limits(maximumBytes: 10, maximumDepth: 2, maximumStringBytes: 3)
        for text in ["[[[1]]]", "\"abcd\"", "[1,2,3,4,5,6]"] {
            XCTAssertThrowsError(try JSONReader.value(of: Array(text.utf8), limits: limits), text) { error in
                XCTAssertEqual((error as? ModelError)?.code, .limitExceeded)
            }
        }
        XCTAssertNoThrow(try JSONReader.value(of: Array("[[\"abc\"]]".utf8), limits: limits))
    }

    func testCutAtEveryByteIsAnErrorNeverATrap() throws {
        let whole = Array(#"{"type":"Polygon","coordinates":[[[1.5,-2e1],[3,4]]],"t":[true,null,"\u4e2d\"x"]}"#.utf8)
        XCTAssertNoThrow(try JSONReader.value(of: whole))
        for length in 0..<whole.count {
            XCTAssertThrowsError(try JSONReader.value(of: Array(whole[..<length])), "cut after \(length) bytes")
        }
    }

    func testNumbersAreRoundedAsTheCLibraryRounds() throws {
        var generator = SeededGenerator(seed: 11)
        var texts = [
            "0", "-0", "9007199254740993", "121.56567602359", "2.2250738585072014e-308", "4.9e-324", "1e23", "1e-400",
        ]
        texts += [
            "123456789012345678901234567890", "0.000000000000000000000000000000000000123", "8.5e22",
            "1.7976931348623157e308",
        ]
        for _ in 0..<5_000 {
            let mantissa =
                UInt64.random(in: 0...UInt64.max, using: &generator) >> UInt64.random(in: 0...60, using: &generator)
            let point = Int.random(in: 0...18, using: &generator)
            texts.append("-\(mantissa / 1_000).\(String(repeating: "0", count: point))\(mantissa % 997)e\(point - 9)")
        }
        for text in texts { XCTAssertEqual(try value(text), .number(strtod(text, nil)), text) }
    }

    func testFoundationReadsWhatTheWriterWrites() throws {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("text", "引号\" 反斜\\ 换行\n 制表\t 控制\u{01}😀")
        writer.member("number", 0.1)
        writer.member("whole", 12)
        writer.member("yes", true)
        writer.name("list")
        writer.beginArray()
        writer.beginObject()
        writer.endObject()
        writer.write(.null)
        writer.write(1e300)
        writer.endArray()
        writer.endObject()
        let object = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: Any]
        XCTAssertEqual(object?["text"] as? String, "引号\" 反斜\\ 换行\n 制表\t 控制\u{01}😀")
        XCTAssertEqual(object?["number"] as? Double, 0.1)
        XCTAssertEqual(object?["whole"] as? Int, 12)
        XCTAssertEqual(object?["yes"] as? Bool, true)
        let list = object?["list"] as? [Any]
        XCTAssertEqual(list?.count, 3)
        XCTAssertEqual(list?.last as? Double, 1e300)
    }

    func testANumberJSONCannotSayBecomesNull() {
        XCTAssertEqual(JSONWriter.bytes(of: .array([.number(.nan), .number(.infinity)])), Array("[null,null]".utf8))
    }

    func testACodeWrittenAsANumberIsNeverSilentlyAnother() {
        XCTAssertEqual(JSONValue.number(410_105_003_001_017).codeText, "410105003001017")
        XCTAssertEqual(JSONValue.string("007").codeText, "007")
        // A double between 2^53 and 2^55 may stand for …00, …01 or …02: nobody can tell.
        XCTAssertNil(JSONValue.number(32_050_801_010_000_000).codeText)
        XCTAssertNil(JSONValue.number(1.5).codeText)
    }

    func testSkippingAValueStandsAtTheNext() throws {
        var reader = try JSONReader(Array(#"{"skip":[{"a":[1,"]"]},"x"],"take":7}"#.utf8))
        try reader.beginObject()
        XCTAssertEqual(try reader.nextName(), "skip")
        try reader.skipValue()
        XCTAssertEqual(try reader.nextName(), "take")
        XCTAssertEqual(try reader.readNumber(), 7)
        XCTAssertNil(try reader.nextName())
        XCTAssertNoThrow(try reader.expectEnd())
    }
}
