/// One day that an authority has declared: a day off, or a day on which work is made up (调休上班).
public struct CalendarDay: Sendable, Hashable {
    /// The day.
    public var date: CivilDate
    /// What it is called, such as `国庆节`; a make-up day bears the name of the holiday that it is made up for.
    public var name: String
    /// Whether it is a day off; a working day otherwise.
    public var isOff: Bool
    /// What else its source says of it, by names that the library does not know.
    public var unknownMembers: [JSONValue.Member]

    /// A day of its parts.
    public init(_ date: CivilDate, _ name: String, isOff: Bool, unknownMembers: [JSONValue.Member] = []) {
        self.date = date
        self.name = name
        self.isOff = isOff
        self.unknownMembers = unknownMembers
    }
}
