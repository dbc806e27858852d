extension CalendarPack {
    /// A pack that was read leniently, and what was wrong with it.
    public struct Reading: Sendable, Hashable {
        /// What could be read.
        public let pack: CalendarPack
        /// What could not, and what is odd; the place is the index of the day in the file.
        public let findings: [Finding]
    }

    /// How much a file may ask for: a year has a few dozen days that differ.
    private static let limits = JSONReader.Limits(maximumBytes: 1 << 20, maximumDepth: 16, maximumStringBytes: 1 << 12)

    /// Reads the form of holiday-cn: `{"year": 2025, "days": [{"name": "元旦", "date": "2025-01-01", "isOffDay": true}]}`.
    ///
    /// Members that the library does not know are kept. `papers`, where present, is the list of sources.
    ///
    /// - Throws: ``ModelError`` with code `malformedJSON`, `notUTF8` or `limitExceeded`; `malformedCalendar` for the first
    ///   finding of severity error.
    public init(json bytes: [UInt8]) throws(ModelError) {
        let reading = try Self.readLeniently(json: bytes)
        if let fault = reading.findings.first(where: { $0.severity == .error }) {
            throw ModelError(.malformedCalendar, at: fault.place, fault.message.en)
        }
        self = reading.pack
    }

    /// Reads the same, leaving out the days that cannot be read and saying which: `calendar.day.malformed` (error),
    /// `calendar.day.contradiction` for a date that is both off and not (error; the later entry holds), `calendar.day.twice`
    /// (warning), `calendar.day.year` for one that is neither of the year nor of the last weeks before it (warning).
    ///
    /// - Throws: ``ModelError`` when the bytes are no JSON, or no object with a year and days.
    public static func readLeniently(json bytes: [UInt8]) throws(ModelError) -> Reading {
        let value = try JSONReader.value(of: bytes, limits: limits)
        guard case .object(let members) = value, let year = value["year"]?.number.flatMap({ Int(exactly: $0) }),
            (1...9999).contains(year), let elements = value["days"]?.elements
        else { throw ModelError(.malformedCalendar, "an object with a year and a list of days is wanted") }
        var builder = DayList(year: year)
        for (index, element) in elements.enumerated() { builder.append(element, at: index) }
        let sources = (value["papers"]?.elements ?? []).compactMap(\.string)
        let known: Set = ["year", "days", "papers"]
        let pack = CalendarPack(
            year: year, sources: sources, days: builder.days,
            unknownMembers: members.filter { !known.contains($0.name) })
        return Reading(pack: pack, findings: builder.findings)
    }

    /// The form of holiday-cn, compact; unknown members follow the known ones.
    public var json: [UInt8] {
        JSONWriter.bytes(
            of: .object(
                [
                    .init("year", .number(Double(year))), .init("papers", .array(sources.map { .string($0) })),
                    .init("days", .array(days.map(\.jsonValue))),
                ] + unknownMembers))
    }
}

extension CalendarDay {
    fileprivate var jsonValue: JSONValue {
        .object(
            [
                .init("name", .string(name)), .init("date", .string(date.description)), .init("isOffDay", .bool(isOff)),
            ] + unknownMembers)
    }

    fileprivate init?(_ value: JSONValue) {
        guard case .object(let members) = value, case .bool(let isOff)? = value["isOffDay"],
            let date = value["date"]?.string.flatMap({ try? CivilDate(lenient: $0) })
        else { return nil }
        let known: Set = ["name", "date", "isOffDay"]
        self.init(
            date, value["name"]?.string ?? "", isOff: isOff, unknownMembers: members.filter { !known.contains($0.name) }
        )
    }
}

/// The days of a file, gathered one by one.
private struct DayList {
    let year: Int
    private(set) var days: [CalendarDay] = []
    private(set) var findings: [Finding] = []
    private var indexOfDate: [CivilDate: Int] = [:]

    init(year: Int) { self.year = year }

    mutating func append(_ value: JSONValue, at index: Int) {
        guard let day = CalendarDay(value) else {
            let message = Message(zh: "日期条目无法读取", en: "a day without a readable date, or without isOffDay")
            return note("calendar.day.malformed", .error, index, nil, message)
        }
        if !(day.date.year == year || (day.date.year == year - 1 && day.date.month == 12)) {
            note(
                "calendar.day.year", .warning, index, day,
                Message(zh: "日期不属于\(year)年", en: "\(day.date) is no day of \(year), nor of the December before"))
        }
        guard let earlier = indexOfDate[day.date] else {
            indexOfDate[day.date] = days.count
            return days.append(day)
        }
        if days[earlier].isOff != day.isOff {
            note(
                "calendar.day.contradiction", .error, index, day,
                Message(zh: "同一日期既放假又上班", en: "\(day.date) is both a day off and a working day"))
        } else {
            note(
                "calendar.day.twice", .warning, index, day, Message(zh: "日期重复", en: "\(day.date) stands there twice"))
        }
        days[earlier] = day
    }

    private mutating func note(
        _ code: Finding.Code, _ severity: Severity, _ index: Int, _ day: CalendarDay?, _ message: Message
    ) {
        findings.append(Finding(code, severity, at: .feature(index, identifier: day?.date.description), message))
    }
}
