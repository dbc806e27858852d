internal import FangcunModel

/// The way of a sub-task that several profiles share: taken or declined, then finished (协办).
enum CoHandling {
    /// The process; its clock, named `co-handling`, has that limit.
    static func process(by role: String, limit: ClockLimit?, basis: String = "") -> CaseProcess {
        CaseProcess(
            initial: "assigned",
            states: [
                .init("assigned", words("待接收", "Assigned")),
                .init("working", words("协办中", "Being handled")),
                .init("done", words("已完成", "Done"), isEnd: true),
                .init("declined", words("已退回", "Declined"), isEnd: true),
            ],
            clocks: [
                .init(
                    "co-handling", words("协办时限", "Co-handling"), runsIn: ["assigned", "working"], limit: limit,
                    basis: basis)
            ],
            actions: [
                .init("co-accept", words("接收协办", "Accept"), by: [role], from: ["assigned"], to: "working"),
                .init("co-decline", words("退回协办", "Decline"), by: [role], from: ["assigned"], to: "declined")
                    .with { $0.requiresGiven = ["grounds"] },
                .init("co-finish", words("协办完成", "Finish"), by: [role], from: ["working"], to: "done")
                    .with { $0.requiresGiven = ["result"] },
            ])
    }
}

/// A request and what becomes of it, in the same state: three actions around one mark, as for an extension (延期).
struct RequestAndApproval {
    let mark: String
    let requesters: [String]
    let approvers: [String]
    let states: [String]
    let title: Message

    /// `request-NAME`, `approve-NAME` and `refuse-NAME`; `effect` says what the approval brings.
    func actions(_ name: String, effect: (inout CaseAction) -> Void) -> [CaseAction] {
        let request = CaseAction(
            "request-\(name)", words("申请\(title.zh)", "Ask for \(title.en)"), by: requesters, from: states
        ).with {
            $0.requiresGiven = ["grounds"]
            $0.sets = [mark]
            $0.forbids = [mark]
        }
        let approve = CaseAction(
            "approve-\(name)", words("同意\(title.zh)", "Approve \(title.en)"), by: approvers, from: states
        ).with {
            $0.needs = [mark]
            $0.clears = [mark]
            effect(&$0)
        }
        let refuse = CaseAction(
            "refuse-\(name)", words("不同意\(title.zh)", "Refuse \(title.en)"), by: approvers, from: states
        ).with {
            $0.needs = [mark]
            $0.clears = [mark]
        }
        return [request, approve, refuse]
    }
}
