internal import FangcunModel

// What stands in the way of an action, whoever asks: the check of an event and the list of allowed actions are one rule.

extension CaseEngine {
    /// An action of the case or of a sub-task of it, with where that stands.
    struct Subject {
        let process: CompiledProcess
        let action: CompiledProcess.Action
        let standing: Standing
        let counts: [String: Int]
        /// The position of the sub-task; `nil` for the case itself.
        let subtask: Int?

        var identifier: String { action.source.identifier }
    }

    /// The subject of an action of the case itself.
    func subject(_ action: Int, in state: CaseState) -> Subject {
        Subject(
            process: main, action: main.actions[action], standing: Standing(state.state, state.marks, in: main),
            counts: state.actionCounts, subtask: nil)
    }

    /// The subject of an action of a sub-task.
    func subject(_ action: Int, in process: CompiledProcess, ofSubtask position: Int, in state: CaseState) -> Subject {
        let subtask = state.subtasks[position]
        return Subject(
            process: process, action: process.actions[action],
            standing: Standing(subtask.state, subtask.marks, in: process), counts: subtask.actionCounts,
            subtask: position)
    }

    /// What stands in the way of an action, apart from what an event of it must carry.
    func refusals(of subject: Subject, by actor: CaseActor, in state: CaseState) -> [Refusal] {
        let action = subject.action
        var refusals: [Refusal] = []
        if !action.isPossible(in: subject.standing.state) {
            let name = subject.process.source.states[subject.standing.state].identifier
            refusals.append(.wrongState(name, action: subject.identifier))
        }
        if !subject.process.allows(action, subject.standing.marks) { refusals += markRefusals(subject) }
        if subject.subtask != nil {
            // A case that stands still keeps its sub-tasks still; their own actions cannot lift a mark of the case. A case
            // that is over has none open: that is proved of its profile.
            for mark in state.marks where main.source.mark(mark)?.isBlocking == true {
                refusals.append(.blocked(by: mark))
            }
        }
        if !action.roles.contains(actor.role) { refusals.append(.role(actor.role, action: subject.identifier)) }
        if let limit = action.source.atMost, subject.counts[subject.identifier, default: 0] >= limit {
            refusals.append(.exhausted(subject.identifier, atMost: limit))
        }
        if action.openSubtasks == .wait, state.openSubtaskCount > 0 {
            refusals.append(.openSubtasks(state.openSubtaskCount))
        }
        for duty in separations.duties(of: subject.identifier, by: actor) where state.duties.contains(duty.opposite) {
            refusals.append(.separation(duty))
        }
        return refusals
    }

    /// Which marks are missing or in the way.
    private func markRefusals(_ subject: Subject) -> [Refusal] {
        let (action, process, marks) = (subject.action, subject.process, subject.standing.marks)
        let missing = process.marks(in: action.needs & ~marks)
        let forbidden = process.marks(in: marks & action.forbids)
        let blocking = process.marks(in: marks & process.blocking & ~(action.needs | action.clears | action.forbids))
        return missing.map { .markMissing($0.identifier) } + forbidden.map { .markForbids($0.identifier) }
            + blocking.map { .blocked(by: $0.identifier) }
    }
}
