import FangcunModel
import FangcunPKI
import FangcunSeal

extension FuzzTarget {
    /// Seals and signatures with a seal: whatever the bytes are, there is a report; nothing is valid that nobody vouches for.
    static let seal = FuzzTarget("Seal") { bytes in
        let signature = try? SealSignature(der: bytes, limits: sealLimits)
        let seal = try? ElectronicSeal(der: bytes, limits: sealLimits)
        if let signature {
            promise(signature.der == bytes, "a signature keeps other bytes than it was read from")
            let inner = try? ElectronicSeal(der: signature.seal.der, limits: sealLimits)
            promise(
                inner?.signedBytes == signature.seal.signedBytes, "the seal of a signature is another when read alone")
        }
        // Those who stand in the bytes are believed in turn, so that the chains are walked.
        let parties = [
            signature?.signerCertificateDER, signature?.seal.makerCertificateDER, seal?.makerCertificateDER,
        ].compactMap { $0.flatMap { try? Certificate(der: $0) } }
        let moment = Instant(secondsSinceEpoch: 1_772_352_000)
        let alone = SealVerifier(limits: sealLimits)
        let doubted = [alone.verify(bytes, document: bytes), alone.verify(seal: bytes, at: moment)]
        promise(doubted.allSatisfy { $0.verdict != .valid }, "valid, and nobody is trusted")
        let trusting = VerificationPolicy.allCases.map {
            SealVerifier(trust: parties, intermediates: parties, policy: $0, limits: sealLimits)
                .verify(bytes, document: $0 == .strict ? [] : nil, at: $0 == .lenient ? nil : moment)
        }
        for report in doubted + trusting {
            promise((try? JSONReader.value(of: report.json)) != nil, "a report is no JSON")
        }
    }

    private static let sealLimits = DERLimits(maximumBytes: 1 << 18, maximumDepth: 24, maximumElements: 5_000)
}
