internal import FangcunModel

/// Walks through every standing that a case can come into: state, marks, and up to two open sub-tasks.
///
/// An action of a limited number is always taken as possible where the question is what can be reached, and as used up where
/// the question is whether an end can be: so neither answer depends on how often it was done.
struct ProfileExploration {
    /// The most standings that are looked at.
    static let maximumStandings = 100_000
    private static let maximumSteps = 2_000_000
    private static let openSubtasks = 2

    private struct Step {
        let from: Int32
        let to: Int32
    }

    private let main: CompiledProcess
    private let subtask: CompiledProcess?
    private var standings: [ProductStanding] = []
    private var positions: [ProductStanding: Int32] = [:]
    /// The standing from which each was first reached, and the action that led there; -1 at the start.
    private var origins: [(from: Int32, action: String)] = []
    /// The steps that may be taken any number of times.
    private var steps: [Step] = []
    private var stepCount = 0
    private var usedActions: Set<String> = []
    private var orphaning: Set<Int> = []

    /// What the exploration of a profile finds.
    static func findings(_ profile: CompiledProfile) -> [Finding] {
        var exploration = ProfileExploration(profile.main, profile.subtask)
        guard exploration.explore() else { return [tooLarge] }
        var findings = exploration.findings
        if let process = profile.subtask {
            var alone = ProfileExploration(process, nil)
            guard alone.explore() else { return [tooLarge] }
            findings += alone.findings
        }
        return findings
    }

    private init(_ main: CompiledProcess, _ subtask: CompiledProcess?) {
        self.main = main
        self.subtask = subtask
    }

    // MARK: Forwards

    /// Visits all standings; false when there are too many.
    private mutating func explore() -> Bool {
        visit(ProductStanding(state: main.initial), from: -1, by: "")
        var next = 0
        while next < standings.count {
            guard standings.count <= Self.maximumStandings, stepCount <= Self.maximumSteps else { return false }
            takeActions(of: standings[next], at: Int32(next))
            next += 1
        }
        return true
    }

    private mutating func takeActions(of standing: ProductStanding, at position: Int32) {
        for index in main.actionsFrom[standing.state] {
            let action = main.actions[index]
            guard main.allows(action, standing.marks), action.openSubtasks != .wait || standing.openSubtasks == 0
            else { continue }
            let identifier = main.source.actions[index].identifier
            usedActions.insert(identifier)
            let isLimited = main.source.actions[index].atMost != nil
            var target = standing
            target.state = action.target ?? standing.state
            target.marks = main.marks(after: action, in: target.state, standing.marks)
            if action.openSubtasks == .cancel { target.removeSubtasks() }
            if main.isEnd[target.state], target.openSubtasks > 0 {
                orphaning.insert(index)
                target.removeSubtasks()
            }
            step(from: position, to: target, by: identifier, isLimited)
            guard action.opensSubtasks, let subtask, !main.isEnd[target.state] else { continue }
            while target.openSubtasks < Self.openSubtasks {
                target.open(subtask.initial)
                step(from: position, to: target, by: identifier, isLimited)
            }
        }
        takeSubtaskActions(of: standing, at: position)
    }

    private mutating func takeSubtaskActions(of standing: ProductStanding, at position: Int32) {
        guard let subtask, !main.isEnd[standing.state], standing.marks & main.blocking == 0 else { return }
        for slot in 0..<standing.openSubtasks {
            let (state, marks) = standing.subtask(slot)
            for index in subtask.actionsFrom[state] where subtask.allows(subtask.actions[index], marks) {
                let action = subtask.actions[index]
                let next = action.target ?? state
                var target = standing
                if subtask.isEnd[next] {
                    target.remove(slot)
                } else {
                    target.set(slot, next, subtask.marks(after: action, in: next, marks))
                }
                let source = subtask.source.actions[index]
                step(from: position, to: target, by: source.identifier, source.atMost != nil)
            }
        }
    }

    private mutating func step(from: Int32, to target: ProductStanding, by action: String, _ isLimited: Bool) {
        stepCount += 1
        let position = visit(target, from: from, by: action)
        if !isLimited { steps.append(Step(from: from, to: position)) }
    }

    @discardableResult
    private mutating func visit(_ standing: ProductStanding, from: Int32, by action: String) -> Int32 {
        if let position = positions[standing] { return position }
        let position = Int32(standings.count)
        positions[standing] = position
        standings.append(standing)
        origins.append((from, action))
        return position
    }

    // MARK: Backwards

