public import FangcunModel
public import FangcunPKI

/// Verifies seals and the signatures made with them, and says about each rule whether it is kept (GB/T 38540-2020, 6.3 and 7.3).
///
/// Signatures are verified over the bytes as received, never over a new encoding of them. Revocation is not judged here.
public struct SealVerifier: Sendable {
    /// The certificates that are trusted; without any, chains cannot be judged and nothing is ever valid.
    public let trust: [Certificate]
    /// Certificates that may stand between a certificate and a trusted one.
    public let intermediates: [Certificate]
    /// How departures from the standard are judged.
    public var policy: VerificationPolicy
    /// How much of a foreign structure is read.
    public var limits: DERLimits

    let chains: ChainVerifier

    /// A verifier of its parts.
    public init(
        trust: [Certificate] = [], intermediates: [Certificate] = [], policy: VerificationPolicy = .government,
        limits: DERLimits = DERLimits()
    ) {
        self.trust = trust
        self.intermediates = intermediates
        self.policy = policy
        self.limits = limits
        chains = ChainVerifier(anchors: trust, intermediates: intermediates)
    }

    /// Verifies a detached signature over a document.
    ///
    /// Certificates and the seal's period are judged at the moment of signing that the signature states, with the tolerance of
    /// the policy. Bytes that are no signature give a report whose only check, `encoding`, fails; a version of the standard
    /// that is not known here gives `encoding` unknown.
    ///
    /// - Parameters:
    ///   - signatureDER: the SES_Signature.
    ///   - document: the document's bytes; without them `data-hash` is unknown.
    ///   - moment: the time of verification by the host's clock. A signature from the future then fails `time-order`. Under the
    ///     strict policy, a certificate that has expired by that time leaves `certificate-validity` unknown, since only a time
    ///     stamp could prove that the signature is older. Without it neither is judged.
    /// - Complexity: linear in the bytes, and two signature verifications besides those of the chains.
    public func verify(_ signatureDER: [UInt8], document: [UInt8]?, at moment: Instant? = nil) -> VerificationReport {
        let signature: SealSignature
        do {
            signature = try SealSignature(der: signatureDER, limits: limits)
        } catch {
            return unreadable(error, byteCount: signatureDER.count)
        }
        let examination = SignatureExamination(signature, document: document, verifier: self, moment: moment)
        return VerificationReport(
            signatures: [SignatureReport(kind: signature.version.signatureKind, checks: examination.checks)])
    }

    /// Verifies a seal by itself.
    ///
    /// - Parameters:
    ///   - sealDER: the SESeal.
    ///   - moment: when the seal is to be used; without it `seal-validity` is unknown. After the end of the seal's period it is
    ///     unknown too, since signatures made before stand; only the strict policy fails an expired seal.
    public func verify(seal sealDER: [UInt8], at moment: Instant? = nil) -> VerificationReport {
        let seal: ElectronicSeal
        do {
            seal = try ElectronicSeal(der: sealDER, limits: limits)
        } catch {
            return unreadable(error, byteCount: sealDER.count)
        }
        let examination = SealExamination(seal, verifier: self)
        return VerificationReport(
            signatures: [SignatureReport(kind: seal.version.sealKind, checks: examination.checks(at: moment))])
    }

    private func unreadable(_ error: SealError, byteCount: Int) -> VerificationReport {
        let isBeyondUs = error.code == .unsupportedVersion || error.code == .limitExceeded
        let check = VerificationCheck(
            .encoding, isBeyondUs ? .unknown : .fail, subject: "\(byteCount) bytes",
            isBeyondUs
                ? Message(zh: "不支持的版本或超出读取限制：\(error)", en: "not supported: \(error)")
                : Message(zh: "无法按电子印章或电子签章结构解析：\(error)", en: "no seal or signature of a known form: \(error)"))
        return VerificationReport(signatures: [SignatureReport(kind: .unrecognised, checks: [check])])
    }
}

extension SealVersion {
    fileprivate var signatureKind: SignatureKind {
        switch self {
        case .version1: .sesVersion1
        case .version4: .sesVersion4
        case .version5: .sesVersion5
        }
    }

    fileprivate var sealKind: SignatureKind {
        switch self {
        case .version1: .sealVersion1
        case .version4: .sealVersion4
        case .version5: .sealVersion5
        }
    }
}
