public import CFangcun
internal import FangcunModel

/// The `fc_calendar` of the header.
final class CalendarContent: HandleContent {
    static let tag: UInt64 = 0x4643_4341_4C45_4E30  // "FCCALEN0"

    let calendar: WorkCalendar

    init(_ calendar: WorkCalendar) { self.calendar = calendar }

    /// The calendar behind a handle, the national one for NULL.
    static func calendar(_ handle: OpaquePointer?) throws(Failure) -> WorkCalendar {
        guard unsafe handle != nil else { return .stateCouncil }
        return try unsafe Handle.content(handle, "calendar", as: CalendarContent.self).calendar
    }
}

/// How the days of a time limit are counted, for one row after the other.
private struct DayCount {
    private let time: WorkingTime
    private let unit: ClockUnit

    init(_ calendar: OpaquePointer?, _ unit: fc_unit) throws(Failure) {
        time = WorkingTime(calendar: try unsafe CalendarContent.calendar(calendar), hours: .nineToHalfPastFive)
        switch Int(unit) {
        case FC_UNIT_WORKING_DAY: self.unit = .workingDay
        case FC_UNIT_NATURAL_DAY: self.unit = .naturalDay
        default: throw Failure(argument: "unit", "is \(unit), which is none")
        }
    }

    /// The last day of a limit; `nil` for a budget that is none.
    func deadline(of budget: Int32, after start: CivilDate) -> (day: Int32, isProvisional: UInt8)? {
        guard let limit = try? TimeLimit(Int(budget), unit) else { return nil }
        let deadline = time.deadline(of: limit, after: start)
        return (Int32(truncatingIfNeeded: deadline.value.date.daysSinceEpoch), deadline.isProvisional ? 1 : 0)
    }
}

/// `FC_DAY_NONE`, which is too much of an expression to be imported.
private let noDay = Int32.min

/// Reads a calendar.
@c @implementation
public func fc_calendar_read(
    _ years: UnsafePointer<fc_text>!, _ count: Int, _ out: UnsafeMutablePointer<OpaquePointer?>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let out = try unsafe required(out, "out")
        let years = try unsafe buffer(years, count, maximum: Int(FC_FILES_MAX), "years")
        var packs = CalendarPack.stateCouncil
        for index in years.indices {
            let year = unsafe years[index]
            let json = try unsafe text(year.data, year.length, maximum: Int(FC_INPUT_BYTES_MAX), "years")
            let pack = try within("years[\(index)]") { () throws(Failure) in
                try calling { () throws(ModelError) in try CalendarPack(json: Array(json.utf8)) }
            }
            packs.append(pack)
        }
        unsafe out.pointee = Handle.make(CalendarContent(WorkCalendar(packs: packs)))
    }
}

/// Ends the life of a calendar.
@c @implementation
public func fc_calendar_free(_ calendar: OpaquePointer!) {
    unsafe Handle.free(calendar, CalendarContent.self)
}

/// The last day of a time limit.
@c @implementation
public func fc_clock_deadline(
    _ calendar: OpaquePointer!, _ unit: fc_unit, _ start: Int32, _ budget: Int32,
    _ out_day: UnsafeMutablePointer<Int32>!, _ out_provisional: UnsafeMutablePointer<UInt8>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let count = try unsafe DayCount(calendar, unit)
        let day = try unsafe required(out_day, "out_day")
        let provisional = try unsafe optional(out_provisional, "out_provisional")
        guard let date = CivilDate(daysSinceEpoch: Int(start)) else {
            throw Failure(argument: "start", "is \(start), outside the years 1 to 9999")
        }
        guard let deadline = count.deadline(of: budget, after: date) else {
            throw Failure(argument: "budget", "is \(budget), and 0 to \(FC_BUDGET_MAX) is allowed")
        }
        unsafe day.pointee = deadline.day
        if let provisional = unsafe provisional { unsafe provisional.pointee = deadline.isProvisional }
    }
}

/// The last days of a column of time limits.
@c @implementation
public func fc_clock_deadline_batch(
    _ calendar: OpaquePointer!, _ unit: fc_unit, _ starts: UnsafePointer<Int32>!, _ budgets: UnsafePointer<Int32>!,
    _ count: Int, _ out_days: UnsafeMutablePointer<Int32>!, _ out_provisional: UnsafeMutablePointer<UInt8>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let dayCount = try unsafe DayCount(calendar, unit)
        let maximum = Int(FC_POINTS_MAX)
        let starts = try unsafe buffer(starts, count, maximum: maximum, "starts")
        let budgets = try unsafe buffer(budgets, count, maximum: maximum, "budgets")
        let days = try unsafe mutableBuffer(out_days, count, maximum: maximum, "out_days")
        let provisional = try unsafe optional(out_provisional, "out_provisional")
        for index in starts.indices {
            let start = unsafe CivilDate(daysSinceEpoch: Int(starts[index]))
            let budget = unsafe budgets[index]
            let deadline = start.flatMap { dayCount.deadline(of: budget, after: $0) }
            unsafe days[index] = deadline?.day ?? noDay
            if let provisional = unsafe provisional { unsafe provisional[index] = deadline?.isProvisional ?? 0 }
        }
    }
}
