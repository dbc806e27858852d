import FangcunPKI
import FangcunSeal

/// Step 8: an electronic seal over the dispatch list. All keys are made for this run and forgotten after it; only the
/// certificate to trust is kept, so that others can verify.
extension DemoPipeline {
    func seal(_ output: OutputFolder) throws(CommandFailure) -> StepResult<Certificate> {
        let document = try output.read(DemoFiles.dispatch)
        let signed = try naming(DemoFiles.dispatchSeal) {
            try DemoSealing(at: options.now).sign(document, named: DemoFiles.dispatch)
        }
        try output.write(signed.signature, to: DemoFiles.dispatchSeal)
        try output.write(Array(signed.trust.pem.utf8), to: DemoFiles.dispatchTrust)
        return StepResult(signed.trust, remark: "SM2, GB/T 38540 version 4")
    }
}
