/// The marks of a process, one bit each in the order of the profile.
typealias MarkSet = UInt32

/// A process with every name replaced by its position: what the engine and the proof of a profile work on.
///
/// Made only from a process whose names all resolve, so that no position in it is out of bounds.
struct CompiledProcess: Sendable {
    /// An action with its names resolved.
    struct Action: Sendable {
        let roles: Set<String>
        let target: Int?
        let needs: MarkSet
        let forbids: MarkSet
        let sets: MarkSet
        let clears: MarkSet
        let openSubtasks: CaseAction.OpenSubtasks
        let opensSubtasks: Bool
        let restarts: UInt32
    }

    let source: CaseProcess
    let initial: Int
    let isEnd: [Bool]
    let actions: [Action]
    /// The actions that may be done in a state, in the order of the profile.
    let actionsFrom: [[Int]]
    /// The clocks that run in a state, one bit each.
    let clocksIn: [UInt32]
    /// The marks while which nothing else may be done.
    let blocking: MarkSet

    private let stateIndices: [String: Int]
    private let actionIndices: [String: Int]

    /// Compiles a process; `nil` when a name in it does not resolve, or there are more marks or clocks than bits.
    init?(_ process: CaseProcess) {
        guard process.marks.count <= MarkSet.bitWidth, process.clocks.count <= UInt32.bitWidth else { return nil }
        let states = Self.indices(process.states.map(\.identifier))
        let marks = Self.indices(process.marks.map(\.identifier))
        let clocks = Self.indices(process.clocks.map(\.identifier))
        guard let initial = states[process.initial] else { return nil }
        var actionsFrom: [[Int]] = Array(repeating: [], count: process.states.count)
        var actions: [Action] = []
        for (index, action) in process.actions.enumerated() {
            for name in action.from {
                guard let state = states[name] else { return nil }
                actionsFrom[state].append(index)
            }
            guard let compiled = Self.compile(action, states, marks, clocks) else { return nil }
            actions.append(compiled)
        }
        var clocksIn = [UInt32](repeating: 0, count: process.states.count)
        for (index, clock) in process.clocks.enumerated() {
            for name in clock.runsIn {
                guard let state = states[name] else { return nil }
                clocksIn[state] |= 1 << UInt32(index)
            }
        }
        source = process
        self.initial = initial
        isEnd = process.states.map(\.isEnd)
        self.actions = actions
        self.actionsFrom = actionsFrom
        self.clocksIn = clocksIn
        blocking = process.marks.indices.reduce(0) { process.marks[$1].isBlocking ? $0 | 1 << UInt32($1) : $0 }
        stateIndices = states
        actionIndices = Self.indices(process.actions.map(\.identifier))
    }

    /// The position of the state of that name.
    func state(_ identifier: String) -> Int? { stateIndices[identifier] }

    /// The position of the action of that name.
    func action(_ identifier: String) -> Int? { actionIndices[identifier] }

    /// Whether the marks allow an action. An action may break a blocking mark only by needing or clearing it.
    func allows(_ action: Action, _ marks: MarkSet) -> Bool {
        marks & action.needs == action.needs && marks & action.forbids == 0
            && marks & blocking & ~(action.needs | action.clears) == 0
    }

    /// The marks after an action that leads to that state: none at an end.
    func marks(after action: Action, in state: Int, _ marks: MarkSet) -> MarkSet {
        isEnd[state] ? 0 : marks & ~action.clears | action.sets
    }

    /// The marks of these names; names that are none are left out.
    func marks(_ names: [String]) -> MarkSet {
        names.reduce(0) { set, name in
            source.marks.firstIndex { $0.identifier == name }.map { set | 1 << MarkSet($0) } ?? set
        }
    }

    /// The marks of a set, in the order of the profile.
    func marks(in marks: MarkSet) -> [CaseProcess.Mark] {
        guard marks != 0 else { return [] }
        return source.marks.indices.filter { marks & 1 << MarkSet($0) != 0 }.map { source.marks[$0] }
    }

    private static func compile(
        _ action: CaseAction, _ states: [String: Int], _ marks: [String: Int], _ clocks: [String: Int]
    ) -> Action? {
        guard let needs = bits(action.needs, in: marks), let forbids = bits(action.forbids, in: marks),
            let sets = bits(action.sets, in: marks), let clears = bits(action.clears, in: marks),
            let restarts = bits(action.restarts, in: clocks), bits(action.extends.map(\.clock), in: clocks) != nil
        else { return nil }
        var target: Int?
        if let name = action.to {
            guard let state = states[name] else { return nil }
            target = state
        }
        return Action(
            roles: Set(action.roles), target: target, needs: needs, forbids: forbids, sets: sets, clears: clears,
            openSubtasks: action.openSubtasks, opensSubtasks: action.opensSubtasks, restarts: restarts)
    }

    private static func indices(_ names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    private static func bits(_ names: [String], in indices: [String: Int]) -> UInt32? {
        var bits: UInt32 = 0
        for name in names {
            guard let index = indices[name] else { return nil }
            bits |= 1 << UInt32(index)
        }
        return bits
    }
}
