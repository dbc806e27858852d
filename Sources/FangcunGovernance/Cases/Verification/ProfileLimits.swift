internal import FangcunModel

/// How large a profile may be, so that judging one costs a bounded time whoever wrote it.
public enum ProfileLimits {
    /// The most states of a case.
    public static let states = 1_000
    /// The most states of a sub-task.
    public static let subtaskStates = 200
    /// The most actions of a process.
    public static let actions = 4_000
    /// The most marks of a case.
    public static let marks = 16
    /// The most marks of a sub-task.
    public static let subtaskMarks = 8
    /// The most clocks of a process.
    public static let clocks = 32
    /// The most roles, closing reasons, and separations, each.
    public static let parts = 200
    /// The most names that all parts together mention.
    public static let references = 100_000
    /// The longest name, in bytes of UTF-8.
    public static let nameBytes = 100

    static func findings(_ profile: CaseProfile) -> [Finding] {
        var counts: [(String, Int, Int)] = [
            ("roles", profile.roles.count, parts), ("reasons", profile.reasons.count, parts),
            ("separations", profile.separations.count, parts),
        ]
        counts += sizes(of: profile.process, "process", states, marks)
        if let subtask = profile.subtask { counts += sizes(of: subtask, "subtask", subtaskStates, subtaskMarks) }
        let mentioned = references(of: profile.process) + (profile.subtask.map { references(of: $0) } ?? 0)
        counts.append(("references", mentioned + references(of: profile.separations), references))
        return counts.filter { $0.1 > $0.2 }.map { what, count, limit in
            Finding(
                "profile.size", .error,
                Message(zh: "\(what) 共 \(count)，超过上限 \(limit)", en: "\(count) \(what), more than \(limit)"))
        }
    }

    private static func sizes(
        of process: CaseProcess, _ name: String, _ states: Int, _ marks: Int
    ) -> [(String, Int, Int)] {
        [
            ("\(name).states", process.states.count, states), ("\(name).actions", process.actions.count, actions),
            ("\(name).marks", process.marks.count, marks), ("\(name).clocks", process.clocks.count, clocks),
        ]
    }

    private static func references(of process: CaseProcess) -> Int {
        process.actions.reduce(0) { sum, action in
            sum + action.roles.count + action.from.count + action.needs.count + action.forbids.count
                + action.sets.count + action.clears.count + action.reasons.count + action.requiresGiven.count
                + action.requiresKnown.count + action.extends.count + action.restarts.count
        } + process.clocks.reduce(0) { $0 + $1.runsIn.count } + process.marks.reduce(0) { $0 + $1.suspends.count }
    }

    private static func references(of separations: [CaseProfile.Separation]) -> Int {
        separations.reduce(0) { $0 + $1.first.count + $1.second.count + $1.axes.count }
    }
}
