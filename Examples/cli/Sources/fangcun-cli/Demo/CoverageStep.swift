import FangcunGeo
import FangcunModel

/// Step 2: whether the cells cover the city without gap or overlap.
extension DemoPipeline {
    func checkCoverage(_ city: City) -> StepResult<CoverageReport> {
        let format = CodeFormat.recognised(from: city.grids.grids.map(\.code))
        let report = CoverageCheck.check(city.grids, format: format)
        let counts = SeverityCounts(report)
        return StepResult(report, remark: "\(counts)", items: city.grids.grids.count)
    }
}

/// How many findings there are of each severity.
struct SeverityCounts: CustomStringConvertible {
    private(set) var errors = 0
    private(set) var warnings = 0
    private(set) var remarks = 0

    init(_ report: CoverageReport) {
        for finding in report.findings {
            switch finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: remarks += 1
            }
        }
    }

    var description: String { "\(errors) errors, \(warnings) warnings, \(remarks) remarks" }
}
