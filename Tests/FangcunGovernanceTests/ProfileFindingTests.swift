import FangcunGovernance
import FangcunModel
import XCTest

/// Profiles with one thing wrong each: the finding says which, and the engine does not take them.
final class ProfileFindingTests: XCTestCase {
    private func words(_ text: String) -> Message { Message(zh: text, en: text) }

    /// open -> closed, with one sub-task process, and nothing wrong.
    private var sound: CaseProfile {
        CaseProfile(
            identifier: "p", edition: "1", title: words("p"), basis: "",
            roles: [.init("r", words("r"), group: "g"), .init("s", words("s"), group: "h")],
            reasons: [.init("done", words("done"), isResolved: true)],
            process: CaseProcess(
                initial: "new",
                states: [
                    .init("new", words("new")), .init("open", words("open")),
                    .init("closed", words("closed"), isEnd: true),
                ],
                marks: [.init("m", words("m"), suspends: ["c"])],
                clocks: [.init("c", words("c"), runsIn: ["open"], limit: .init(1, .workingDay))],
                actions: [
                    CaseAction("begin", words("begin"), by: ["r"], from: ["new"], to: "open"),
                    CaseAction("mark", words("mark"), by: ["r"], from: ["open"]).with { $0.sets = ["m"] },
                    CaseAction("ask", words("ask"), by: ["s"], from: ["open"]).with { $0.opensSubtasks = true },
                    CaseAction("close", words("close"), by: ["r", "s"], from: ["open"], to: "closed").with {
                        $0.reasons = ["done"]
                        $0.openSubtasks = .wait
                    },
                ]),
            subtask: CaseProcess(
                initial: "t",
                states: [.init("t", words("t")), .init("u", words("u"), isEnd: true)],
                actions: [CaseAction("finish", words("finish"), by: ["s"], from: ["t"], to: "u")]))
    }

    private func assertFinds(
        _ code: Finding.Code, _ severity: Severity = .error, _ part: String? = nil, file: StaticString = #filePath,
        line: UInt = #line, _ change: (inout CaseProfile) -> Void
    ) {
        var profile = sound
        change(&profile)
        let found = profile.findings.filter { $0.code == code && $0.severity == severity }
        XCTAssertFalse(found.isEmpty, "\(code) not among \(profile.findings)", file: file, line: line)
        if let part {
            let names = found.map { finding -> String? in
                guard case .feature(_, let identifier) = finding.place else { return nil }
                return identifier
            }
            XCTAssertTrue(names.contains(part), "\(part) not among \(names)", file: file, line: line)
        }
        XCTAssertEqual(profile.findings.isAcceptable, severity != .error, "\(profile.findings)", file: file, line: line)
        if severity == .error {
            XCTAssertThrowsError(try CaseEngine(profile), file: file, line: line) {
                XCTAssertEqual(($0 as? GovernanceError)?.code, .unsoundProfile, file: file, line: line)
            }
        }
    }

    func testTheSoundProfileIsSound() {
        XCTAssertEqual(sound.findings, [])
        XCTAssertNoThrow(try CaseEngine(sound))
    }

    func testNames() {
        assertFinds("profile.unknown-name", .error, "begin") { $0.process.actions[0].roles = ["nobody"] }
        assertFinds("profile.unknown-name", .error, "begin") { $0.process.actions[0].to = "nowhere" }
        assertFinds("profile.unknown-name", .error, "begin") { $0.process.actions[0].from = ["nowhere"] }
        assertFinds("profile.unknown-name", .error, "begin") { $0.process.actions[0].needs = ["no"] }
        assertFinds("profile.unknown-name", .error, "close") { $0.process.actions[3].reasons = ["no"] }
        assertFinds("profile.unknown-name", .error, "mark") { $0.process.actions[1].restarts = ["no"] }
        assertFinds("profile.unknown-name", .error, "m") { $0.process.marks[0].suspends = ["no"] }
        assertFinds("profile.unknown-name", .error, "c") { $0.process.clocks[0].runsIn = ["no"] }
        assertFinds("profile.unknown-name") { $0.process.initial = "no" }
        assertFinds("profile.unknown-name") { $0.separations = [.init("x", ["no"], from: ["close"], by: [.person])] }
        assertFinds("profile.duplicate-name", .error, "finish") { $0.process.actions[0].identifier = "finish" }
        assertFinds("profile.duplicate-name", .error, "open") { $0.process.states[0].identifier = "open" }
        assertFinds("profile.name") { $0.process.marks[0].identifier = "" }
        assertFinds("profile.name") { $0.identifier = String(repeating: "长", count: 34) }
        assertFinds("profile.format") { $0.format = 2 }
    }

    func testASpellingMistakeInAMemberIsSaid() {
        assertFinds("profile.unknown-member", .warning, "close") {
            $0.process.actions[3].extra = [.init("need", .array([]))]
        }
    }

