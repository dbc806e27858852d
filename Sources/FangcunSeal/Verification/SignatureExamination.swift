import FangcunModel
import FangcunPKI

/// A signature over a document under examination.
struct SignatureExamination {
    let signature: SealSignature
    let document: [UInt8]?
    let verifier: SealVerifier
    let moment: Instant?
    let signer: Party
    let seal: SealExamination

    init(_ signature: SealSignature, document: [UInt8]?, verifier: SealVerifier, moment: Instant?) {
        self.signature = signature
        self.document = document
        self.verifier = verifier
        self.moment = moment
        signer = Party(.signer, certificateDER: signature.signerCertificateDER)
        seal = SealExamination(signature.seal, verifier: verifier)
    }

    /// All checks that apply to a detached signature, in the order of the contract.
    var checks: [VerificationCheck] {
        [
            dataHash, seal.makerSignature, seal.makerChain, signatureCheck, signerInList,
            verifier.chainCheck(.signerChain, signer, at: signature.signingTime),
            seal.validity(at: signature.signingTime, Self.signingTimeName),
            certificateValidity, seal.timestampCheck(timeStamp, subject: subject), timeOrder, encoding, algorithm,
        ].compactMap(\.self)
    }

    private static let signingTimeName = Message(zh: "签章时间", en: "the signing time")

    private var subject: String { "signature of \(signature.der.count) bytes with \(seal.subject)" }

    private var timeStamp: [UInt8]? { signature.timeStamp ?? signature.seal.timeStamp }

    private var signatureCheck: VerificationCheck {
        verifier.signatureCheck(
            .signature, signature.signatureValue, over: signature.signedBytes, "TBS_Sign", by: signer)
    }
}

extension SignatureExamination {
    private var dataHash: VerificationCheck {
        func check(_ outcome: VerificationCheck.Outcome, _ zh: String, _ en: String) -> VerificationCheck {
            let size = document.map { ", \($0.count) bytes" } ?? ""
            return VerificationCheck(
                .dataHash, outcome, subject: "document\(size)", Message(zh: zh, en: en))
        }
        guard let document else { return check(.unknown, "未提供原文", "the document was not given") }
        let stated = hexadecimal(signature.dataHash)
        do {
            switch try SM3Digest.form(of: signature.dataHash, of: document, signer: signer.key) {
            case .plain:
                return check(.pass, "原文杂凑值一致：\(stated)", "the document has the digest stated: \(stated)")
            case .withSignerPrefix:
                return check(
                    verifier.policy.departureOutcome,
                    "原文杂凑值按 SM3(Z‖原文) 计算，标准要求 SM3(原文)：\(stated)",
                    "the digest was taken as SM3(Z ‖ document), where the standard asks for SM3(document): \(stated)")
            case nil:
                let found = hexadecimal(try DigestAlgorithm.sm3.digest(document))
                return check(
                    .fail, "原文杂凑值不一致：签章中为 \(stated)，原文为 \(found)",
                    "the signature states the digest \(stated), the document has \(found)")
            }
        } catch {
            return check(.unknown, "计算杂凑值时出错：\(error)", "the digest could not be computed: \(error)")
        }
    }

    private var signerInList: VerificationCheck {
        func check(_ outcome: VerificationCheck.Outcome, _ zh: String, _ en: String) -> VerificationCheck {
            VerificationCheck(.signerInList, outcome, subject: signer.subject, Message(zh: zh, en: en))
        }
        do {
            switch try signature.seal.signers.membership(of: signature.signerCertificateDER, signer.key) {
            case .plain: return check(.pass, "签章人证书在印章的签章人列表中", "the certificate is in the seal's list of signers")
            case .withSignerPrefix:
                return check(
                    verifier.policy.departureOutcome,
                    "签章人列表中的证书杂凑值按 SM3(Z‖证书) 计算，标准要求 SM3(证书)",
                    "the list has the certificate as SM3(Z ‖ certificate), where the standard asks for SM3(certificate)"
                )
            case nil:
                return check(
                    .fail, "签章人证书不在印章的签章人列表（共 \(signature.seal.signers.count) 项）中",
                    "the certificate is none of the \(signature.seal.signers.count) in the seal's list of signers")
            }
        } catch {
            return check(.unknown, "计算杂凑值时出错：\(error)", "the digest could not be computed: \(error)")
        }
    }

