import FangcunGovernance
import FangcunModel

/// Cases for tests: moments are days and hours of December 2016, Beijing time.
enum SampleCases {
    static let december = EvaluationPeriod(start: day(1), end: day(32))

    static func day(_ day: Int, hour: Int = 0) -> Instant {
        Instant(secondsSinceEpoch: 1_480_521_600 + Int64((day - 1) * 86_400 + hour * 3_600))
    }

    /// Cases whose closure was due in December: so many closed in time, closed late, and never closed.
    static func due(
        inTime: Int, late: Int, never: Int, kind: CityClass.Kind = .event, department: String = ""
    ) -> [CaseSummary] {
        (0..<inTime + late + never).map { index in
            var summary = CaseSummary(id: "\(kind)-\(department)-\(index)", classKey: CityClass.Key(kind, "0102"))
            summary[.filing] = .init(doneAt: day(2))
            summary[.disposal] = .init(actor: department)
            let closedAt = index < inTime ? day(9) : (index < inTime + late ? day(11) : nil)
            summary[.closure] = .init(doneAt: closedAt, dueAt: day(10))
            return summary
        }
    }

    static func case_(_ id: String, marks: CaseMarks = [], _ fill: (inout CaseSummary) -> Void = { _ in })
        -> CaseSummary
    {
        var summary = CaseSummary(id: id, marks: marks)
        fill(&summary)
        return summary
    }
}
