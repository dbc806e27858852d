import FangcunGovernance
import FangcunModel
import XCTest

final class ShippedProfileTests: XCTestCase {
    func testNoShippedProfileHasAnyFinding() {
        XCTAssertEqual(CaseProfile.shipped.count, 5)
        for profile in CaseProfile.shipped {
            XCTAssertEqual(profile.findings, [], profile.identifier)
        }
    }

    func testShippedProfilesAreFoundByName() {
        XCTAssertEqual(Set(CaseProfile.shipped.map(\.identifier)).count, CaseProfile.shipped.count)
        for profile in CaseProfile.shipped {
            XCTAssertEqual(CaseProfile.shipped(named: profile.identifier), profile)
        }
        XCTAssertNil(CaseProfile.shipped(named: "no-such"))
    }

    func testTitlesAreThereInBothLanguages() {
        for profile in CaseProfile.shipped {
            let processes = [profile.process] + (profile.subtask.map { [$0] } ?? [])
            var titles = [profile.title] + profile.roles.map(\.title)
            titles += profile.reasons.map(\.title)
            for process in processes {
                titles += process.states.map(\.title)
                titles += process.marks.map(\.title)
                titles += process.clocks.map(\.title)
                titles += process.actions.map(\.title)
            }
            for title in titles {
                XCTAssertFalse(title.zh.isEmpty || title.en.isEmpty, "\(profile.identifier): \(title)")
            }
        }
    }

    func testCityManagementHasItsSevenStages() {
        let stages = CaseProfile.cityManagement.process.states.map(\.stage)
        var seen: [String] = []
        for stage in stages where !stage.isEmpty && !seen.contains(stage) { seen.append(stage) }
        XCTAssertEqual(seen, ["信息采集", "案卷建立", "任务派遣", "任务处理", "处理反馈", "核查结案", "综合评价"])
    }

    /// The walk below goes through the engine, event by event, and shares no code with the proof in `findings`.
    func testFromEveryStandingTheEngineFindsAWayToAnEnd() throws {
        for profile in CaseProfile.shipped {
            let walk = try EngineWalk(profile)
            XCTAssertFalse(walk.wasCutShort, profile.identifier)
            XCTAssertEqual(walk.statesVisited, Set(profile.process.states.map(\.identifier)), profile.identifier)
            XCTAssertEqual(walk.standingsWithoutAWayOut, [], profile.identifier)
            print("\(profile.identifier): \(walk.count) standings")
        }
    }
}

/// Walks through every standing that an engine allows, by applying events; at most two sub-tasks are open at a time.
struct EngineWalk {
    private(set) var statesVisited: Set<String> = []
    private(set) var standingsWithoutAWayOut: [String] = []
    private(set) var wasCutShort = false
    private(set) var count = 0

    init(_ profile: CaseProfile) throws {
        let engine = try CaseEngine(profile)
        var known: [String: CaseState] = [:]
        var into: [String: Set<String>] = [:]
        var queue = [engine.emptyCase]
        known[Self.key(engine.emptyCase)] = engine.emptyCase
        while let state = queue.popLast() {
            guard known.count < 60_000 else {
                wasCutShort = true
                return
            }
            for next in Self.successors(of: state, engine) {
                let key = Self.key(next)
                into[key, default: []].insert(Self.key(state))
                guard known[key] == nil else { continue }
                known[key] = next
                queue.append(next)
            }
        }
        count = known.count
        statesVisited = Set(known.values.map(\.state))
        var reaching = Set(known.filter { $0.value.isClosed }.keys)
        var stack = Array(reaching)
        while let key = stack.popLast() {
            for source in into[key] ?? [] where reaching.insert(source).inserted { stack.append(source) }
        }
        standingsWithoutAWayOut = known.keys.filter { !reaching.contains($0) }.sorted()
    }

    private static func successors(of state: CaseState, _ engine: CaseEngine) -> [CaseState] {
        var successors: [CaseState] = []
        for role in engine.profile.roles {
            for allowed in engine.allowedActions(in: state, forRole: role.identifier) {
                let openings = allowed.action.opensSubtasks ? 0...(2 - min(2, state.openSubtasks)) : 0...0
                for count in openings {
                    var next = state
                    let event = Self.event(for: allowed, by: role.identifier, opening: count, in: state)
                    let findings = engine.apply(event, at: 0, to: &next)
                    XCTAssertTrue(findings.isAcceptable, "allowed, and refused: \(event.action) \(findings)")
                    successors.append(next)
                }
            }
        }
        return successors
    }

    /// An event that carries all that the action wants.
    static func event(
        for allowed: AllowedAction, by role: String, opening count: Int = 0, in state: CaseState, at seconds: Int64 = 0
    ) -> CaseEvent {
        CaseEvent(
            allowed.action.identifier, at: Instant(secondsSinceEpoch: seconds), by: CaseActor(role),
            subtask: allowed.subtask, assignedUnit: allowed.action.assignsLead ? "unit" : nil,
            openedSubtasks: (0..<count).map { SubtaskAssignment("\(state.subtasks.count + $0)", unit: "other") },
            reason: allowed.action.reasons.first, data: allowed.missingData.map { .init($0, .string("x")) })
    }

    /// What matters for what may happen next: open sub-tasks by their states, and what was done so often as is allowed.
    private static func key(_ state: CaseState) -> String {
        let tasks = state.subtasks.filter { !$0.isEnded }.map { "\($0.state)\($0.marks)" }.sorted()
        let once = state.actionCounts.keys.filter { name in
            ["approve-extension", "ask-supplement", "ask-clarification"].contains(name)
        }.sorted()
        return
            "\(state.state) \(state.marks) \(tasks) \(once) \(state.data.keys.sorted().filter { ["class", "demand_class"].contains($0) })"
    }
}
