/// A unit of an organisation (单位、部门) as it was at some moment.
public struct OrganisationUnit: Sendable, Hashable {
    /// The code of the unit; it outlives names and places in the tree.
    public var identifier: String
    /// Its name at that moment.
    public var name: String
    /// The unit above it at that moment; `nil` at the top.
    public var parent: String?

    /// A unit of its parts.
    public init(_ identifier: String, name: String, parent: String? = nil) {
        self.identifier = identifier
        self.name = name
        self.parent = parent
    }
}

/// Something that happened to the units of an organisation, and took effect at a moment (机构改革).
public struct OrganisationChange: Sendable, Hashable {
    /// What may happen.
    public enum Kind: Sendable, Hashable {
        /// A unit comes into being (设立).
        case establish(OrganisationUnit)
        /// A unit gets another name (更名).
        case rename(String, to: String)
        /// A unit comes under another one, or to the top (划转).
        case move(String, under: String?)
        /// Units become one, new or one of them (合并).
        case merge([String], into: OrganisationUnit)
        /// A unit becomes several, one of which may keep its code (分立).
        case split(String, into: [OrganisationUnit])
        /// A unit comes to its end without a successor (撤销).
        case dissolve(String)
    }

    /// When it took effect.
    public var moment: Instant
    /// What happened.
    public var kind: Kind

    /// A change of its parts.
    public init(_ kind: Kind, at moment: Instant) {
        self.kind = kind
        self.moment = moment
    }
}
