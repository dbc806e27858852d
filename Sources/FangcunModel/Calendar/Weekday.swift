/// A day of the week, numbered as ISO 8601 does: Monday is 1, Sunday 7.
public enum Weekday: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// The days from Monday to Sunday.
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday

    /// Monday before Sunday.
    public static func < (lhs: Weekday, rhs: Weekday) -> Bool { lhs.rawValue < rhs.rawValue }
}
