extension StateCouncilYears {
    /// One year.
    struct Year {
        let year: Int
        let papers: [String]
        let checksum: String
        let sha256: String
        let holidays: [Holiday]

        init(_ year: Int, _ papers: [String], checksum: String, sha256: String, _ holidays: [Holiday]) {
            self.year = year
            self.papers = papers
            self.checksum = checksum
            self.sha256 = sha256
            self.holidays = holidays
        }

        /// The year as a pack.
        var pack: CalendarPack {
            CalendarPack(year: year, sources: papers, days: holidays.flatMap(\.days).sorted { $0.date < $1.date })
        }
    }

    /// One holiday: the days off, and the days on which work is made up.
    struct Holiday {
        let name: String
        let off: [ClosedRange<Int>]
        let work: [Int]

        init(_ name: String, _ off: [ClosedRange<Int>], work: [Int] = []) {
            self.name = name
            self.off = off
            self.work = work
        }

        fileprivate var days: [CalendarDay] {
            let offDates = off.compactMap { range in
                Self.date(range.lowerBound).flatMap { first in Self.date(range.upperBound).map { (first, $0) } }
            }
            let daysOff = offDates.flatMap { first, last in
                (0...max(0, first.days(until: last))).map { CalendarDay(first.adding(days: $0), name, isOff: true) }
            }
            return daysOff + work.compactMap(Self.date).map { CalendarDay($0, name, isOff: false) }
        }

        private static func date(_ number: Int) -> CivilDate? {
            CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
    }
}

extension CalendarPack {
    /// The arrangements of the State Council (国务院办公厅关于部分节假日安排的通知) for 2007 to 2026, in order of year.
    ///
    /// From holiday-cn (MIT), which reads the notices named in ``sources``; both special notices are in it: 3 September 2015,
    /// and the spring festival of 2020, which was prolonged.
    public static let stateCouncil: [CalendarPack] = StateCouncilYears.all.map(\.pack)
}
