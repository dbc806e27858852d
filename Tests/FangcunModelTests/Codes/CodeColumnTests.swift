import FangcunModel
import FangcunTestSupport
import XCTest

final class CodeColumnTests: XCTestCase {
    private typealias Verdict = UnifiedSocialCreditCode.ColumnVerdict

    /// The bits that the findings of one text amount to.
    private func expected(_ text: String) -> Verdict {
        let bits: [Finding.Code: Verdict] = [
            "uscc.length": .length, "uscc.charset": .charset, "uscc.category": .category, "uscc.check": .check,
            "uscc.division": .division, "uscc.inner-organisation": .innerOrganization,
        ]
        return UnifiedSocialCreditCode.findings(for: text).reduce(into: []) { verdict, finding in
            verdict.formUnion(bits[finding.code] ?? [.length, .charset, .category, .check])
        }
    }

    /// Sound codes, and codes with one, two or all characters changed to any byte of ASCII.
    private func mixedCodes(_ count: Int) -> [String] {
        var generator = SeededGenerator(seed: 19)
        return (0..<count).map { index in
            var code = Array(Samples.uscc(using: &generator).utf8)
            for _ in 0..<(index % 4) {
                let position = Int.random(in: 0..<18, using: &generator)
                code[position] =
                    Bool.random(using: &generator)
                    ? UInt8.random(in: 0x20...0x7E, using: &generator) : Samples.usccAlphabet[index % 31]
            }
            return Samples.text(code)
        }
    }

    func testAColumnIsJudgedLikeItsCodes() throws {
        let codes = mixedCodes(4_000)
        let lines = try UnifiedSocialCreditCode.verdicts(on: Array(codes.joined(separator: "\n").utf8), stride: 19)
        let dense = try UnifiedSocialCreditCode.verdicts(on: Array(codes.joined().utf8), stride: 18)
        XCTAssertEqual(lines.count, codes.count)
        XCTAssertEqual(lines, dense)
        for (code, verdict) in zip(codes, lines) {
            XCTAssertEqual(verdict, expected(code), code)
            XCTAssertEqual(verdict.isValid, UnifiedSocialCreditCode.findings(for: code).isAcceptable, code)
        }
        for bit: Verdict in [[], .charset, .category, .check, .division, .innerOrganization] {
            XCTAssertTrue(lines.contains { bit.isEmpty ? $0.isEmpty : $0.contains(bit) }, "the sample lacks \(bit)")
        }
    }

    func testAColumnWithOffsetsTakesCodesOfAnyLength() throws {
        var codes = mixedCodes(500)
        codes += ["", "9", "91350100M000100Y430", "9135", "I", String(repeating: "9", count: 1_000)]
        codes += ["91350100M000100Y43"]
        var offsets: [Int64] = [0]
        for code in codes { offsets.append(offsets[offsets.count - 1] + Int64(code.utf8.count)) }
        let verdicts = try UnifiedSocialCreditCode.verdicts(on: Array(codes.joined().utf8), offsets: offsets)
        for (code, verdict) in zip(codes, verdicts) { XCTAssertEqual(verdict, expected(code), code) }
        XCTAssertEqual(verdicts.last, [])
    }

    func testBytesOutsideASCIIAreNoCharacters() throws {
        let code = Array("91350100M000100Y43".utf8)
        for position in code.indices {
            for byte in UInt8(0x80)...0xFF {
                var wrong = code
                wrong[position] = byte
                XCTAssertEqual(try UnifiedSocialCreditCode.verdicts(on: wrong, stride: 18), [.charset])
            }
        }
    }

    func testColumnsThatAreNoneAreRefused() {
        let bytes = [UInt8](repeating: 0x39, count: 40)
        XCTAssertThrowsError(try UnifiedSocialCreditCode.verdicts(on: bytes, stride: 0))
        XCTAssertThrowsError(try UnifiedSocialCreditCode.verdicts(on: bytes, stride: 17))
        XCTAssertThrowsError(try UnifiedSocialCreditCode.verdicts(on: bytes, stride: -1))
        XCTAssertEqual(try UnifiedSocialCreditCode.verdicts(on: bytes, stride: .max).count, 1)
        XCTAssertEqual(try UnifiedSocialCreditCode.verdicts(on: [], stride: 18), [])
        XCTAssertEqual(try UnifiedSocialCreditCode.verdicts(on: Array(bytes.prefix(17)), stride: 18), [])
        XCTAssertEqual(
            try UnifiedSocialCreditCode.verdicts(on: bytes, stride: 18).count, 2, "the last four bytes are no code")
        var three = [Verdict](repeating: [], count: 3)
        var places = three.mutableSpan
        XCTAssertThrowsError(try UnifiedSocialCreditCode.judge(bytes.span, stride: 18, into: &places))
        XCTAssertThrowsError(try UnifiedSocialCreditCode.judge(bytes.span, stride: .max, into: &places))
        for offsets: [Int64] in [[], [0, 41], [18, 0], [-1, 18], [0, .max], [.min, 0]] {
            XCTAssertThrowsError(try UnifiedSocialCreditCode.verdicts(on: bytes, offsets: offsets), "\(offsets)")
        }
        XCTAssertEqual(try UnifiedSocialCreditCode.verdicts(on: bytes, offsets: [40]), [])
    }

    func testAColumnOfCitizensIsJudgedLikeItsNumbers() throws {
        var generator = SeededGenerator(seed: 13)
        let bits: [String: CitizenID.ColumnVerdict] = [
            "citizen-id.charset error": .charset, "citizen-id.check error": .check,
            "citizen-id.birth-date error": .birthDate, "citizen-id.birth-date warning": .earlyBirth,
            "citizen-id.division warning": .division,
        ]
        let numbers = (0..<4_000).map { index in
            let division =
                ["110105", "810000", "820000", "830000", "830001", "990101", "000000"].randomElement(using: &generator)
                ?? ""
            let (year, month, day) = (
                Int.random(in: 1780...2030, using: &generator), Int.random(in: 0...13, using: &generator),
                Int.random(in: 0...32, using: &generator)
            )
            let sequence = Int.random(in: 0...999, using: &generator)
            func padded(_ number: Int, _ width: Int) -> String { String(("0000" + String(number)).suffix(width)) }
            var code = Array(
                CitizenIDTests.complete(
                    division + padded(year, 4) + padded(month, 2) + padded(day, 2) + padded(sequence, 3)
                ).utf8)
            if index % 3 == 0 {
                code[Int.random(in: 0..<18, using: &generator)] =
                    Array("0123456789Xx A".utf8).randomElement(using: &generator) ?? 0
            }
            return Samples.text(code)
        }
        let verdicts = try CitizenID.verdicts(on: Array(numbers.joined(separator: ",").utf8), stride: 19)
        for (number, verdict) in zip(numbers, verdicts) {
            let expected = CitizenID.findings(for: number).reduce(into: CitizenID.ColumnVerdict()) {
                $0.formUnion(bits["\($1.code) \($1.severity)"] ?? .errors)
            }
            XCTAssertEqual(verdict, expected, number)
        }
        XCTAssertTrue(verdicts.contains([]) && verdicts.contains { $0.contains(.earlyBirth) })
        XCTAssertThrowsError(try CitizenID.verdicts(on: [], stride: 3))
    }
}
