/// A class of the things that a city manages: of components (部件), events (事件) or matters (事项).
///
/// GB/T 47678.5-2026 gives the same five digits to a component (01001 供水井盖) and to the matter that says it is out of order
/// (01001 供水井盖异常), so a class is named by its kind and its code together.
public struct CityClass: Sendable, Hashable {
    /// What a class classifies.
    public enum Kind: String, Sendable, Hashable, Comparable, CaseIterable {
        /// Things that stand in the city: 管理部件.
        case component
        /// What happens in it, in the CJ/T 214 generation: 事件.
        case event
        /// What happens in it, in the GB/T 47678 generation: 管理事项.
        case matter

        /// Components before events before matters.
        public static func < (lhs: Kind, rhs: Kind) -> Bool { lhs.rank < rhs.rank }

        private var rank: Int {
            switch self {
            case .component: 0
            case .event: 1
            case .matter: 2
            }
        }
    }

    /// What names a class within a tree: its kind and its code.
    public struct Key: Sendable, Hashable, Comparable, CustomStringConvertible {
        /// The kind.
        public var kind: Kind
        /// The code: major and minor class, such as 0103; of a major class, its digits alone.
        public var code: String

        /// A key of its parts; the code is not checked here.
        public init(_ kind: Kind, _ code: String) {
            self.kind = kind
            self.code = code
        }

        /// By kind, then by code.
        public static func < (lhs: Key, rhs: Key) -> Bool { (lhs.kind, lhs.code) < (rhs.kind, rhs.code) }

        /// Kind and code in one word, such as `component/0103`.
        public var description: String { "\(kind.rawValue)/\(code)" }
    }

    /// What names it.
    public var key: Key
    /// Its name, such as 雨水井盖.
    public var name: String
    /// Other names that the city uses for it.
    public var aliases: [String]
    /// Whether a city added it to the standard's classes (扩展类).
    public var isExtension: Bool
    /// Members of its JSON form that this version does not know; they are written back as they were read.
    public var unknownMembers: [JSONValue.Member]

    /// A class of its parts.
    public init(
        _ key: Key, name: String, aliases: [String] = [], isExtension: Bool = false,
        unknownMembers: [JSONValue.Member] = []
    ) {
        self.key = key
        self.name = name
        self.aliases = aliases
        self.isExtension = isExtension
        self.unknownMembers = unknownMembers
    }
}
