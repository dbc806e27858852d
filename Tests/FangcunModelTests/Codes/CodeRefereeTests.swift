import FangcunModel
import FangcunTestSupport
import Foundation
import XCTest

/// python-stdnum asked for a second opinion, where it is right.
final class CodeRefereeTests: XCTestCase {
    /// Departments that are digits: python-stdnum refuses letters in the first eight places. It knows no categories and no
    /// organisation code within, so only length, charset and check are compared.
    func testStdnumAgreesOnCodesOfDigitDepartments() throws {
        var generator = SeededGenerator(seed: 41)
        var texts: [String] = []
        for index in 0..<20_000 {
            var code = Array(Samples.uscc(using: &generator).utf8)
            guard (0x30...0x39).contains(code[0]) else { continue }
            if index % 2 == 1 {
                let letters = Samples.usccAlphabet + Array("IOSVZ".utf8)
                code[Int.random(in: 8..<18, using: &generator)] = letters.randomElement(using: &generator) ?? 0x30
            }
            texts.append(Samples.text(code))
        }
        let answers = try ask(texts, "uscc.is_valid(line)", importing: "from stdnum.cn import uscc")
        var sound = 0
        for (text, answer) in zip(texts, answers) {
            let faults: Set<Finding.Code> = ["uscc.length", "uscc.charset", "uscc.check"]
            let ours = !UnifiedSocialCreditCode.findings(for: text).contains { faults.contains($0.code) }
            XCTAssertEqual(ours, answer == "True", text)
            if ours { sound += 1 }
        }
        XCTAssertGreaterThan(sound, 5_000)
        XCTAssertGreaterThan(texts.count - sound, 5_000)
    }

    func testStdnumAgreesOnTheCheckCharactersOfCitizens() throws {
        var generator = SeededGenerator(seed: 43)
        let bodies = (0..<5_000).map { _ in
            String((0..<17).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
        }
        let answers = try ask(bodies, "ric.calc_check_digit(line + '0')", importing: "from stdnum.cn import ric")
        for (body, answer) in zip(bodies, answers) {
            XCTAssertEqual(try ISO7064.mod11_2.checkCharacters(for: body), answer, body)
        }
    }

    func testStdnumAgreesOnISO7064() throws {
        var generator = SeededGenerator(seed: 47)
        let systems: [(ISO7064, String)] = [
            (.mod11_2, "mod_11_2.calc_check_digit(line)"), (.mod37_2, "mod_37_2.calc_check_digit(line)"),
            (.mod97_10, "mod_97_10.calc_check_digits(line)"), (.mod11_10, "mod_11_10.calc_check_digit(line)"),
            (.mod37_36, "mod_37_36.calc_check_digit(line)"),
        ]
        for (system, call) in systems {
            let bodies = (0..<2_000).map { _ in
                String(
                    (0..<Int.random(in: 1...40, using: &generator)).map { _ in
                        system.alphabet.randomElement(using: &generator) ?? "0"
                    })
            }
            let modules = "from stdnum.iso7064 import mod_11_2, mod_37_2, mod_97_10, mod_11_10, mod_37_36"
            for (body, answer) in zip(bodies, try ask(bodies, call, importing: modules)) {
                XCTAssertEqual(try system.checkCharacters(for: body), answer, "\(system.designation) \(body)")
            }
        }
    }

    /// The answer to each line, by a Python expression.
    private func ask(_ lines: [String], _ expression: String, importing modules: String) throws -> [String] {
        try Referee.require()
        let folder = try TemporaryFolder()
        let input = try folder.write(Array(lines.joined(separator: "\n").utf8), to: "lines.txt")
        let script = "\(modules)\nfor line in open('\(input.path)').read().split('\\n'):\n    print(\(expression))\n"
        let answer = try Referee.run("python3", ["-c", script])
        XCTAssertEqual(answer.status, 0, "python-stdnum is needed: pip install python-stdnum\n\(answer.errors)")
        let answers = answer.output.split(separator: "\n").map { String($0) }
        XCTAssertEqual(answers.count, lines.count)
        return answers
    }
}
