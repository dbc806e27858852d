internal import FangcunModel

// What an event that was found legal does to a case.

extension CaseEngine {
    /// Does what an event says. The event must have been checked.
    func perform(_ event: CaseEvent, on state: inout CaseState) {
        guard case .found(let subject) = find(event, in: state) else { return }
        // A moment before the latest one would give a clock a negative run.
        let moment = max(event.moment, state.latest ?? event.moment)
        note(event, in: &state, at: moment)
        if let position = subject.subtask {
            performOnSubtask(event, subject, position, &state, at: moment)
        } else {
            performOnCase(event, subject, &state, at: moment)
        }
        state.actionCounts[event.action, default: 0] += 1
    }

    private func note(_ event: CaseEvent, in state: inout CaseState, at moment: Instant) {
        if state.identifier.isEmpty { state.identifier = event.caseIdentifier }
        if !event.identifier.isEmpty { state.seenEvents.insert(event.identifier) }
        state.begun = state.begun ?? moment
        state.latest = moment
        state.appliedCount += 1
        for member in event.data where member.value != .null { state.data[member.name] = member.value }
        for duty in separations.duties(of: event.action, by: event.actor) { state.duties.insert(duty) }
    }

    private func performOnCase(_ event: CaseEvent, _ subject: Subject, _ state: inout CaseState, at moment: Instant) {
        let action = subject.action
        let old = Standing(state.state, state.marks, in: main)
        let new = old.after(subject.compiled, in: main)
        if action.assignsLead { state.leadUnit = event.assignedUnit }
        if action.openSubtasks == .cancel { cancelSubtasks(of: &state, at: moment) }
        changeClocks(subject.compiled, from: old, to: new, of: &state, at: moment)
        for rule in action.extends {
            state.ledger.extend(
                rule.clock, by: event.extensionCount ?? rule.maximum, at: moment, through: action.identifier)
        }
        if new.state != old.state {
            state.state = main.source.states[new.state].identifier
            changeClosing(event, from: old.state, to: new.state, of: &state, at: moment)
        }
        if new.marks != old.marks { state.marks = main.marks(in: new.marks).map(\.identifier) }
        openSubtasks(event.openedSubtasks, of: &state, at: moment)
    }

    /// Clocks of the case start and stop by its state; its marks suspend them, and those of sub-tasks.
    private func changeClocks(
        _ action: CompiledProcess.Action, from old: Standing, to new: Standing, of state: inout CaseState,
        at moment: Instant
    ) {
        state.ledger.pass(
            from: main.clocksIn[old.state], to: main.clocksIn[new.state], restarting: action.restarts, in: main,
            under: main.marks(in: old.marks), at: moment)
        for mark in main.marks(in: new.marks & ~old.marks) {
            state.ledger.suspend(by: mark, at: moment)
            for position in state.subtasks.indices { state.subtasks[position].ledger.suspend(by: mark, at: moment) }
        }
        for mark in main.marks(in: old.marks & ~new.marks) {
            state.ledger.resume(from: mark, at: moment)
            for position in state.subtasks.indices { state.subtasks[position].ledger.resume(from: mark, at: moment) }
        }
    }

    private func changeClosing(
        _ event: CaseEvent, from old: Int, to new: Int, of state: inout CaseState, at moment: Instant
    ) {
        switch (main.isEnd[old], main.isEnd[new]) {
        case (false, true):
            let reason = event.reason ?? ""
            state.closing = CaseClosing(
                reason: reason, isResolved: profile.reason(reason)?.isResolved ?? false, moment: moment,
                actor: event.actor)
        case (true, false):
            if let closing = state.closing { state.earlierClosings.append(closing) }
            state.closing = nil
        default: break
        }
    }

    private func openSubtasks(_ assignments: [SubtaskAssignment], of state: inout CaseState, at moment: Instant) {
        guard let process = subtask else { return }
        for assignment in assignments {
            var task = SubtaskState(assignment, state: process.source.initial)
            task.ledger.pass(
                from: 0, to: process.clocksIn[process.initial], restarting: 0, in: process,
                under: main.marks(in: main.marks(state.marks)), at: moment)
            state.subtaskPositions[assignment.identifier] = state.subtasks.count
            state.subtasks.append(task)
            state.openSubtaskCount += 1
        }
    }

    private func cancelSubtasks(of state: inout CaseState, at moment: Instant) {
        for position in state.subtasks.indices where !state.subtasks[position].isEnded {
            state.subtasks[position].isEnded = true
            state.subtasks[position].isCancelled = true
            state.subtasks[position].marks = []
            state.subtasks[position].ledger.stopAll(at: moment)
        }
        state.openSubtaskCount = 0
    }

    private func performOnSubtask(
        _ event: CaseEvent, _ subject: Subject, _ position: Int, _ state: inout CaseState, at moment: Instant
    ) {
        let process = subject.process
        let old = Standing(subject.state, subject.marks, in: process)
        let new = old.after(subject.compiled, in: process)
        state.subtasks[position].ledger.pass(
            from: process.clocksIn[old.state], to: process.clocksIn[new.state],
            restarting: subject.compiled.restarts, in: process,
            under: process.marks(in: old.marks) + main.marks(in: main.marks(state.marks)), at: moment)
        for mark in process.marks(in: new.marks & ~old.marks) {
            state.subtasks[position].ledger.suspend(by: mark, at: moment)
        }
        for mark in process.marks(in: old.marks & ~new.marks) {
            state.subtasks[position].ledger.resume(from: mark, at: moment)
        }
        for rule in subject.action.extends {
            state.subtasks[position].ledger.extend(
                rule.clock, by: event.extensionCount ?? rule.maximum, at: moment, through: event.action)
        }
        state.subtasks[position].state = process.source.states[new.state].identifier
        state.subtasks[position].marks = process.marks(in: new.marks).map(\.identifier)
        state.subtasks[position].actionCounts[event.action, default: 0] += 1
        if process.isEnd[new.state] {
            state.subtasks[position].isEnded = true
            state.openSubtaskCount -= 1
        }
    }
}

/// A state and marks by their positions.
struct Standing {
    let state: Int
    let marks: MarkSet

    private init(state: Int, marks: MarkSet) {
        self.state = state
        self.marks = marks
    }

    /// A standing by its names. Those of a case always resolve in the process of its profile.
    init(_ state: String, _ marks: [String], in process: CompiledProcess) {
        self.state = process.state(state) ?? process.initial
        self.marks = marks.isEmpty ? 0 : process.marks(marks)
    }

    /// The standing after an action.
    func after(_ action: CompiledProcess.Action, in process: CompiledProcess) -> Standing {
        let next = action.target ?? state
        return Standing(state: next, marks: process.marks(after: action, in: next, marks))
    }
}
