/// A post (岗位): a place in a unit that carries roles, whoever holds it.
public struct Post: Sendable, Hashable {
    /// The code of the post.
    public var identifier: String
    /// The unit it belongs to.
    public var unit: String
    /// Its title for people.
    public var title: String
    /// The roles that come with it.
    public var roles: [String]

    /// A post of its parts.
    public init(_ identifier: String, in unit: String, title: String, roles: [String]) {
        self.identifier = identifier
        self.unit = unit
        self.title = title
        self.roles = roles
    }
}

/// That a person holds a post for a time (任职).
public struct Appointment: Sendable, Hashable {
    /// The person.
    public var person: String
    /// The post.
    public var post: String
    /// For which time.
    public var period: EffectivePeriod

    /// An appointment of its parts.
    public init(of person: String, to post: String, for period: EffectivePeriod) {
        self.person = person
        self.post = post
        self.period = period
    }
}

/// That a person acts for another for a time (授权代办).
public struct Delegation: Sendable, Hashable {
    /// Whose roles they are.
    public var principal: String
    /// Who acts.
    public var delegate: String
    /// Which roles; empty for all.
    public var roles: [String]
    /// In which unit; `nil` for all.
    public var unit: String?
    /// For which time.
    public var period: EffectivePeriod
    /// Whether it passes on roles that the principal has by delegation too (转授权).
    public var includesDelegatedRoles: Bool

    /// A delegation of its parts.
    public init(
        from principal: String, to delegate: String, roles: [String] = [], in unit: String? = nil,
        for period: EffectivePeriod, includesDelegatedRoles: Bool = false
    ) {
        self.principal = principal
        self.delegate = delegate
        self.roles = roles
        self.unit = unit
        self.period = period
        self.includesDelegatedRoles = includesDelegatedRoles
    }
}

/// A role that a person has at a moment, and how they came by it.
public struct HeldRole: Sendable, Hashable {
    /// The role.
    public var role: String
    /// The unit of the post that it comes with.
    public var unit: String
    /// The post that it comes with.
    public var post: String
    /// For whom the person acts, the holder of the post last; empty when the person holds the post.
    public var onBehalfOf: [String]

    /// A held role of its parts.
    public init(role: String, unit: String, post: String, onBehalfOf: [String] = []) {
        self.role = role
        self.unit = unit
        self.post = post
        self.onBehalfOf = onBehalfOf
    }
}
