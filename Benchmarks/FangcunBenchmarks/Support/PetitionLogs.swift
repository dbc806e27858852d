import FangcunGovernance
import FangcunModel
import FangcunTestSupport

/// Logs of petitions as a city has them, the same for the same number: as many as one city took in seventeen months, of
/// which 810 were still open at the end.
struct PetitionLogs {
    static let cityCount = 24_405
    static let cityOpen = 810

    private static let channels = ["web", "phone", "sms", "app", "visit"]
    private static let units = (0..<80).map { "unit-\($0)" }

    /// The log of one case.
    static func log(of number: Int) -> [CaseEvent] {
        var writer = Writer(number)
        let isOpen = number * cityOpen % cityCount < cityOpen
        writer.write(isOpen: isOpen)
        return writer.events
    }

    /// The logs of cases with these numbers, mixed as they happen: the events of a hundred cases take turns.
    static func mixed(_ numbers: Range<Int>) -> [CaseEvent] {
        var events: [CaseEvent] = []
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 100) {
            let logs = (start..<min(start + 100, numbers.upperBound)).map { log(of: $0) }
            for position in 0..<(logs.map(\.count).max() ?? 0) {
                events += logs.compactMap { position < $0.count ? $0[position] : nil }
            }
        }
        return events
    }

    private struct Writer {
        private(set) var events: [CaseEvent] = []
        private let name: String
        private var moment: Instant
        private var generator: SeededGenerator
        private let unit: String

        init(_ number: Int) {
            name = "2011-\(number)"
            generator = SeededGenerator(seed: UInt64(number))
            moment = Instant(secondsSinceEpoch: 1_280_000_000 + Int64(number) * 1_800)
            unit = PetitionLogs.units[number % PetitionLogs.units.count]
        }

        mutating func write(isOpen: Bool) {
            step(
                "receive", "operator",
                data: [
                    ("channel", PetitionLogs.channels[Int.random(in: 0..<5, using: &generator)]), ("demand", "路灯不亮"),
                    ("demand_class", "0203"),
                ])
            step("accept", "dispatcher")
            let tasks = [0, 0, 0, 1, 2][Int.random(in: 0..<5, using: &generator)]
            step("assign", "dispatcher", assigns: unit, opens: (0..<tasks).map { "t\($0)" })
            for task in 0..<tasks { step("co-accept", "co-officer", subtask: "t\(task)") }
            if isOpen { return }
            for task in 0..<tasks { step("co-finish", "co-officer", subtask: "t\(task)", data: [("result", "done")]) }
            if chance(10) {
                step("request-extension", "officer", data: [("grounds", "等待材料")])
                step("approve-extension", "dispatcher")
            }
            answer()
            if chance(5) {
                step("rework", "follow-up", data: [("grounds", "未解决")])
                answer()
            }
            close()
            if chance(3) {
                step("reopen", "petitioner", data: [("grounds", "反弹")])
                step("assign", "dispatcher", assigns: unit)
                answer()
                close()
            }
        }

        private mutating func answer() {
            step("draft-reply", "officer", data: [("reply", "已处理")])
            step("reply", "leader")
        }

        private mutating func close() {
            step("rate", "petitioner", data: [("satisfaction", "4")])
            step("close", "follow-up", reason: chance(80) ? "resolved" : "explained")
        }

        private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

        private mutating func step(
            _ action: String, _ role: String, subtask: String? = nil, assigns: String? = nil, opens: [String] = [],
            reason: String? = nil, data: [(String, String)] = []
        ) {
            moment = moment.adding(seconds: Int64.random(in: 600...86_400, using: &generator))
            events.append(
                CaseEvent(
                    action, at: moment, by: CaseActor(role, person: "\(role)-7", unit: role == "officer" ? unit : role),
                    of: name, subtask: subtask, assignedUnit: assigns,
                    openedSubtasks: opens.map { SubtaskAssignment($0, unit: "unit-1") }, reason: reason,
                    data: data.map { .init($0.0, .string($0.1)) }))
        }
    }
}
