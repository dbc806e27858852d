internal import FangcunModel

// What stands in the way of an action, whoever asks: the check of an event and the list of allowed actions are one rule.

extension CaseEngine {
    /// An action of the case or of a sub-task of it, with where that stands.
    struct Subject {
        let process: CompiledProcess
        let index: Int
        let state: String
        let marks: [String]
        let counts: [String: Int]
        /// The position of the sub-task; `nil` for the case itself.
        let subtask: Int?

        var action: CaseAction { process.source.actions[index] }
        var compiled: CompiledProcess.Action { process.actions[index] }
    }

    /// The subject of an action of the case itself.
    func subject(_ action: Int, in state: CaseState) -> Subject {
        Subject(
            process: main, index: action, state: state.state, marks: state.marks, counts: state.actionCounts,
            subtask: nil)
    }

    /// The subject of an action of a sub-task.
    func subject(_ action: Int, in process: CompiledProcess, ofSubtask position: Int, in state: CaseState) -> Subject {
        let subtask = state.subtasks[position]
        return Subject(
            process: process, index: action, state: subtask.state, marks: subtask.marks, counts: subtask.actionCounts,
            subtask: position)
    }

    /// What stands in the way of an action, apart from what an event of it must carry.
    func refusals(of subject: Subject, by actor: CaseActor, in state: CaseState) -> [Refusal] {
        let action = subject.action
        var refusals: [Refusal] = []
        if !action.from.contains(subject.state) {
            refusals.append(.wrongState(subject.state, action: action.identifier))
        }
        refusals += markRefusals(action, subject.marks, subject.process)
        if subject.subtask != nil {
            if state.isClosed { refusals.append(.caseClosed) }
            // A case that stands still keeps its sub-tasks still; their own actions cannot lift a mark of the case.
            for mark in state.marks where main.source.mark(mark)?.isBlocking == true {
                refusals.append(.blocked(by: mark))
            }
        }
        if !subject.compiled.roles.contains(actor.role) {
            refusals.append(.role(actor.role, action: action.identifier))
        }
        if let limit = action.atMost, subject.counts[action.identifier, default: 0] >= limit {
            refusals.append(.exhausted(action.identifier, atMost: limit))
        }
        if action.openSubtasks == .wait, state.openSubtaskCount > 0 {
            refusals.append(.openSubtasks(state.openSubtaskCount))
        }
        for duty in separations.duties(of: action.identifier, by: actor) where state.duties.contains(duty.opposite) {
            refusals.append(.separation(duty))
        }
        return refusals
    }

    private func markRefusals(_ action: CaseAction, _ marks: [String], _ process: CompiledProcess) -> [Refusal] {
        var refusals: [Refusal] = []
        for mark in action.needs where !marks.contains(mark) { refusals.append(.markMissing(mark)) }
        for mark in marks {
            if action.forbids.contains(mark) {
                refusals.append(.markForbids(mark))
            } else if process.source.mark(mark)?.isBlocking == true, !action.needs.contains(mark),
                !action.clears.contains(mark)
            {
                refusals.append(.blocked(by: mark))
            }
        }
        return refusals
    }
}
