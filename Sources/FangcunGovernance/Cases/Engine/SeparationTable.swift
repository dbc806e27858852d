internal import FangcunModel

/// The separated duties of a profile by action, for those axes that only a log can tell: person and unit.
struct SeparationTable: Sendable {
    private struct Duty {
        let separation: String
        let isFirst: Bool
        let axis: CaseProfile.Separation.Axis
    }

    private let duties: [String: [Duty]]

    init(_ profile: CaseProfile) {
        var duties: [String: [Duty]] = [:]
        for separation in profile.separations {
            for axis in separation.axes where axis == .person || axis == .unit {
                let name = separation.identifier
                for action in separation.first {
                    duties[action, default: []].append(Duty(separation: name, isFirst: true, axis: axis))
                }
                for action in separation.second {
                    duties[action, default: []].append(Duty(separation: name, isFirst: false, axis: axis))
                }
            }
        }
        self.duties = duties
    }

    /// The separated duties that an action is for an actor. Who acts on behalf of somebody does so as both.
    func duties(of action: String, by actor: CaseActor) -> [SeparatedDuty] {
        guard let duties = duties[action] else { return [] }
        return duties.flatMap { duty in
            let names = duty.axis == .unit ? [actor.unit] : [actor.person, actor.principal]
            return names.filter { !$0.isEmpty }.map {
                SeparatedDuty(separation: duty.separation, isFirst: duty.isFirst, axis: duty.axis, name: $0)
            }
        }
    }

    /// The separations that cannot be judged, because the event does not name the person or the unit.
    func unjudged(_ action: String, by actor: CaseActor) -> [String] {
        guard let duties = duties[action] else { return [] }
        return duties.filter { $0.axis == .unit ? actor.unit.isEmpty : actor.person.isEmpty }.map(\.separation)
    }
}

extension SeparatedDuty {
    /// The duty that this one must not meet in the same hands.
    var opposite: SeparatedDuty {
        SeparatedDuty(separation: separation, isFirst: !isFirst, axis: axis, name: name)
    }
}
