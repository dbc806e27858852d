import FangcunModel
import FangcunTestSupport
import XCTest

/// Codes judged by the column, beside the way that they are mostly judged: one String after the other.
final class CodeBenchmarks: XCTestCase {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    func testUnifiedSocialCreditCodes() throws {
        let count = Pass.isShort ? 100_000 : 1_000_000
        let column = column(count)
        let texts = stride(from: 0, to: column.count, by: 19).map {
            String(decoding: column[$0..<$0 + 18], as: UTF8.self)
        }
        let sample = Array(texts.prefix(count / 20))
        var found = [UnifiedSocialCreditCode.ColumnVerdict](repeating: [], count: count)
        let timing = try timeInTurn(operations: count) {
            var places = found.mutableSpan
            try UnifiedSocialCreditCode.judge(column.span, stride: 19, into: &places)
        }.ours
        var agreeing = 0
        let peer = try timeInTurn(operations: sample.count) { agreeing = sample.count { Self.isValidNaively($0) } }.ours
        XCTAssertEqual(agreeing, found.prefix(sample.count).count { $0.isDisjoint(with: [.length, .charset, .check]) })
        XCTAssertGreaterThan(agreeing, sample.count / 3)
        try BenchmarkReport.add(.init(name: "codes.uscc", timing: timing, peer: ("string-per-code", peer), goal: 20))
        let single = try timeInTurn(operations: sample.count) {
            XCTAssertGreaterThan(sample.count { CodeChecker().check($0, as: .unifiedSocialCredit).isValid }, 0)
        }.ours
        try BenchmarkReport.add(.init(name: "codes.uscc.findings", timing: single))
    }

    func testCitizenIDs() throws {
        let count = Pass.isShort ? 100_000 : 1_000_000
        var generator = SeededGenerator(seed: 3)
        var column: [UInt8] = []
        for _ in 0..<count {
            let sequence = String(UInt32.random(in: 1_000...1_999, using: &generator)).dropFirst()
            column += Array("110105194912\(Int.random(in: 10...31, using: &generator))\(sequence)X\n".utf8)
        }
        var found = [CitizenID.ColumnVerdict](repeating: [], count: count)
        let timing = try timeInTurn(operations: count) {
            var places = found.mutableSpan
            try CitizenID.judge(column.span, stride: 19, into: &places)
        }.ours
        XCTAssertTrue(found.contains { $0.isValid } && found.contains { !$0.isValid })
        try BenchmarkReport.add(.init(name: "codes.citizen-id", timing: timing))
    }

    /// Codes with a line end behind each; every second one is sound.
    private func column(_ count: Int) -> [UInt8] {
        var generator = SeededGenerator(seed: 1)
        var column: [UInt8] = []
        column.reserveCapacity(count * 19)
        for index in 0..<count {
            let body = "91410100" + String((0..<9).map { _ in Self.alphabet.randomElement(using: &generator) ?? "0" })
            let check = Self.naiveCheck(body) ?? "0"
            let other: Character = check == "5" ? "6" : "5"
            column += Array("\(body)\(index % 2 == 0 ? check : other)\n".utf8)
        }
        return column
    }

    /// Length, characters and check character, as one writes it at first: without tables, character by character.
    private static func isValidNaively(_ text: String) -> Bool {
        guard text.count == 18, let last = text.last else { return false }
        return naiveCheck(String(text.dropLast())) == last
    }

    private static func naiveCheck(_ body: String) -> Character? {
        var (sum, weight) = (0, 1)
        for character in body {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            sum += value * weight
            weight = weight * 3 % 31
        }
        return alphabet[(31 - sum % 31) % 31]
    }
}