    private var certificateValidity: VerificationCheck {
        var gathering = Gathering()
        seal.addMakerValidity(to: &gathering)
        seal.addValidity(of: signer, at: signature.signingTime, Self.signingTimeName, to: &gathering)
        if verifier.policy == .strict, let moment, let certificate = signer.certificate, certificate.notAfter < moment {
            gathering.add(
                .unknown,
                Message(
                    zh: "签章人证书已于 \(certificate.notAfter) 过期，签章时间只是签章人自述，无可验证的时间戳证明签章早于过期",
                    en:
                        "the signer's certificate expired at \(certificate.notAfter); the signing time is the signer's own word,"
                        + " and no verified time stamp proves that the signature is older"))
        }
        return gathering.check(.certificateValidity, subject: "\(seal.maker.subject); \(signer.subject)")
    }

    private var timeOrder: VerificationCheck {
        var gathering = Gathering()
        seal.addDateOrder(to: &gathering)
        guard let signingTime = signature.signingTime else {
            gathering.add(.unknown, Message(zh: "签章时间无法读取", en: "the signing time cannot be read"))
            return gathering.check(.timeOrder, subject: subject)
        }
        addOrder(
            (signature.seal.created, Message(zh: "制章时间", en: "the making of the seal at")),
            (signingTime, Message(zh: "签章时间（签章人自述）", en: "the signing time, by the signer's own word,")), to: &gathering
        )
        if let moment {
            addOrder(
                (signingTime, Self.signingTimeName), (moment, Message(zh: "验证时间", en: "the time of verification")),
                to: &gathering)
        }
        return gathering.check(.timeOrder, subject: subject)
    }

    /// Whether one moment is not after another: pass but for the skew of clocks, warn within the tolerance, else fail.
    private func addOrder(
        _ first: (moment: Instant, name: Message), _ second: (moment: Instant, name: Message),
        to gathering: inout Gathering
    ) {
        let latest = second.moment.adding(seconds: VerificationPolicy.clockSkewSeconds)
        let tolerance = verifier.policy.periodToleranceSeconds
        let isInOrder = first.moment <= latest
        let isNear = tolerance > 0 && first.moment <= latest.adding(seconds: tolerance)
        let relation = isInOrder ? Message(zh: "不晚于", en: "is not after") : Message(zh: "晚于", en: "is after")
        gathering.add(
            isInOrder ? .pass : (isNear ? .warn : .fail),
            Message(
                zh: "\(first.name.zh) \(first.moment) \(relation.zh)\(second.name.zh) \(second.moment)",
                en: "\(first.name.en) \(first.moment) \(relation.en) \(second.name.en) \(second.moment)"))
    }

    private var encoding: VerificationCheck {
        var gathering = Gathering()
        seal.addDepartures(signature.encodingFindings, prefix: Message(zh: "签章", en: "the signature"), to: &gathering)
        seal.addMakerEncoding(to: &gathering)
        seal.addEncoding(of: signer, signature.signatureValue, to: &gathering)
        return gathering.check(.encoding, subject: subject)
    }

    private var algorithm: VerificationCheck {
        var gathering = Gathering()
        seal.addAlgorithm(signature.seal.signatureAlgorithm, of: seal.maker, to: &gathering)
        seal.addAlgorithm(signature.signatureAlgorithm, of: signer, to: &gathering)
        return gathering.check(.algorithm, subject: subject)
    }
}

extension SignerList {
    /// In what form the list names a certificate; `nil` when it does not.
    func membership(of certificateDER: [UInt8], _ key: PublicKey?) throws(PKIError) -> SM3Digest.Form? {
        switch self {
        case .certificates(let certificates):
            return certificates.contains(certificateDER) ? .plain : nil
        case .digests(let digests):
            let plain = try DigestAlgorithm.sm3.digest(certificateDER)
            if digests.contains(where: { $0.value == plain }) { return .plain }
            guard let prefixed = try SM3Digest.prefixed(certificateDER, signer: key) else { return nil }
            return digests.contains { $0.value == prefixed } ? .withSignerPrefix : nil
        }
    }
}
