/// The days of the week on which work is done where nothing else has been declared.
public struct WeekPattern: Sendable, Hashable {
    /// Monday to Friday, as 国务院关于职工工作时间的规定 (1995) has it.
    public static let mondayToFriday = WeekPattern(checked: [.monday, .tuesday, .wednesday, .thursday, .friday])
    /// Every day: what counting natural days is.
    public static let everyDay = WeekPattern(checked: Set(Weekday.allCases))

    /// The days of work.
    public let workingDays: Set<Weekday>
    /// How many days of work lie before each day of the week, Monday first, and in the whole week at the end.
    private let workingBefore: [Int]
    /// The days of work in order, counted from Monday as 0.
    private let offsets: [Int]

    /// A pattern of these days.
    ///
    /// - Throws: ``ModelError`` with code `malformedCalendar` when there is none: no deadline would ever come.
    public init(_ workingDays: Set<Weekday>) throws(ModelError) {
        guard !workingDays.isEmpty else { throw ModelError(.malformedCalendar, "a week without a working day") }
        self.init(checked: workingDays)
    }

    private init(checked workingDays: Set<Weekday>) {
        self.workingDays = workingDays
        offsets = workingDays.map { $0.rawValue - 1 }.sorted()
        workingBefore = (0...7).map { [offsets] day in offsets.count { $0 < day } }
    }

    // Monday 1969-12-29, the week of 1970-01-01, is where the two counts below begin.
    private static let origin = -3

    /// How many days of work there are from Monday 1969-12-29 up to a day, that day not included; negative before.
    func workingDays(before day: Int) -> Int {
        let (weeks, weekday) = (day - Self.origin).floorDivided(by: 7)
        return weeks * offsets.count + workingBefore[weekday]
    }

    /// The day of work of that index, counted from Monday 1969-12-29 as 0.
    func workingDay(at index: Int) -> Int {
        let (weeks, offset) = index.floorDivided(by: offsets.count)
        return Self.origin + weeks * 7 + offsets[offset]
    }

    /// Whether work is done on a day of the week.
    func isWorking(_ day: Int) -> Bool { workingDays(before: day + 1) > workingDays(before: day) }
}
