import FangcunGovernance
import FangcunModel

extension FuzzTarget {
    /// The JSON documents of classes, time limits, indicators, calendars, clocks and service requests, each handed to all of
    /// their readers: what is read is written and read again the same.
    static let documents = FuzzTarget("Documents") { bytes in
        if let tree = try? ClassTree(json: bytes) {
            promise((try? ClassTree(json: tree.json)) == tree, "classes that were written are not read again")
            _ = (tree.checksum, tree.classes(named: "井盖"), tree.findings(for: "0101", kind: .component))
        }
        if let table = try? TimeLimitTable(json: bytes) {
            promise(
                (try? TimeLimitTable(json: table.json)) == table, "time limits that were written are not read again")
        }
        if let set = try? IndicatorSet(json: bytes) {
            promise((try? IndicatorSet(json: set.json)) == set, "indicators that were written are not read again")
            _ = set.findings
        }
        if let pack = try? CalendarPack(json: bytes) {
            promise((try? CalendarPack(json: pack.json)) == pack, "a calendar that was written is not read again")
        }
        if let reading = try? CalendarPack.readLeniently(json: bytes) { use(WorkCalendar(packs: [reading.pack])) }
        if let clock = try? LegalClock(json: bytes) {
            promise((try? LegalClock(json: clock.json)) == clock, "a clock that was written is not read again")
        }
        if let clock = try? LegalClock(lenientJSON: bytes) { use(clock) }
        if let requests = try? ServiceRequest.read(json: bytes) {
            let sound = requests.compactMap(\.request)
            let again = try? ServiceRequest.read(json: ServiceRequest.bytes(of: sound))
            promise(again?.compactMap(\.request) == sound, "service requests that were written are not read again")
        }
    }

    private static func use(_ calendar: WorkCalendar) {
        guard let day = try? CivilDate("2026-02-14") else { return }
        let (forth, back) = (calendar.adding(workingDays: 20, to: day), calendar.adding(workingDays: -3, to: day))
        _ = (calendar.workingDays(after: day, through: forth.value), calendar.isWorkingDay(back.value))
    }

    private static func use(_ clock: LegalClock) {
        let moments = [1_790_000_000, -62_135_596_800, 253_402_300_799].map(Instant.init(secondsSinceEpoch:))
        for now in [clock.start] + moments {
            _ = clock.deadline(at: now, by: .stateCouncil)
            _ = clock.projection(at: now, by: .stateCouncil)
            _ = (clock.elapsed(at: now, by: .stateCouncil), clock.remaining(at: now, by: .stateCouncil))
            _ = (clock.state(at: now, by: .stateCouncil), clock.light(at: now, by: .stateCouncil))
        }
        _ = clock.findings(by: .stateCouncil)
    }
}