    /// Whether an end can be reached from each standing.
    private var reachesEnd: [Bool] {
        // The steps that lead to each standing, as one list cut into pieces.
        var starts = [Int](repeating: 0, count: standings.count + 1)
        for step in steps { starts[Int(step.to) + 1] += 1 }
        for index in 0..<standings.count { starts[index + 1] += starts[index] }
        var fill = starts
        var sources = [Int32](repeating: 0, count: steps.count)
        for step in steps {
            sources[fill[Int(step.to)]] = step.from
            fill[Int(step.to)] += 1
        }
        var reaches = standings.map { main.isEnd[$0.state] }
        var queue = standings.indices.filter { reaches[$0] }
        while let position = queue.popLast() {
            for source in sources[starts[position]..<starts[position + 1]] where !reaches[Int(source)] {
                reaches[Int(source)] = true
                queue.append(Int(source))
            }
        }
        return reaches
    }

    // MARK: What was found

    private var findings: [Finding] {
        var findings: [Finding] = []
        let visited = Set(standings.map(\.state))
        for (index, state) in main.source.states.enumerated() where !visited.contains(index) {
            findings.append(
                .profile(
                    "profile.unreachable-state", at: index, state.identifier, zh: "状态无法到达",
                    en: "no way leads to the state"))
        }
        findings += deadEnds
        for index in orphaning.sorted() {
            findings.append(
                .profile(
                    "profile.open-subtasks", at: index, main.source.actions[index].identifier,
                    zh: "结案时可能仍有未办结的协办任务：应等待或取消",
                    en: "it may close the case with sub-tasks still open: it has to wait for them or to cancel them"))
        }
        for (index, action) in main.source.actions.enumerated() where !usedActions.contains(action.identifier) {
            findings.append(
                .profile(
                    "profile.dead-action", .warning, at: index, action.identifier, zh: "永远无法执行",
                    en: "it can never be done"))
        }
        return findings
    }

    /// One finding for each state with a standing that has no way out, with the shortest way into it.
    private var deadEnds: [Finding] {
        let reaches = reachesEnd
        var found: Set<Int> = []
        var findings: [Finding] = []
        for position in standings.indices where !reaches[position] {
            let standing = standings[position]
            guard found.insert(standing.state).inserted else { continue }
            let marks =
                main.marks(in: standing.marks).map(\.identifier)
                + Array(repeating: "sub-task", count: standing.openSubtasks)
            let way = way(to: position)
            let identifier = main.source.states[standing.state].identifier
            findings.append(
                .profile(
                    "profile.no-way-out", at: standing.state, identifier,
                    zh: "由此无法结案（\(marks.joined(separator: "、"))），途径：\(way)",
                    en: "no end can be reached from here (\(marks.joined(separator: ", "))) after: \(way)"))
        }
        return findings
    }

    private func way(to position: Int) -> String {
        var actions: [String] = []
        var position = position
        while origins[position].from >= 0, actions.count < 20 {
            actions.append(origins[position].action)
            position = Int(origins[position].from)
        }
        return (origins[position].from >= 0 ? "… " : "") + actions.reversed().joined(separator: ", ")
    }

    private static var tooLarge: Finding {
        Finding(
            "profile.too-large", .error,
            Message(
                zh: "情形超过 \(maximumStandings) 种，无法验证",
                en: "there are more than \(maximumStandings) standings, so the profile cannot be proved"))
    }
}

/// State, marks and open sub-tasks of a case; which of two sub-tasks is which does not matter.
private struct ProductStanding: Hashable {
    var state: Int
    var marks: MarkSet = 0
    /// The open sub-tasks, the smaller first: state in the upper bits, marks in the lower; `nil` where there is none.
    private var first: UInt32?
    private var second: UInt32?

    init(state: Int) { self.state = state }

    var openSubtasks: Int { (first == nil ? 0 : 1) + (second == nil ? 0 : 1) }

    func subtask(_ slot: Int) -> (state: Int, marks: MarkSet) {
        let packed = (slot == 0 ? first : second) ?? 0
        return (Int(packed >> 8), packed & 0xFF)
    }

    mutating func open(_ state: Int) { put(UInt32(state) << 8, with: openSubtasks == 0 ? nil : first) }

    mutating func set(_ slot: Int, _ state: Int, _ marks: MarkSet) {
        put(UInt32(state) << 8 | marks, with: slot == 0 ? second : first)
    }

    mutating func remove(_ slot: Int) {
        if slot == 0 { first = second }
        second = nil
    }

    mutating func removeSubtasks() {
        first = nil
        second = nil
    }

    private mutating func put(_ packed: UInt32, with other: UInt32?) {
        guard let other else {
            first = packed
            return
        }
        first = min(packed, other)
        second = max(packed, other)
    }
}
