/// Where a table of the city comes from, and how far it may be believed.
public struct DataOrigin: Sendable, Hashable {
    /// How far the content has been compared with the text it claims to render.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// Compared with the official text.
        case verified
        /// Taken from somebody else's copy; not compared with the official text. Claim no conformity from it.
        case secondaryUnverified = "secondary-unverified"
        /// A city's own table: there is nothing to compare it with.
        case local
    }

    /// A stable name of the table, such as `gbt47678.5-2026`.
    public var identifier: String
    /// What it is, for people.
    public var title: String
    /// From whom it was taken.
    public var source: String
    /// The day on which it was taken or issued, `YYYY-MM-DD`.
    public var date: String
    /// How far it may be believed.
    public var status: Status

    /// An origin of its parts.
    public init(identifier: String, title: String, source: String, date: String, status: Status) {
        self.identifier = identifier
        self.title = title
        self.source = source
        self.date = date
        self.status = status
    }
}
