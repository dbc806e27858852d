internal import FangcunModel

// An event against the case it is to change: the whole of it is checked before any of it is done.

extension CaseEngine {
    /// Why an event must not change the case; empty when it may.
    func refusals(of event: CaseEvent, in state: CaseState) -> [Refusal] {
        guard state.profile == profile.identifier, state.edition == profile.edition else { return [.otherProfile] }
        if !state.identifier.isEmpty, !event.caseIdentifier.isEmpty, event.caseIdentifier != state.identifier {
            return [.foreignEvent(event.caseIdentifier)]
        }
        switch find(event, in: state) {
        case .refused(let refusal): return [refusal]
        case .found(let subject):
            return refusals(of: subject, by: event.actor, in: state) + contentRefusals(event, subject, state)
        }
    }

    /// Doubts about an event that may change the case.
    func remarks(on event: CaseEvent, in state: CaseState, at place: Place) -> [Finding] {
        var remarks: [Finding] = []
        if event.version > CaseEvent.currentVersion { remarks.append(.newerEvent(event.version, at: place)) }
        if let latest = state.latest, event.moment < latest {
            remarks.append(.timeOrder(event.moment, latest, at: place))
        }
        for separation in separations.unjudged(event.action, by: event.actor) {
            remarks.append(.separationUnjudged(separation, at: place))
        }
        guard case .found(let subject) = find(event, in: state) else { return remarks }
        if event.assignedUnit != nil, !subject.action.assignsLead { remarks.append(.ignored("assigns", at: place)) }
        if event.reason != nil, subject.action.reasons.isEmpty { remarks.append(.ignored("reason", at: place)) }
        if event.extensionCount != nil, subject.action.extends.isEmpty {
            remarks.append(.ignored("extends_by", at: place))
        }
        return remarks
    }

    enum Search {
        case found(Subject)
        case refused(Refusal)
    }

    /// What an event is about.
    func find(_ event: CaseEvent, in state: CaseState) -> Search {
        guard let name = event.subtask else {
            guard let action = main.action(event.action) else { return .refused(.unknownAction(event.action)) }
            return .found(subject(action, in: state))
        }
        guard let process = subtask, let position = state.subtaskPositions[name], !state.subtasks[position].isEnded
        else {
            return .refused(.unknownSubtask(name))
        }
        guard let action = process.action(event.action) else { return .refused(.unknownAction(event.action)) }
        return .found(subject(action, in: process, ofSubtask: position, in: state))
    }

    private func contentRefusals(_ event: CaseEvent, _ subject: Subject, _ state: CaseState) -> [Refusal] {
        let action = subject.action
        var refusals: [Refusal] = []
        if action.assignsLead, (event.assignedUnit ?? "").isEmpty { refusals.append(.unitMissing) }
        if !action.reasons.isEmpty {
            if let reason = event.reason {
                if !action.reasons.contains(reason) { refusals.append(.reasonNotAllowed(reason)) }
            } else {
                refusals.append(.reasonMissing)
            }
        }
        for name in action.requiresGiven where !event.data.contains(where: { $0.name == name && $0.value != .null }) {
            refusals.append(.dataMissing(name))
        }
        for name in action.requiresKnown
        where state.data[name] == nil && !event.data.contains(where: { $0.name == name && $0.value != .null }) {
            refusals.append(.dataMissing(name))
        }
        if state.data.count + event.data.count > Self.maximumDataNames,
            state.data.count + event.data.count(where: { state.data[$0.name] == nil }) > Self.maximumDataNames
        {
            refusals.append(.tooMany("names of data", atMost: Self.maximumDataNames))
        }
        return refusals + subtaskRefusals(event, action, state) + extensionRefusals(event, subject)
    }

    private func subtaskRefusals(_ event: CaseEvent, _ action: CaseAction, _ state: CaseState) -> [Refusal] {
        guard !event.openedSubtasks.isEmpty else { return [] }
        guard action.opensSubtasks, subtask != nil else { return [.subtasksNotAllowed] }
        guard state.subtasks.count + event.openedSubtasks.count <= Self.maximumSubtasks else {
            return [.tooMany("sub-tasks", atMost: Self.maximumSubtasks)]
        }
        var names: Set<String> = []
        return event.openedSubtasks.filter {
            state.subtaskPositions[$0.identifier] != nil || !names.insert($0.identifier).inserted
        }.map { .subtaskRepeated($0.identifier) }
    }

    private func extensionRefusals(_ event: CaseEvent, _ subject: Subject) -> [Refusal] {
        subject.action.extends.compactMap { rule in
            let count = event.extensionCount ?? rule.maximum
            guard count >= 1, count <= rule.maximum else {
                return .extensionOutOfRange(count, of: rule.clock, atMost: rule.maximum)
            }
            return nil
        }
    }
}

extension Finding {
    static func duplicateEvent(_ name: String, at place: Place) -> Finding {
        let name = name.prefix(40)
        return Finding(
            "case.duplicate-event", .warning, at: place,
            Message(zh: "事件“\(name)”重复送达，已跳过", en: "the event '\(name)' was delivered before; passed over"))
    }

    fileprivate static func newerEvent(_ version: Int, at place: Place) -> Finding {
        Finding(
            "case.event-version", .warning, at: place,
            Message(
                zh: "事件格式版本 \(version) 较新，仅按已知字段处理",
                en: "the event has the newer form \(version); only its known members count"))
    }

    fileprivate static func timeOrder(_ moment: Instant, _ latest: Instant, at place: Place) -> Finding {
        Finding(
            "case.time-order", .warning, at: place,
            Message(
                zh: "事件时间 \(moment) 早于此前事件 \(latest)，计时以后者为准",
                en: "the event, at \(moment), is earlier than one before it, at \(latest); clocks take the later"))
    }

    fileprivate static func separationUnjudged(_ name: String, at place: Place) -> Finding {
        Finding(
            "case.separation-unjudged", .info, at: place,
            Message(
                zh: "未记录人员或单位，无法判断职责分离“\(name)”",
                en: "person or unit is not named, so the separation '\(name)' cannot be judged"))
    }

    fileprivate static func ignored(_ member: String, at place: Place) -> Finding {
        Finding(
            "case.ignored", .info, at: place,
            Message(zh: "此动作不使用“\(member)”，已忽略", en: "'\(member)' has no meaning for this action and is ignored"))
    }
}