    func testRulesOfParts() {
        assertFinds("profile.no-role", .error, "begin") { $0.process.actions[0].roles = [] }
        assertFinds("profile.no-from", .error, "mark") { $0.process.actions[1].from = [] }
        assertFinds("profile.reason", .error, "close") { $0.process.actions[3].reasons = [] }
        assertFinds("profile.reason", .error, "mark") { $0.process.actions[1].reasons = ["done"] }
        assertFinds("profile.reason", .error, "close") { $0.process.actions[3].from = ["open", "closed"] }
        assertFinds("profile.no-end") { $0.process.states[2].isEnd = false }
        assertFinds("profile.initial") { $0.process.states[0].isEnd = true }
        assertFinds("profile.contradiction", .error, "mark") {
            $0.process.actions[1].needs = ["m"]
            $0.process.actions[1].forbids = ["m"]
        }
        assertFinds("profile.limit", .error, "mark") { $0.process.actions[1].atMost = 0 }
        for count in [0, -1, 100_001] {
            assertFinds("profile.limit", .error, "c") { $0.process.clocks[0].limit?.count = count }
        }
        for percent in [0, -1, 101, .max] {
            assertFinds("profile.limit", .error, "c") {
                $0.process.clocks[0].limit?.light.yellow = .share(percent: percent)
            }
        }
        assertFinds("profile.clock", .error, "c") { $0.process.clocks[0].runsIn = [] }
        assertFinds("profile.extension", .error, "begin") { $0.process.actions[0].extends = [.init("c", atMost: 1)] }
        assertFinds("profile.extension", .error, "close") { $0.process.actions[3].restarts = ["c"] }
        assertFinds("profile.subtask-action", .error, "finish") { $0.subtask?.actions[0].assignsLead = true }
        assertFinds("profile.no-subtasks", .error, "ask") { $0.subtask = nil }
        assertFinds("profile.separation", .error, "x") {
            $0.separations = [.init("x", ["ask"], from: [], by: [.person])]
        }
        assertFinds("profile.separation", .error, "x") {
            $0.separations = [.init("x", ["ask"], from: ["ask"], by: [.person])]
        }
        assertFinds("profile.unused", .warning, "q") { $0.roles.append(.init("q", self.words("q"))) }
    }

    func testOneRoleMustNotHaveBothOfTwoSeparatedDuties() {
        assertFinds("profile.role-path", .error, "x") {
            $0.separations = [.init("x", ["mark"], from: ["close"], by: [.role])]
        }
        assertFinds("profile.role-path", .error, "x") {
            $0.separations = [.init("x", ["finish"], from: ["close"], by: [.group])]
        }
        var kept = sound
        kept.separations = [.init("x", ["begin"], from: ["ask", "finish"], by: [.role, .group, .person, .unit])]
        XCTAssertEqual(kept.findings, [])
    }

    func testStatesThatNobodyCanReachOrLeave() {
        assertFinds("profile.unreachable-state", .error, "island") {
            $0.process.states.append(.init("island", self.words("island")))
            $0.process.actions.append(CaseAction("leave", self.words("leave"), by: ["r"], from: ["island"], to: "open"))
        }
        assertFinds("profile.no-way-out", .error, "trap") {
            $0.process.states.append(.init("trap", self.words("trap")))
            $0.process.actions.append(CaseAction("fall", self.words("fall"), by: ["r"], from: ["open"], to: "trap"))
            $0.process.actions.append(CaseAction("turn", self.words("turn"), by: ["r"], from: ["trap"], to: "trap"))
        }
        assertFinds("profile.dead-action", .warning, "never") {
            $0.process.actions.append(
                CaseAction("never", self.words("never"), by: ["r"], from: ["new"]).with { $0.needs = ["m"] })
        }
    }

    func testAMarkThatStopsACaseForEver() {
        assertFinds("profile.no-way-out", .error, "open") { $0.process.marks[0].isBlocking = true }
        var lifted = sound
        lifted.process.marks[0].isBlocking = true
        lifted.process.actions.append(
            CaseAction("lift", words("lift"), by: ["r"], from: ["open"]).with { $0.clears = ["m"] })
        XCTAssertEqual(lifted.findings, [])
    }

    func testAWayOutOfALimitedNumberIsNone() {
        assertFinds("profile.no-way-out", .error, "open") { $0.process.actions[3].atMost = 1 }
    }

    func testASubtaskThatCannotEndStopsTheCase() {
        assertFinds("profile.no-way-out", .error, "t") {
            $0.subtask?.states.append(.init("stuck", self.words("stuck")))
            $0.subtask?.actions.append(CaseAction("stick", self.words("stick"), by: ["s"], from: ["t"], to: "stuck"))
            $0.subtask?.actions[0].from = ["stuck"]
            $0.subtask?.actions[0].atMost = 1
        }
    }

    func testSubtasksMustNotBeLeftOpenAtAnEnd() {
        assertFinds("profile.open-subtasks", .error, "close") { $0.process.actions[3].openSubtasks = .keep }
    }

    func testTheWayIntoADeadEndIsTold() {
        var profile = sound
        profile.process.marks[0].isBlocking = true
        let message = profile.findings.first { $0.code == "profile.no-way-out" }?.message.en ?? ""
        XCTAssertTrue(message.contains("begin, mark") && message.contains("(m)"), message)
    }
}
