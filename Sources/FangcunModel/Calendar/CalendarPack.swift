/// What one authority has declared for one year: the arrangement of the State Council (节假日安排) as dated data.
///
/// A notice reaches back into the December before its year now and then: that of 2019 made Saturday 2018-12-29 a working day.
/// Such days stand in the pack of the notice.
public struct CalendarPack: Sendable, Hashable {
    /// The year that it arranges.
    public var year: Int
    /// Where the notices stand, as addresses; the latest last.
    public var sources: [String]
    /// The days declared. None means that nothing has been published for the year yet.
    public var days: [CalendarDay]
    /// What else its source says, by names that the library does not know.
    public var unknownMembers: [JSONValue.Member]

    /// A pack of its parts.
    public init(
        year: Int, sources: [String] = [], days: [CalendarDay], unknownMembers: [JSONValue.Member] = []
    ) {
        self.year = year
        self.sources = sources
        self.days = days
        self.unknownMembers = unknownMembers
    }

    /// Whether the arrangement of the year is known. An empty pack is the promise of one: dates in it are provisional.
    public var isPublished: Bool { !days.isEmpty }

    /// A checksum of the days, by which two editions can be told apart and a shipped table be pinned: FNV-1a of 64 bits over
    /// the lines `2025-10-01 off 国庆节` (or `work`), in order of date, each ended by a line feed, in UTF-8; 16 hexadecimal digits.
    public var checksum: String {
        ContentChecksum.of(days.map { "\($0.date) \($0.isOff ? "off" : "work") \($0.name)\n" }.sorted().joined())
    }
}
