/// Which days are worked, counted up so that any count, and any day by its count, is one look-up.
///
/// Days in a table from the first to the last declared one, and the weekly pattern on both sides of it without end. Days are
/// numbers since 1970-01-01. About 13 bytes a day: 100 KB for twenty years.
struct DayTable: Sendable, Hashable {
    private let week: WeekPattern
    /// The first day in the table.
    private let first: Int
    /// For each day of the table, and for the one after it, how many days of work lie before it since the first.
    private let workingBefore: [Int32]
    /// The days of work in the table.
    private let workingDays: [Int32]
    /// For each day of the table, and for the one after it, how many days before it since the first are of published years.
    private let publishedBefore: [Int32]
    /// The difference between the count of the weekly pattern and ours, before the table and after it.
    private let (leadBefore, leadAfter): (Int, Int)

    /// A table of the declared days over a weekly pattern; `years` are the published ones.
    init(week: WeekPattern, declared: [Int: Bool], years: Set<Int>) {
        let bounds = Self.bounds(declared, years)
        var workingBefore: [Int32] = [0]
        var publishedBefore: [Int32] = [0]
        var workingDays: [Int32] = []
        for day in bounds {
            if declared[day] ?? week.isWorking(day) { workingDays.append(Int32(truncatingIfNeeded: day)) }
            workingBefore.append(Int32(truncatingIfNeeded: workingDays.count))
            let isPublished = years.contains(GregorianDay.civil(day).year)
            publishedBefore.append((publishedBefore.last ?? 0) + (isPublished ? 1 : 0))
        }
        self.week = week
        first = bounds.lowerBound
        self.workingBefore = workingBefore
        self.workingDays = workingDays
        self.publishedBefore = publishedBefore
        leadBefore = week.workingDays(before: bounds.lowerBound)
        leadAfter = week.workingDays(before: bounds.upperBound) - workingDays.count
    }

    private static func bounds(_ declared: [Int: Bool], _ years: Set<Int>) -> Range<Int> {
        var days = Array(declared.keys)
        for year in [years.min(), years.max()].compactMap({ $0 }) {
            days += [
                GregorianDay.number(year: year, month: 1, day: 1), GregorianDay.number(year: year, month: 12, day: 31),
            ]
        }
        guard let first = days.min(), let last = days.max() else { return 0..<0 }
        return first..<(last + 1)
    }

    /// The day after the last in the table.
    private var end: Int { first + workingBefore.count - 1 }

    /// Whether a day is worked.
    func isWorking(_ day: Int) -> Bool { workingDays(before: day + 1) > workingDays(before: day) }

    /// How many days of work there are from the first day of the table up to a day, that day not included; negative before.
    func workingDays(before day: Int) -> Int {
        if day < first { return week.workingDays(before: day) - leadBefore }
        if day > end { return week.workingDays(before: day) - leadAfter }
        return Int(workingBefore[day - first])
    }

    /// The day of work of that index, counted from the first in the table as 0.
    func workingDay(at index: Int) -> Int {
        if index < 0 { return week.workingDay(at: index + leadBefore) }
        if index >= workingDays.count { return week.workingDay(at: index + leadAfter) }
        return Int(workingDays[index])
    }

    /// The first of these days that lies in no published year; `nil` when there is none.
    func firstUnpublished(in days: Range<Int>) -> Int? {
        guard !days.isEmpty else { return nil }
        guard days.lowerBound >= first, days.lowerBound < end else { return days.lowerBound }
        let published = publishedDays(from: days.lowerBound, to: min(days.upperBound, end))
        if published == days.count { return nil }
        // The length of the published run at the front, by halving.
        var (low, high) = (0, min(days.upperBound, end) - days.lowerBound)
        while low < high {
            let middle = (low + high + 1) / 2
            if publishedDays(from: days.lowerBound, to: days.lowerBound + middle) == middle {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return days.lowerBound + low
    }

    private func publishedDays(from: Int, to: Int) -> Int {
        Int(publishedBefore[to - first] - publishedBefore[from - first])
    }
}
