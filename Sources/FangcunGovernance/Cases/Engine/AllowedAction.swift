internal import FangcunModel

/// Something that an actor may do to a case as it stands, with what an event of it must carry: enough to draw a button.
public struct AllowedAction: Sendable, Hashable {
    /// The action.
    public var action: CaseAction
    /// The sub-task that it would be done to; `nil` for the case itself.
    public var subtask: String?
    /// The names of data that the event must carry: those to be given, and those not known yet.
    public var missingData: [String]
}

extension CaseEngine {
    /// What an actor may do to a case as it stands. Total: an unknown role may do nothing.
    ///
    /// An event of an action in this list is accepted when it carries what the action wants, and one of any other action is
    /// refused. Separated duties count as far as the actor names person and unit.
    public func allowedActions(in state: CaseState, for actor: CaseActor) -> [AllowedAction] {
        guard state.profile == profile.identifier, state.edition == profile.edition else { return [] }
        return subjects(in: state).filter { refusals(of: $0, by: actor, in: state).isEmpty }
            .map { allowed($0, in: state) }
    }

    /// What somebody in that role may do; persons and units are not looked at.
    public func allowedActions(in state: CaseState, forRole role: String) -> [AllowedAction] {
        allowedActions(in: state, for: CaseActor(role))
    }

    /// Each action that some role may do, with the roles that may.
    func permissions(in state: CaseState) -> [(allowed: AllowedAction, roles: [String])] {
        subjects(in: state).compactMap { subject in
            let roles = subject.action.roles.filter {
                refusals(of: subject, by: CaseActor($0), in: state).isEmpty
            }
            return roles.isEmpty ? nil : (allowed(subject, in: state), roles)
        }
    }

    private func allowed(_ subject: Subject, in state: CaseState) -> AllowedAction {
        let action = subject.action
        let unknown = action.requiresKnown.filter { state.data[$0] == nil && !action.requiresGiven.contains($0) }
        return AllowedAction(
            action: action, subtask: subject.subtask.map { state.subtasks[$0].identifier },
            missingData: action.requiresGiven + unknown)
    }

    /// Every action from where the case and its open sub-tasks stand, whoever may do it.
    private func subjects(in state: CaseState) -> [Subject] {
        guard let position = main.state(state.state) else { return [] }
        var subjects = main.actionsFrom[position].map { subject($0, in: state) }
        guard let process = subtask else { return subjects }
        for (index, task) in state.subtasks.enumerated() where !task.isEnded {
            guard let position = process.state(task.state) else { continue }
            subjects += process.actionsFrom[position].map { subject($0, in: process, ofSubtask: index, in: state) }
        }
        return subjects
    }
}
