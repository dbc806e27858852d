import FangcunModel
import FangcunPKI

/// A seal under examination: what is asked of it, whether it stands by itself or inside a signature.
struct SealExamination {
    let seal: ElectronicSeal
    let verifier: SealVerifier
    let maker: Party

    init(_ seal: ElectronicSeal, verifier: SealVerifier) {
        self.seal = seal
        self.verifier = verifier
        maker = Party(.maker, certificateDER: seal.makerCertificateDER)
    }

    /// The seal as the subject of a check.
    var subject: String { "seal \(seal.identifier) (\(seal.name))" }

    var makerSignature: VerificationCheck {
        verifier.signatureCheck(
            .makerSignature, seal.signatureValue, over: seal.signedBytes, "what the seal's maker signed", by: maker)
    }

    /// The maker's chain is judged at the time the seal was made.
    var makerChain: VerificationCheck { verifier.chainCheck(.makerChain, maker, at: seal.created) }

    /// Whether a moment lies in the seal's period.
    func validity(at moment: Instant?, _ momentName: Message) -> VerificationCheck {
        var gathering = Gathering()
        let period = Period(from: seal.validFrom, until: seal.validUntil)
        if let moment {
            let question = TimeQuestion(
                moment: moment, momentName: momentName, period: period,
                periodName: Message(zh: "印章有效期", en: "the seal's period"))
            let answer = question.answer(verifier.policy)
            gathering.add(answer.outcome, answer.message)
        } else {
            gathering.add(
                .unknown,
                Message(
                    zh: "\(momentName.zh)未知；印章有效期为 \(period)",
                    en: "\(momentName.en) is unknown; the seal's period is \(period)")
            )
        }
        return gathering.check(.sealValidity, subject: subject)
    }

    /// Whether the maker's certificate was in force when the seal was made.
    func addMakerValidity(to gathering: inout Gathering) {
        addValidity(
            of: maker, at: seal.created, Message(zh: "制章时间", en: "the making of the seal at"), to: &gathering)
    }

    /// Whether a party's certificate may sign, and was in force at a moment.
    func addValidity(of party: Party, at moment: Instant?, _ momentName: Message, to gathering: inout Gathering) {
        guard let certificate = party.certificate else {
            return gathering.add(
                .unknown,
                Message(zh: "\(party.name.zh)证书无法读取", en: "the certificate of the \(party.name.en) cannot be read"))
        }
        if !certificate.maySign {
            gathering.add(
                .fail,
                Message(
                    zh: "\(party.name.zh)证书密钥用法不含数字签名或抗抵赖，不得用于签名",
                    en: "the key usage of the certificate of the \(party.name.en) allows neither digital signatures nor"
                        + " non-repudiation"))
        }
        guard let moment else {
            return gathering.add(.unknown, Message(zh: "\(momentName.zh)未知", en: "\(momentName.en) is unknown"))
        }
        let question = TimeQuestion(
            moment: moment, momentName: momentName,
            period: Period(from: certificate.notBefore, until: certificate.notAfter),
            periodName: Message(
                zh: "\(party.name.zh)证书有效期", en: "the validity of the certificate of the \(party.name.en)"))
        let answer = question.answer(verifier.policy)
        gathering.add(answer.outcome, answer.message)
    }

    /// The order of the seal's own dates.
    func addDateOrder(to gathering: inout Gathering) {
        let isOrdered = seal.validFrom <= seal.validUntil
        gathering.add(
            isOrdered ? .pass : .fail,
            isOrdered
                ? Message(zh: "印章有效期起止有序", en: "the seal's period begins before it ends")
                : Message(
                    zh: "印章有效期止 \(seal.validUntil) 早于起 \(seal.validFrom)",
                    en: "the seal's period ends at \(seal.validUntil), before it begins at \(seal.validFrom)"))
    }

    /// Departures from the encoding in the maker's signature and certificate.
    func addMakerEncoding(to gathering: inout Gathering) {
        addEncoding(of: maker, seal.signatureValue, to: &gathering)
    }

