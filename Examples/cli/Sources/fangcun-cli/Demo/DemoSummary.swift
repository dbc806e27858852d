import FangcunGeo
import FangcunModel
import FangcunPKI
import FangcunSeal

/// What the demonstration found, for people and for programs.
struct DemoSummary {
    /// What did not hold, in a sentence each; empty when all did.
    let failures: [String]
    /// A page for people.
    let text: String
    /// The same for programs.
    let json: [UInt8]
}

/// A file written, as the summary names it.
struct WrittenFile {
    let name: String
    let byteCount: Int
    let sm3: String
}

/// The last step: what held, what did not, and the digests of all files.
extension DemoPipeline {
    func summarise(
        _ results: DemoResults, coverage: CoverageReport, report: VerificationReport, output: OutputFolder
    ) throws(CommandFailure) -> DemoSummary {
        let facts = SummaryFacts(
            results: results, coverage: coverage, seal: report, timings: progress.timings,
            files: try output.names.map { name throws(CommandFailure) in try describe(name, in: output) },
            outputFolder: options.outputFolder)
        return DemoSummary(failures: facts.failures, text: SummaryText.page(facts), json: SummaryJSON.bytes(facts))
    }

    private func describe(_ name: String, in output: OutputFolder) throws(CommandFailure) -> WrittenFile {
        let bytes = try output.read(name)
        let digest = try naming(name) { try DigestAlgorithm.sm3.digest(bytes) }
        return WrittenFile(name: name, byteCount: bytes.count, sm3: Hexadecimal.text(digest))
    }
}

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

/// Bytes in hexadecimal digits.
enum Hexadecimal {
    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
