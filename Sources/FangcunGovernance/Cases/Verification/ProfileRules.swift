internal import FangcunModel

/// Whether each part of a profile makes sense by itself. The names are known to lead somewhere.
struct ProfileRules {
    private static let maximumCount = 100_000

    private(set) var findings: [Finding] = []
    private let profile: CaseProfile

    init(_ profile: CaseProfile) {
        self.profile = profile
        check(profile.process)
        checkReasons(in: profile.process)
        if let subtask = profile.subtask {
            check(subtask)
            checkSubtask(subtask)
        }
        for (index, separation) in profile.separations.enumerated() { check(separation, index) }
        checkUse()
    }

    private mutating func check(_ process: CaseProcess) {
        let ends = Set(process.states.filter(\.isEnd).map(\.identifier))
        if ends.isEmpty { report("profile.no-end", 0, process.initial, zh: "没有结束状态", en: "no state is an end") }
        if ends.contains(process.initial) {
            report("profile.initial", 0, process.initial, zh: "初始状态不得是结束状态", en: "the initial state is an end")
        }
        for (index, clock) in process.clocks.enumerated() { check(clock, index) }
        for (index, action) in process.actions.enumerated() {
            check(action, index, in: process)
        }
    }

    private mutating func checkReasons(in process: CaseProcess) {
        let ends = Set(process.states.filter(\.isEnd).map(\.identifier))
        for (index, action) in process.actions.enumerated() { checkReasons(of: action, index, ends) }
    }

    private mutating func check(_ clock: CaseProcess.Clock, _ index: Int) {
        if clock.runsIn.isEmpty {
            report("profile.clock", index, clock.identifier, zh: "时限没有计时的状态", en: "the clock runs in no state")
        }
        guard let limit = clock.limit else { return }
        if !(1...Self.maximumCount).contains(limit.count) || !limit.hasSoundLight {
            report(
                "profile.limit", index, clock.identifier, zh: "时限数值或黄灯比例超出范围",
                en:
                    "the count is not 1 to \(Self.maximumCount), or a light turns neither at 1 to 100 per cent nor with 0 or more units left"
            )
        }
    }

    private mutating func check(_ action: CaseAction, _ index: Int, in process: CaseProcess) {
        let name = action.identifier
        if action.roles.isEmpty { report("profile.no-role", index, name, zh: "没有角色可以执行", en: "no role may do it") }
        if action.from.isEmpty {
            report("profile.no-from", index, name, zh: "没有起始状态", en: "it may be done in no state")
        }
        if let limit = action.atMost, !(1...Self.maximumCount).contains(limit) {
            report("profile.limit", index, name, zh: "次数上限超出范围", en: "the most times are not 1 to \(Self.maximumCount)")
        }
        if profile.subtask == nil, action.opensSubtasks || action.openSubtasks != .keep {
            report("profile.no-subtasks", index, name, zh: "流程没有协办任务", en: "the profile has no sub-tasks")
        }
        if !Set(action.needs).isDisjoint(with: action.forbids) || !Set(action.sets).isDisjoint(with: action.clears) {
            report(
                "profile.contradiction", index, name, zh: "条件或效果自相矛盾",
                en: "a mark is both needed and forbidden, or both set and cleared")
        }
        for rule in action.extends {
            if !(1...Self.maximumCount).contains(rule.maximum) {
                report(
                    "profile.limit", index, name, zh: "延长数值超出范围", en: "the extension is not 1 to \(Self.maximumCount)")
            }
        }
        let extended = action.extends.map { ($0.clock, action.from + (action.to.map { [$0] } ?? [])) }
        let restarted = action.restarts.map {
            ($0, [action.to].compactMap { $0 } + (action.to == nil ? action.from : []))
        }
        for (clock, states) in extended + restarted {
            let running = Set(process.clock(clock)?.runsIn ?? [])
            if !running.isSuperset(of: states) {
                report(
                    "profile.extension", index, name, zh: "“\(clock)”在此未计时，无从延长或重新计时",
                    en: "the clock '\(clock)' does not run there, so it cannot be extended or restarted")
            }
        }
    }

    private mutating func checkReasons(of action: CaseAction, _ index: Int, _ ends: Set<String>) {
        let closes = action.to.map { ends.contains($0) } == true && action.from.contains { !ends.contains($0) }
        if closes, action.reasons.isEmpty {
            report(
                "profile.reason", index, action.identifier, zh: "结案动作没有结案原因",
                en: "it closes the case, and no closing reason is there to be given")
        }
        if !closes, !action.reasons.isEmpty {
            report(
                "profile.reason", index, action.identifier, zh: "非结案动作不应有结案原因",
                en: "it has closing reasons and closes nothing")
        }
        if closes, action.from.contains(where: { ends.contains($0) }) {
            report(
                "profile.reason", index, action.identifier, zh: "结案动作不得同时从未结与已结状态出发",
                en: "it leads to an end both from open states and from ends")
        }
    }

    private mutating func checkSubtask(_ subtask: CaseProcess) {
        for (index, action) in subtask.actions.enumerated()
        where action.assignsLead || action.opensSubtasks || action.openSubtasks != .keep || !action.reasons.isEmpty {
            report(
                "profile.subtask-action", index, action.identifier, zh: "协办任务的动作不得改变主办单位、交办协办或结案",
                en: "an action of a sub-task cannot name the lead unit, open or cancel sub-tasks, or close the case")
        }
    }

    private mutating func check(_ separation: CaseProfile.Separation, _ index: Int) {
        if separation.first.isEmpty || separation.second.isEmpty || separation.axes.isEmpty {
            report(
                "profile.separation", index, separation.identifier, zh: "职责分离缺少一方或比较对象",
                en: "one side of it is empty, or nothing has to differ")
        }
        if !Set(separation.first).isDisjoint(with: separation.second) {
            report(
                "profile.separation", index, separation.identifier, zh: "同一动作不能同时在分离的两方",
                en: "one action is on both sides of it")
        }
    }

    /// Parts that nothing mentions are harmless, and most likely a mistake.
    private mutating func checkUse() {
        let actions = profile.process.actions + (profile.subtask?.actions ?? [])
        let roles = Set(actions.flatMap(\.roles))
        let reasons = Set(actions.flatMap(\.reasons))
        let marks = Set(actions.flatMap(\.sets))
        for (index, role) in profile.roles.enumerated() where !roles.contains(role.identifier) {
            warn(index, role.identifier)
        }
        for (index, reason) in profile.reasons.enumerated() where !reasons.contains(reason.identifier) {
            warn(index, reason.identifier)
        }
        for (index, mark) in (profile.process.marks + (profile.subtask?.marks ?? [])).enumerated()
        where !marks.contains(mark.identifier) {
            warn(index, mark.identifier)
        }
    }

    private mutating func warn(_ index: Int, _ name: String) {
        findings.append(.profile("profile.unused", .warning, at: index, name, zh: "未被使用", en: "nothing uses it"))
    }

    private mutating func report(_ code: Finding.Code, _ index: Int, _ name: String, zh: String, en: String) {
        findings.append(.profile(code, at: index, name, zh: zh, en: en))
    }
}
