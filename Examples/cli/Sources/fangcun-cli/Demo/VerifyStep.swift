import FangcunPKI
import FangcunSeal

/// Step 9: the seal as a receiver would verify it, from the files as they lie on the disk.
extension DemoPipeline {
    func verify(_ output: OutputFolder, trust: Certificate) throws(CommandFailure) -> StepResult<VerificationReport> {
        let verifier = SealVerifier(trust: [trust], policy: .strict)
        let report = verifier.verify(
            try output.read(DemoFiles.dispatchSeal), document: try output.read(DemoFiles.dispatch), at: options.now)
        return StepResult(report, remark: report.verdict.rawValue)
    }
}
