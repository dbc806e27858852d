internal import FangcunModel

/// Whether the names of a profile are names, are given once, and lead somewhere.
struct ProfileNames {
    private(set) var findings: [Finding] = []

    init(_ profile: CaseProfile) {
        if profile.format > CaseProfile.currentFormat || profile.format < 1 {
            let format = profile.format
            // A later form may hold conditions that this version would silently not apply.
            report("profile.format", 0, "format", zh: "不支持的流程格式版本 \(format)", en: "the form \(format) is not known")
        }
        declare([profile.identifier], "profile")
        let roles = declare(profile.roles.map(\.identifier), "role")
        let reasons = declare(profile.reasons.map(\.identifier), "reason")
        declare(profile.separations.map(\.identifier), "separation")
        let processes = [profile.process] + (profile.subtask.map { [$0] } ?? [])
        let actions = declare(processes.flatMap { $0.actions.map(\.identifier) }, "action")
        let clocks = declare(processes.flatMap { $0.clocks.map(\.identifier) }, "clock")
        check(profile.process, roles: roles, reasons: reasons, suspendable: clocks)
        if let subtask = profile.subtask {
            let own = Set(subtask.clocks.map(\.identifier))
            check(subtask, roles: roles, reasons: reasons, suspendable: own)
        }
        for (index, separation) in profile.separations.enumerated() {
            refer(separation.first + separation.second, to: actions, "action", from: index, separation.identifier)
        }
        checkUnknownMembers(profile)
    }

    private mutating func check(
        _ process: CaseProcess, roles: Set<String>, reasons: Set<String>, suspendable: Set<String>
    ) {
        let states = declare(process.states.map(\.identifier), "state")
        let marks = declare(process.marks.map(\.identifier), "mark")
        let own = Set(process.clocks.map(\.identifier))
        refer([process.initial], to: states, "state", from: 0, "initial")
        for (index, mark) in process.marks.enumerated() {
            // A mark of the case may suspend the clocks of its sub-tasks too.
            refer(mark.suspends, to: suspendable, "clock", from: index, mark.identifier)
        }
        for (index, clock) in process.clocks.enumerated() {
            refer(clock.runsIn, to: states, "state", from: index, clock.identifier)
        }
        for (index, action) in process.actions.enumerated() {
            let name = action.identifier
            refer(action.roles, to: roles, "role", from: index, name)
            refer(action.from + (action.to.map { [$0] } ?? []), to: states, "state", from: index, name)
            refer(action.needs + action.forbids + action.sets + action.clears, to: marks, "mark", from: index, name)
            refer(action.reasons, to: reasons, "reason", from: index, name)
            refer(action.extends.map(\.clock) + action.restarts, to: own, "clock", from: index, name)
        }
    }

    /// The names that a list gives.
    @discardableResult
    private mutating func declare(_ names: [String], _ kind: String) -> Set<String> {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() {
            if name.isEmpty || name.utf8.count > ProfileLimits.nameBytes {
                report(
                    "profile.name", index, name, zh: "名称为空或过长（\(kind)）", en: "a \(kind) with an empty or overlong name")
            } else if !seen.insert(name).inserted {
                report(
                    "profile.duplicate-name", index, name, zh: "名称重复（\(kind)）",
                    en: "a \(kind) of that name is there already")
            }
        }
        return seen
    }

    private mutating func refer(
        _ names: [String], to known: Set<String>, _ kind: String, from index: Int, _ owner: String
    ) {
        for name in names where !known.contains(name) {
            let name = name.prefix(40)
            report(
                "profile.unknown-name", index, owner, zh: "未定义的 \(kind)“\(name)”", en: "there is no \(kind) '\(name)'")
        }
    }

    /// A condition with a spelling mistake in its name would be no condition: what is kept for later versions is named.
    private mutating func checkUnknownMembers(_ profile: CaseProfile) {
        warn(profile.extra, 0, profile.identifier)
        for (index, part) in profile.roles.enumerated() { warn(part.extra, index, part.identifier) }
        for (index, part) in profile.reasons.enumerated() { warn(part.extra, index, part.identifier) }
        for (index, part) in profile.separations.enumerated() { warn(part.extra, index, part.identifier) }
        for process in [profile.process] + (profile.subtask.map { [$0] } ?? []) {
            warn(process.extra, 0, process.initial)
            for (index, part) in process.states.enumerated() { warn(part.extra, index, part.identifier) }
            for (index, part) in process.marks.enumerated() { warn(part.extra, index, part.identifier) }
            for (index, part) in process.clocks.enumerated() {
                warn(part.extra + (part.limit?.extra ?? []), index, part.identifier)
            }
            for (index, part) in process.actions.enumerated() {
                warn(part.extra + part.extends.flatMap(\.extra), index, part.identifier)
            }
        }
    }

    private mutating func warn(_ extra: [JSONValue.Member], _ index: Int, _ owner: String) {
        for member in extra {
            let name = member.name.prefix(40)
            findings.append(
                .profile(
                    "profile.unknown-member", .warning, at: index, owner, zh: "未知成员“\(name)”：保留，但不起作用",
                    en: "the member '\(name)' is not known: kept, without effect"))
        }
    }

    private mutating func report(_ code: Finding.Code, _ index: Int, _ owner: String, zh: String, en: String) {
        findings.append(.profile(code, at: index, owner, zh: zh, en: en))
    }
}
