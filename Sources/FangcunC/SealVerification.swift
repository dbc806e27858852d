public import CFangcun
internal import FangcunModel
internal import FangcunPKI
internal import FangcunSeal

extension VerificationPolicy {
    /// A policy by its number in the header.
    init(_ value: fc_policy) throws(Failure) {
        switch Int(value) {
        case FC_POLICY_STRICT: self = .strict
        case FC_POLICY_GOVERNMENT: self = .government
        case FC_POLICY_LENIENT: self = .lenient
        default: throw Failure(argument: "policy", "is \(value), which is none")
        }
    }
}

extension VerificationReport.Verdict {
    /// Its number in the header.
    var value: fc_verdict {
        let value =
            switch self {
            case .valid: FC_VERDICT_VALID
            case .invalid: FC_VERDICT_INVALID
            case .indeterminate: FC_VERDICT_INDETERMINATE
            case .unsigned: FC_VERDICT_UNSIGNED
            }
        return fc_verdict(truncatingIfNeeded: value)
    }
}

/// The certificates of a PEM text, none for an empty one. Between them may stand text in any encoding.
private func certificates(_ pem: [UInt8]) throws(Failure) -> [Certificate] {
    guard !pem.isEmpty else { return [] }
    return try within("trust") { () throws(Failure) in
        try calling { () throws(PKIError) in
            try Certificate.certificates(pem: String(decoding: pem, as: UTF8.self))
        }
    }
}

/// Verifies a seal that lies beside its document.
@c @implementation
public func fc_seal_verify_detached(
    _ signature: UnsafePointer<UInt8>!, _ signature_length: Int, _ document: UnsafePointer<UInt8>!,
    _ document_length: Int, _ trust: UnsafePointer<UInt8>!, _ trust_length: Int, _ policy: fc_policy, _ now: Int64,
    _ out_verdict: UnsafeMutablePointer<fc_verdict>!, _ out_report: UnsafeMutablePointer<fc_bytes>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let verdict = try unsafe required(out_verdict, "out_verdict")
        let output = try unsafe optional(out_report, "out_report")
        let signature = try unsafe bytes(signature, signature_length, "signature")
        let document = try unsafe bytes(document, document_length, "document")
        let trust = try unsafe bytes(trust, trust_length, "trust")
        let policy = try VerificationPolicy(policy)
        let now = try Instant.orUnknown(now, "now")

        let verifier = SealVerifier(trust: try certificates(trust), policy: policy)
        let report = verifier.verify(signature, document: document, at: now)
        unsafe verdict.pointee = report.verdict.value
        if let output = unsafe output { unsafe output.pointee = fc_bytes(copying: report.json) }
    }
}
