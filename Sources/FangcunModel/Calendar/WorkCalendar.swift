extension ModelError.Code {
    /// A calendar, or hours of work, that contradict themselves, or by which no work would ever be done.
    public static let malformedCalendar = ModelError.Code(description: "malformedCalendar")
}

/// Which days are worked: a weekly pattern, the arrangements of the State Council over it, and closures of a city or an
/// organisation over those.
///
/// A later layer holds against an earlier one for the days that it names. An answer that rests on a year for which nothing has
/// been published is marked provisional: it is never a silent answer by weekends alone.
///
/// - Complexity: making one takes time in proportion to the years covered; every question takes the same time, however far
///   it reaches.
public struct WorkCalendar: Sendable, Hashable {
    /// Days that a city or an organisation adds to the national calendar.
    public struct Layer: Sendable, Hashable {
        /// Who declared the days, such as `郑州市` or `市行政审批局`.
        public var name: String
        /// The days.
        public var days: [CalendarDay]

        /// A layer of its parts.
        public init(name: String, days: [CalendarDay]) {
            self.name = name
            self.days = days
        }
    }

    /// The weekly pattern.
    public let week: WeekPattern
    /// The arrangements by year; of two for the same year the later in this list holds.
    public let packs: [CalendarPack]
    /// The closures above them, from the widest to the narrowest.
    public let layers: [Layer]
    /// Counts of the days.
    let table: DayTable
    private let declared: [Int: Declaration]
    /// The years whose arrangement is known.
    private let publishedYears: Set<Int>

    private struct Declaration: Sendable, Hashable {
        let day: CalendarDay
        let layer: String?
    }

    /// The national calendar: Monday to Friday, and the arrangements of the State Council for 2007 to 2026.
    public static let stateCouncil = WorkCalendar(packs: CalendarPack.stateCouncil)

    /// A calendar of its parts. Years without a pack, or with an empty one, are not published.
    public init(week: WeekPattern = .mondayToFriday, packs: [CalendarPack], layers: [Layer] = []) {
        self.week = week
        self.packs = packs
        self.layers = layers
        // Of two packs for one year the later in the list holds; of two years, the notice for the later one.
        let current = Dictionary(packs.map { ($0.year, $0) }) { _, last in last }.values
            .filter { (1...9999).contains($0.year) }.sorted { $0.year < $1.year }
        var declared: [Int: Declaration] = [:]
        for day in current.flatMap(\.days) { declared[day.date.daysSinceEpoch] = Declaration(day: day, layer: nil) }
        for layer in layers {
            for day in layer.days { declared[day.date.daysSinceEpoch] = Declaration(day: day, layer: layer.name) }
        }
        self.declared = declared
        publishedYears = Set(current.filter(\.isPublished).map(\.year))
        table = DayTable(week: week, declared: declared.mapValues { !$0.day.isOff }, years: publishedYears)
    }

    /// The same calendar with one more layer above it.
    public func adding(_ layer: Layer) -> WorkCalendar {
        WorkCalendar(week: week, packs: packs, layers: layers + [layer])
    }

    /// The same calendar with a pack that replaces the one of its year, such as a notice that came later.
    public func replacing(_ pack: CalendarPack) -> WorkCalendar {
        WorkCalendar(week: week, packs: packs + [pack], layers: layers)
    }

    /// The first and last published day; `nil` when nothing is published. Years between them may be missing.
    public var published: ClosedRange<CivilDate>? {
        guard let first = publishedYears.min().flatMap({ CivilDate(year: $0, month: 1, day: 1) }),
            let last = publishedYears.max().flatMap({ CivilDate(year: $0, month: 12, day: 31) })
        else { return nil }
        return first...last
    }
}

// MARK: Questions

extension WorkCalendar {
    /// Whether a day is worked.
    public func isWorkingDay(_ date: CivilDate) -> CalendarAnswer<Bool> {
        let day = date.daysSinceEpoch
        return answer(table.isWorking(day), restingOn: day..<(day + 1))
    }

    /// What has been declared of a day, and by which layer (`nil` for the State Council); `nil` for an ordinary day.
    public func declaration(of date: CivilDate) -> (day: CalendarDay, layer: String?)? {
        declared[date.daysSinceEpoch].map { ($0.day, $0.layer) }
    }

    /// The day that many working days after a day, which itself does not count; before it for a negative number.
    ///
    /// 0 is the day itself, worked or not. The ends of the calendar (years 1 and 9999) are not passed.
    public func adding(workingDays count: Int, to date: CivilDate) -> CalendarAnswer<CivilDate> {
        let start = date.daysSinceEpoch
        // More days than the calendar has lead to its end whatever they are; so no sum below can overflow.
        let count = min(max(count, -4_000_000), 4_000_000)
        if count == 0 { return .exact(date) }
        let index =
            count > 0 ? table.workingDays(before: start + 1) + count - 1 : table.workingDays(before: start) + count
        let end = CivilDate(clamping: table.workingDay(at: index))
        let days =
            count > 0
            ? (start + 1)..<max(start + 1, end.daysSinceEpoch + 1) : end.daysSinceEpoch..<max(start, end.daysSinceEpoch)
        return answer(end, restingOn: days)
    }

    /// How many working days there are after one day, up to and including another; for an earlier one the negative count of
    /// those before the first day, down to and including the earlier.
    ///
    /// The inverse of ``adding(workingDays:to:)``: counting to the day that adding led to gives the number added.
    public func workingDays(after start: CivilDate, through end: CivilDate) -> CalendarAnswer<Int> {
        let days =
            end < start
            ? end.daysSinceEpoch..<start.daysSinceEpoch : (start.daysSinceEpoch + 1)..<(end.daysSinceEpoch + 1)
        let count = table.workingDays(before: days.upperBound) - table.workingDays(before: days.lowerBound)
        return answer(end < start ? -count : count, restingOn: days)
    }

    /// The day itself when it is worked, otherwise the next one that is.
    public func firstWorkingDay(onOrAfter date: CivilDate) -> CalendarAnswer<CivilDate> {
        let day = date.daysSinceEpoch
        let end = CivilDate(clamping: table.workingDay(at: table.workingDays(before: day)))
        return answer(end, restingOn: day..<max(day + 1, end.daysSinceEpoch + 1))
    }

    /// A value that rests on these days, with what the calendar knows of them.
    func answer<Value>(_ value: Value, restingOn days: Range<Int>) -> CalendarAnswer<Value> {
        guard let unknown = table.firstUnpublished(in: days) else { return .exact(value) }
        return .provisional(value, beyond: CivilDate(clamping: unknown - 1))
    }
}
