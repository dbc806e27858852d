/// Who holds which post, and who acts for whom: so, who has which role at a moment.
public struct Staffing: Sendable {
    /// The most steps of delegation that are followed.
    public static let maximumDelegations = 8

    /// Posts that are not there, periods that hold no moment, persons who act for themselves.
    public let findings: [Finding]

    private let posts: [String: Post]
    private let appointments: [String: [Appointment]]
    private let delegations: [String: [Delegation]]

    /// Reads posts, appointments and delegations; one that a finding of severity error is about has no effect.
    public init(posts: [Post], appointments: [Appointment], delegations: [Delegation] = []) {
        let known = Dictionary(posts.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
        var findings: [Finding] = []
        var soundAppointments: [Appointment] = []
        for (index, appointment) in appointments.enumerated() {
            if let fault = Self.fault(in: appointment, known, at: index) {
                findings.append(fault)
            } else {
                soundAppointments.append(appointment)
            }
        }
        var soundDelegations: [Delegation] = []
        for (index, delegation) in delegations.enumerated() {
            if let fault = Self.fault(in: delegation, at: index) {
                findings.append(fault)
            } else {
                soundDelegations.append(delegation)
            }
        }
        self.posts = known
        self.appointments = Dictionary(grouping: soundAppointments, by: \.person)
        self.delegations = Dictionary(grouping: soundDelegations, by: \.delegate)
        self.findings = findings
    }

    /// The roles of a person at a moment, own ones first; each by the shortest way that leads to it.
    ///
    /// A delegation gives what the principal has at that very moment: it ends with the principal's own appointment, whatever
    /// its period says.
    ///
    /// - Complexity: linear in the delegations that lead to the person, times their roles.
    public func roles(of person: String, at moment: Instant) -> [HeldRole] {
        let persons = principals(of: person, at: moment)
        var held = Dictionary(uniqueKeysWithValues: persons.map { ($0, ownRoles(of: $0, at: moment)) })
        // One more step of delegation each round, from what was held the round before: nobody's roles depend on the order,
        // and a circle brings nothing new.
        for _ in 0..<Self.maximumDelegations {
            let before = held
            for other in persons { passOn(to: other, from: before, into: &held, at: moment) }
            if held == before { break }
        }
        return held[person] ?? []
    }

    /// Whether a person has a role, in any unit or in that one.
    public func has(_ role: String, _ person: String, in unit: String? = nil, at moment: Instant) -> Bool {
        roles(of: person, at: moment).contains { $0.role == role && (unit == nil || $0.unit == unit) }
    }

    /// Everybody who is named in an appointment or a delegation, in order.
    public var persons: [String] { Set(appointments.keys).union(delegations.keys).sorted() }

    /// The person and everybody whose roles may reach them.
    private func principals(of person: String, at moment: Instant) -> [String] {
        var seen: Set<String> = [person]
        var persons = [person]
        var next = 0
        while next < persons.count {
            for delegation in delegations[persons[next]] ?? []
            where delegation.period.contains(moment) && seen.insert(delegation.principal).inserted {
                persons.append(delegation.principal)
            }
            next += 1
        }
        return persons
    }

    private func ownRoles(of person: String, at moment: Instant) -> [HeldRole] {
        var held: [HeldRole] = []
        for appointment in appointments[person] ?? [] where appointment.period.contains(moment) {
            guard let post = posts[appointment.post] else { continue }
            held += post.roles.map { HeldRole(role: $0, unit: post.unit, post: post.identifier, onBehalfOf: []) }
        }
        return held
    }

    private func passOn(
        to person: String, from before: [String: [HeldRole]], into held: inout [String: [HeldRole]], at moment: Instant
    ) {
        var known = Set((held[person] ?? []).map { [$0.role, $0.unit, $0.post] })
        for delegation in delegations[person] ?? [] where delegation.period.contains(moment) {
            for role in before[delegation.principal] ?? [] where delegation.gives(role) {
                guard known.insert([role.role, role.unit, role.post]).inserted else { continue }
                var acting = role
                acting.onBehalfOf = [delegation.principal] + role.onBehalfOf
                held[person, default: []].append(acting)
            }
        }
    }

    private static func fault(in appointment: Appointment, _ posts: [String: Post], at index: Int) -> Finding? {
        let place = Place.feature(index, identifier: String(appointment.person.prefix(40)))
        if posts[appointment.post] == nil {
            return Finding(
                "staffing.unknown-post", .error, at: place,
                Message(
                    zh: "没有岗位“\(appointment.post.prefix(40))”", en: "there is no post '\(appointment.post.prefix(40))'")
            )
        }
        return appointment.period.isEmpty ? emptyPeriod(at: place) : nil
    }

    private static func fault(in delegation: Delegation, at index: Int) -> Finding? {
        let place = Place.feature(index, identifier: String(delegation.delegate.prefix(40)))
        if delegation.principal == delegation.delegate {
            return Finding(
                "staffing.self-delegation", .error, at: place,
                Message(zh: "不得授权给自己", en: "the delegation is from a person to themselves"))
        }
        return delegation.period.isEmpty ? emptyPeriod(at: place) : nil
    }

    private static func emptyPeriod(at place: Place) -> Finding {
        Finding("staffing.period", .error, at: place, Message(zh: "起止时间颠倒", en: "the period ends before it begins"))
    }
}

extension Delegation {
    /// Whether it passes on a role of the principal's.
    fileprivate func gives(_ held: HeldRole) -> Bool {
        (includesDelegatedRoles || held.onBehalfOf.isEmpty) && (roles.isEmpty || roles.contains(held.role))
            && (unit == nil || unit == held.unit)
    }
}