    /// Departures from the encoding in a party's signature and certificate.
    func addEncoding(of party: Party, _ value: [UInt8], to gathering: inout Gathering) {
        if let fault = party.fault {
            gathering.add(
                .fail,
                Message(
                    zh: "\(party.name.zh)证书无法解析：\(fault)",
                    en: "the certificate of the \(party.name.en) cannot be read: \(fault)"))
        }
        gathering.add(
            .pass,
            Message(zh: "\(party.name.zh)证书与签名值编码符合标准", en: "the \(party.name.en) encodes as the standard demands"))
        let findings = (party.certificate?.encodingFindings ?? []) + SM2Signature.standardForm(value).findings
        addDepartures(findings, prefix: party.name, to: &gathering)
    }

    /// What the policy makes of findings about encoding.
    func addDepartures(_ findings: [Finding], prefix: Message, to gathering: inout Gathering) {
        for finding in findings {
            let place = finding.place.map { " (\($0))" } ?? ""
            gathering.add(
                finding.severity == .error ? .fail : verifier.policy.departureOutcome,
                Message(
                    zh: "\(prefix.zh)：\(finding.message.zh)\(place)", en: "\(prefix.en): \(finding.message.en)\(place)")
            )
        }
    }

    /// Whether an algorithm and the key behind it are SM2 with SM3.
    func addAlgorithm(_ algorithm: OID, of party: Party, to gathering: inout Gathering) {
        let isExpected = algorithm == SignatureAlgorithm.sm2WithSM3.oid
        gathering.add(
            isExpected ? .pass : .fail,
            isExpected
                ? Message(zh: "\(party.name.zh)签名算法为 SM2-with-SM3", en: "the \(party.name.en) signs with SM2 and SM3")
                : Message(
                    zh: "\(party.name.zh)签名算法为 \(algorithm)，应为 \(SignatureAlgorithm.sm2WithSM3.oid)（SM2-with-SM3）",
                    en: "the \(party.name.en) states the algorithm \(algorithm); it should be"
                        + " \(SignatureAlgorithm.sm2WithSM3.oid) (SM2 with SM3)"))
        guard let key = party.key, key.algorithm != .sm2 else { return }
        gathering.add(
            .fail,
            Message(
                zh: "\(party.name.zh)证书公钥为 \(key.algorithm)，应为 SM2",
                en: "the key of the \(party.name.en) is \(key.algorithm); it should be SM2"))
    }
}

extension SealExamination {
    /// All checks of a seal that stands by itself.
    func checks(at moment: Instant?) -> [VerificationCheck] {
        var certificateValidity = Gathering()
        addMakerValidity(to: &certificateValidity)
        var order = Gathering()
        addDateOrder(to: &order)
        var encoding = Gathering()
        addDepartures(seal.encodingFindings, prefix: Message(zh: "印章", en: "the seal"), to: &encoding)
        addMakerEncoding(to: &encoding)
        var algorithm = Gathering()
        addAlgorithm(seal.signatureAlgorithm, of: maker, to: &algorithm)
        return [
            makerSignature, makerChain, validityByItself(at: moment),
            certificateValidity.check(.certificateValidity, subject: maker.subject),
            timestampCheck(seal.timeStamp, subject: subject),
            order.check(.timeOrder, subject: subject),
            encoding.check(.encoding, subject: subject),
            algorithm.check(.algorithm, subject: subject),
        ].compactMap(\.self)
    }

    /// Whether the seal is in force. One whose period has ended is not thereby false: signatures made before stand. So only the
    /// strict policy fails it; under the others it is left open.
    private func validityByItself(at moment: Instant?) -> VerificationCheck {
        let check = validity(at: moment, Message(zh: "使用时间", en: "the time of use"))
        guard let moment, check.outcome == .fail, moment > seal.validUntil, seal.validFrom <= seal.validUntil,
            verifier.policy != .strict
        else { return check }
        return VerificationCheck(
            check.id, .unknown, subject: check.subject,
            Message(
                zh: "印章有效期已于 \(seal.validUntil) 届满；期内所作签章不受影响，此后不得再用",
                en:
                    "the seal's period ended at \(seal.validUntil): what was sealed before stands, nothing may be sealed now"
            ))
    }

    /// Time stamps are seen and not judged yet; a signature without one has no such check.
    func timestampCheck(_ timeStamp: [UInt8]?, subject: String) -> VerificationCheck? {
        guard let timeStamp else { return nil }
        return VerificationCheck(
            .timestamp, .unknown, subject: "\(timeStamp.count) bytes of time stamp in \(subject)",
            Message(zh: "含有时间戳，本版本尚不验证时间戳", en: "there is a time stamp; this edition does not verify time stamps"))
    }
}
