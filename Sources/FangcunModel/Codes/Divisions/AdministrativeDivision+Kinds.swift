extension AdministrativeDivision {
    /// What a street-level code names, by the range of its three digits (GB/T 10114).
    public enum StreetKind: Sendable, Hashable, CaseIterable {
        /// A street of a city (街道), 001 to 099.
        case street
        /// A town (镇), 100 to 199.
        case town
        /// A township (乡), 200 to 399.
        case township
        /// Something like one of them: a development zone, a farm, 400 and above.
        case other
    }

    /// What a community-level code names, by the range of its three digits (rules of the statistical codes).
    public enum CommunityKind: Sendable, Hashable, CaseIterable {
        /// A residents' committee (居民委员会), 001 to 199.
        case residents
        /// A villagers' committee (村民委员会), 200 to 399.
        case villagers
        /// Something like one of them, 400 and above.
        case other
    }

    /// What the street-level part of the code names; `nil` above that level.
    public var streetKind: StreetKind? {
        switch digits(at: .street) {
        case 0: nil
        case 1...99: .street
        case 100...199: .town
        case 200...399: .township
        default: .other
        }
    }

    /// What the community-level part of the code names; `nil` above that level.
    public var communityKind: CommunityKind? {
        switch digits(at: .community) {
        case 0: nil
        case 1...199: .residents
        case 200...399: .villagers
        default: .other
        }
    }
}

extension AdministrativeDivision: PlainCode {
    static var subject: String { "division" }

    /// The code in as few digits (6, 9 or 12) as its level needs.
    public var text: String { code(digits: level.digitCount) ?? "" }

    /// Reads a code leniently: full-width digits, spaces and hyphens.
    public static func reading(_ text: String) -> CodeReading<Self> { readingLeniently(text) }
}
