import FangcunGovernance
import FangcunModel
import FangcunTestSupport
import XCTest

/// Profiles made to cost much: judged in bounded time, never a trap.
final class HostileProfileTests: XCTestCase {
    private func words(_ text: String) -> Message { Message(zh: text, en: text) }

    private func profile(_ process: CaseProcess) -> CaseProfile {
        CaseProfile(
            identifier: "hostile", edition: "1", title: words("h"), basis: "", roles: [.init("r", words("r"))],
            reasons: [.init("done", words("d"), isResolved: false)], process: process)
    }

    private func chain(_ count: Int) -> CaseProcess {
        let states = (0..<count).map { CaseProcess.State("s\($0)", words("s"), isEnd: $0 == count - 1) }
        let actions = (1..<count).map { index in
            CaseAction("a\(index)", words("a"), by: ["r"], from: ["s\(index - 1)"], to: "s\(index)").with {
                if index == count - 1 { $0.reasons = ["done"] }
            }
        }
        return CaseProcess(initial: "s0", states: states, actions: actions)
    }

    private func seconds(_ body: () -> Void) -> Double {
        let clock = ContinuousClock()
        let duration = clock.measure(body)
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    func testAHundredThousandStatesAreTooMany() {
        let profile = profile(chain(100_000))
        var findings: [Finding] = []
        XCTAssertLessThan(seconds { findings = profile.findings }, 5)
        XCTAssertTrue(findings.allSatisfy { $0.code == "profile.size" })
        XCTAssertFalse(findings.isAcceptable)
    }

    func testTheLargestChainIsStillProved() {
        XCTAssertEqual(profile(chain(ProfileLimits.states)).findings, [])
    }

    func testALargeCircleWithoutAnEnd() {
        var process = chain(ProfileLimits.states)
        process.states[ProfileLimits.states - 1].isEnd = false
        process.states.removeLast()
        process.actions.removeLast()
        process.states.append(.init("far", words("f"), isEnd: true))
        process.actions.append(
            CaseAction("back", words("b"), by: ["r"], from: ["s\(ProfileLimits.states - 2)"], to: "s0"))
        let findings = profile(process).findings
        XCTAssertTrue(findings.contains { $0.code == "profile.no-way-out" })
        XCTAssertTrue(findings.contains { $0.code == "profile.unreachable-state" })
        XCTAssertLessThanOrEqual(findings.count, 201, "the list of findings is bounded")
    }

    func testMarksThatMultiplyStandingsAreGivenUpOn() {
        var process = chain(20)
        process.marks = (0..<ProfileLimits.marks).map { .init("m\($0)", words("m")) }
        for mark in process.marks {
            process.actions.append(
                CaseAction(
                    "set-\(mark.identifier)", words("a"), by: ["r"], from: process.states.dropLast().map(\.identifier)
                )
                .with { $0.sets = [mark.identifier] })
        }
        let profile = profile(process)
        var findings: [Finding] = []
        XCTAssertLessThan(seconds { findings = profile.findings }, 30)
        XCTAssertEqual(findings.map(\.code), ["profile.too-large"])
    }

    func testEveryStateToEveryState() {
        var process = chain(200)
        let open = process.states.dropLast().map(\.identifier)
        for (index, target) in open.enumerated() {
            process.actions.append(CaseAction("to\(index)", words("a"), by: ["r"], from: open, to: target))
        }
        XCTAssertEqual(profile(process).findings, [])
    }

    func testNamesWithoutEndAreCounted() {
        var process = chain(3)
        process.actions[0].from = Array(repeating: "s0", count: ProfileLimits.references + 1)
        XCTAssertEqual(profile(process).findings.map(\.code), ["profile.size"])
        process.actions[0].from = (0..<50_000).map { "no\($0)" }
        XCTAssertLessThanOrEqual(profile(process).findings.count, 201)
        // A name said twice is said once.
        process.actions[0].from = Array(repeating: "s0", count: 1_000)
        XCTAssertEqual(profile(process).findings, [])
    }

    func testRandomProfilesAreJudgedTheSameByProofAndByWalk() throws {
        var generator = SeededGenerator(seed: 7)
        var sound = 0
        for _ in 0..<300 {
            let process = randomProcess(&generator)
            let profile = profile(process)
            let walk = BareWalk(process)
            let findings = profile.findings
            guard !findings.contains(where: { $0.code == "profile.reason" || $0.code == "profile.no-end" }) else {
                continue
            }
            XCTAssertEqual(findings.contains { $0.code == "profile.unreachable-state" }, walk.hasUnreachable)
            XCTAssertEqual(findings.contains { $0.code == "profile.no-way-out" }, walk.hasDeadEnd, "\(process)")
            if findings.isAcceptable { sound += 1 }
        }
        XCTAssertGreaterThan(sound, 5, "the generator makes some sound profiles")
    }

    private func randomProcess(_ generator: inout SeededGenerator) -> CaseProcess {
        let count = Int.random(in: 3...5, using: &generator)
        let ends = Set((1..<count).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }).union([count - 1])
        let states = (0..<count).map { CaseProcess.State("s\($0)", words("s"), isEnd: ends.contains($0)) }
        let marks = (0..<2).map { CaseProcess.Mark("m\($0)", words("m"), isBlocking: $0 == 1) }
        let actions = (0..<Int.random(in: 4...12, using: &generator)).map { index in
            let from = Int.random(in: 0..<count, using: &generator)
            let to = Int.random(in: -1..<count, using: &generator)
            return CaseAction("a\(index)", words("a"), by: ["r"], from: ["s\(from)"], to: to < 0 ? nil : "s\(to)").with
            { action in
                switch Int.random(in: 0..<6, using: &generator) {
                case 0: action.sets = ["m0"]
                case 1: action.sets = ["m1"]
                case 2: action.clears = ["m1"]
                case 3: action.needs = ["m0"]
                case 4: action.forbids = ["m0"]
                default: break
                }
                if to >= 0, ends.contains(to), !ends.contains(from) { action.reasons = ["done"] }
            }
        }
        return CaseProcess(initial: "s0", states: states, marks: marks, actions: actions)
    }
}

