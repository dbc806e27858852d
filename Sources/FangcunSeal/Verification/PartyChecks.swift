import FangcunModel
import FangcunPKI

/// The checks that are the same for the maker of a seal and for the signer of a document.
extension SealVerifier {
    /// Whether the party's key made the signature over the bytes as received.
    func signatureCheck(
        _ id: VerificationCheck.Identifier, _ value: [UInt8], over bytes: [UInt8], _ name: String, by party: Party
    ) -> VerificationCheck {
        let subject = "\(name), \(bytes.count) bytes"
        guard let key = party.key, key.algorithm == .sm2 else {
            return VerificationCheck(
                id, .unknown, subject: subject,
                Message(
                    zh: "\(party.name.zh)证书无法读取或其公钥不是 SM2，无法验证签名值",
                    en: "the certificate of the \(party.name.en) cannot be read, or its key is not SM2"))
        }
        let isTrue: Bool
        do {
            isTrue = try key.isValidSignature(
                SM2Signature.standardForm(value).signature, over: bytes, algorithm: .sm2WithSM3)
        } catch {
            return VerificationCheck(
                id, .unknown, subject: subject, Message(zh: "验证签名值时出错：\(error)", en: "could not be verified: \(error)"))
        }
        let message =
            isTrue
            ? Message(zh: "签名值与\(party.name.zh)公钥一致", en: "made by the key of the \(party.name.en)")
            : Message(
                zh: "签名值与\(party.name.zh)公钥不符：内容被改动，或并非由该密钥签名",
                en: "not made by the key of the \(party.name.en) over these bytes:"
                    + " they were changed, or another key signed")
        return VerificationCheck(id, isTrue ? .pass : .fail, subject: subject, message)
    }

    /// Whether the party's certificate leads to a trusted one.
    func chainCheck(_ id: VerificationCheck.Identifier, _ party: Party, at moment: Instant?) -> VerificationCheck {
        func check(_ outcome: VerificationCheck.Outcome, _ zh: String, _ en: String) -> VerificationCheck {
            VerificationCheck(id, outcome, subject: party.subject, Message(zh: zh, en: en))
        }
        guard let certificate = party.certificate else {
            return check(.unknown, "证书无法读取", "the certificate cannot be read")
        }
        guard !trust.isEmpty else { return check(.unknown, "未提供信任锚", "no trust anchors were given") }
        guard let moment else { return check(.unknown, "时间未知，无法判断证书链", "no moment is known to judge the chain at") }
        // Whether the certificate itself was in force and may sign is the question of certificate-validity: one fault, one
        // failed check.
        let inForce = Period(from: certificate.notBefore, until: certificate.notAfter).nearest(to: moment)
        let chain = chains.verify(certificate, at: inForce)
        guard chain.isTrusted else {
            let faults = chain.findings.filter { $0.severity == .error }
            return check(
                .fail, "证书链不可信：" + faults.map(\.message.zh).joined(separator: "；"),
                "not trusted: " + faults.map(\.message.en).joined(separator: "; "))
        }
        let anchor = chain.certificates.last?.subject.description ?? ""
        return check(
            .pass, "\(inForce) 时证书链可信，信任锚为 \(anchor)；未检查吊销",
            "leads at \(inForce) to the trust anchor \(anchor); revocation was not judged")
    }
}
