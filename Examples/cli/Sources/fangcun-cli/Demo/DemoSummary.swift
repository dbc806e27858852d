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