/// The same questions answered the slow way: sets of standings written as text, closed under steps.
private struct BareWalk {
    let hasUnreachable: Bool
    let hasDeadEnd: Bool

    init(_ process: CaseProcess) {
        func steps(_ state: String, _ marks: Set<String>) -> [(String, Set<String>)] {
            process.actions.filter { action in
                action.from.contains(state) && marks.isSuperset(of: action.needs)
                    && marks.isDisjoint(with: action.forbids)
                    && (!marks.contains("m1") || action.needs.contains("m1") || action.clears.contains("m1"))
            }.map { action in
                let target = action.to ?? state
                let isEnd = process.states.contains { $0.identifier == target && $0.isEnd }
                return (target, isEnd ? [] : marks.subtracting(action.clears).union(action.sets))
            }
        }
        struct Standing: Hashable {
            let state: String
            let marks: Set<String>
        }
        func closure(_ start: Standing) -> Set<Standing> {
            var seen: Set<Standing> = [start]
            var queue = [start]
            while let one = queue.popLast() {
                for (state, marks) in steps(one.state, one.marks)
                where seen.insert(Standing(state: state, marks: marks)).inserted {
                    queue.append(Standing(state: state, marks: marks))
                }
            }
            return seen
        }
        let all = closure(Standing(state: process.initial, marks: []))
        let ends = Set(process.states.filter(\.isEnd).map(\.identifier))
        hasUnreachable = !Set(process.states.map(\.identifier)).isSubset(of: Set(all.map(\.state)))
        hasDeadEnd = all.contains { standing in !closure(standing).contains { ends.contains($0.state) } }
    }
}
