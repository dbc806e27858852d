internal import FangcunModel

/// Why something may not be done to a case.
struct Refusal {
    let code: Finding.Code
    let message: Message

    /// The refusal as a finding about an event.
    func finding(at place: Place) -> Finding { Finding(code, .error, at: place, message) }

    private init(_ code: Finding.Code, zh: String, en: String) {
        self.code = code
        message = Message(zh: zh, en: en)
    }
}

/// A name from outside, short enough for a message.
private func short(_ name: String) -> String { String(name.prefix(40)) }

/// Refusals that follow from where the case stands and who asks.
extension Refusal {
    static func unknownAction(_ name: String) -> Refusal {
        let name = short(name)
        return Refusal("case.unknown-action", zh: "流程中没有动作“\(name)”", en: "the profile has no action '\(name)'")
    }

    static func unknownSubtask(_ name: String) -> Refusal {
        let name = short(name)
        return Refusal("case.unknown-subtask", zh: "没有未办结的协办任务“\(name)”", en: "there is no open sub-task '\(name)'")
    }

    static var otherProfile: Refusal {
        Refusal("case.other-profile", zh: "案件属于另一流程或另一版本", en: "the case follows another profile or edition")
    }

    static func foreignEvent(_ name: String) -> Refusal {
        let name = short(name)
        return Refusal(
            "case.foreign-event", zh: "事件属于另一案件“\(name)”", en: "the event belongs to another case, '\(name)'")
    }

    static func wrongState(_ state: String, action: String) -> Refusal {
        Refusal(
            "case.wrong-state", zh: "状态“\(state)”下不得执行“\(action)”",
            en: "'\(action)' is not possible in the state '\(state)'")
    }

    static func markMissing(_ mark: String) -> Refusal {
        Refusal("case.mark", zh: "缺少前提“\(mark)”", en: "it needs the mark '\(mark)', which is not set")
    }

    static func markForbids(_ mark: String) -> Refusal {
        Refusal("case.mark", zh: "“\(mark)”期间不得执行", en: "it may not be done while '\(mark)' is set")
    }

    static func blocked(by mark: String) -> Refusal {
        Refusal("case.blocked", zh: "“\(mark)”期间案件停办", en: "nothing may be done while '\(mark)' is set")
    }

    static var caseClosed: Refusal {
        Refusal("case.closed", zh: "案件已结束，协办任务不再变动", en: "the case is over, and so are its sub-tasks")
    }

    static func role(_ role: String, action: String) -> Refusal {
        let role = short(role)
        return Refusal(
            "case.role", zh: "角色“\(role)”无权执行“\(action)”", en: "the role '\(role)' may not do '\(action)'")
    }

    static func exhausted(_ action: String, atMost count: Int) -> Refusal {
        Refusal("case.at-most", zh: "“\(action)”最多执行 \(count) 次", en: "'\(action)' may be done \(count) times at most")
    }

    static func openSubtasks(_ count: Int) -> Refusal {
        Refusal("case.open-subtasks", zh: "尚有 \(count) 个协办任务未办结", en: "\(count) sub-tasks have not ended")
    }

    static func separation(_ duty: SeparatedDuty) -> Refusal {
        let who = short(duty.name)
        return Refusal(
            "case.separation", zh: "违反职责分离“\(duty.separation)”：“\(who)”已承担另一职责",
            en: "against the separation '\(duty.separation)' by \(duty.axis.rawValue): '\(who)' has done the other duty"
        )
    }
}

/// Refusals that follow from what an event carries.
extension Refusal {
    static var unitMissing: Refusal {
        Refusal("case.unit-missing", zh: "未指定主办单位", en: "no unit is named that is to lead")
    }

    static var reasonMissing: Refusal {
        Refusal("case.reason-missing", zh: "未说明结案原因", en: "no closing reason is given")
    }

    static func reasonNotAllowed(_ reason: String) -> Refusal {
        let reason = short(reason)
        return Refusal("case.reason", zh: "此处不适用结案原因“\(reason)”", en: "'\(reason)' is no closing reason here")
    }

    static func dataMissing(_ name: String) -> Refusal {
        Refusal("case.data-missing", zh: "缺少“\(name)”", en: "'\(name)' is missing")
    }

    static var subtasksNotAllowed: Refusal {
        Refusal("case.subtasks-not-allowed", zh: "此动作不得交办协办任务", en: "this action opens no sub-tasks")
    }

    static func subtaskRepeated(_ name: String) -> Refusal {
        let name = short(name)
        return Refusal("case.subtask-repeated", zh: "协办任务“\(name)”已存在", en: "the sub-task '\(name)' exists already")
    }

    static func extensionOutOfRange(_ count: Int, of clock: String, atMost maximum: Int) -> Refusal {
        Refusal(
            "case.extension", zh: "“\(clock)”延长 \(count)，不在 1 至 \(maximum) 之间",
            en: "'\(clock)' is to get \(count) more, which is not 1 to \(maximum)")
    }

    static func tooMany(_ what: String, atMost limit: Int) -> Refusal {
        Refusal("case.limit", zh: "数量超出限制（\(limit)）：\(what)", en: "more than \(limit) \(what)")
    }
}
