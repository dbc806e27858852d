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
            promise(inner?.signedBytes == signature.seal.signedBytes, "the seal of a signature is another when read alone")
        }
        // Those who stand in the bytes are believed in turn, so that the chains are walked.
        let parties = [
            signature?.signerCertificateDER, signature?.seal.makerCertificateDER, seal?.makerCertificateDER,
        ].compactMap { $0.flatMap { try? Certificate(der: $0) } }
        for policy in VerificationPolicy.allCases {
            let alone = SealVerifier(policy: policy, limits: sealLimits)
            let trusting = SealVerifier(trust: parties, intermediates: parties, policy: policy, limits: sealLimits)
            for moment in [nil, Instant(secondsSinceEpoch: 1_772_352_000)] {
                let doubted = [
                    alone.verify(bytes, document: nil, at: moment), alone.verify(seal: bytes, at: moment),
                    alone.verify(bytes, document: bytes, at: moment),
                ]
                promise(doubted.allSatisfy { $0.verdict != .valid }, "valid, and nobody is trusted")
                for report in doubted + [trusting.verify(bytes, document: [], at: moment)] {
                    promise((try? JSONReader.value(of: report.json)) != nil, "a report is no JSON")
                }
            }
        }
    }

    private static let sealLimits = DERLimits(maximumBytes: 1 << 18, maximumDepth: 24, maximumElements: 5_000)
}
