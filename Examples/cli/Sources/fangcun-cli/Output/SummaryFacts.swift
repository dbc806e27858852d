import FangcunGeo
import FangcunSeal

/// All that the summary is made of.
struct SummaryFacts {
    let results: DemoResults
    let coverage: CoverageReport
    let seal: VerificationReport
    let timings: [StepTiming]
    let files: [WrittenFile]
    let outputFolder: String

    var tally: Tally { results.tally }
    var severities: SeverityCounts { SeverityCounts(coverage) }

    /// What did not hold.
    var failures: [String] {
        var failures: [String] = []
        if severities.errors > 0 { failures.append("coverage: \(severities.errors) findings of severity error") }
        if !tally.missed.isEmpty {
            failures.append("locate: \(tally.missed.count) incidents inside the cells were not located")
        }
        if tally.differing > 0 {
            failures.append("agreement: \(tally.differing) of \(tally.compared) stated cells differ from ours")
        }
        if seal.verdict != .valid { failures.append("seal: \(seal.verdict.rawValue)") }
        return failures
    }

    /// The rate of a step; 0 when it was not run.
    func rate(of step: String) -> Double { timings.first { $0.name == step }?.rate ?? 0 }
}
