import FangcunModel
import SwiftASN1

@testable import FangcunPKI

/// Certificates put together part by part, with whatever is wrong about them that a test needs.
enum CertificateDER {
    static func certificate(
        issuer: DistinguishedName, key: PrivateKey, publicKey: PublicKey, extensions: [CertificateExtension] = [],
        serialNumber: String = "0203010203", innerAlgorithm: SignatureAlgorithm? = nil
    ) throws -> Certificate {
        try Certificate(
            der: der(
                issuer: issuer, key: key, publicKey: publicKey,
                extensionsDER: DER.Serializer.bytes { list in extensions.forEach { $0.write(into: &list) } },
                serialNumber: serialNumber, innerAlgorithm: innerAlgorithm))
    }

    static func der(
        issuer: DistinguishedName, key: PrivateKey, publicKey: PublicKey, extensionsDER: [UInt8],
        serialNumber: String = "0203010203", innerAlgorithm: SignatureAlgorithm? = nil
    ) throws -> [UInt8] {
        let begin = try DERTime(certificate: TestAuthority.begin)
        let end = try DERTime(certificate: TestAuthority.end)
        let subject = try TestAuthority.name("made by hand")
        let tbs = DER.Serializer.bytes {
            $0.sequence { tbs in
                tbs.explicit(0) { $0.integer(2) }
                tbs.serializeRawBytes(bytes(serialNumber))
                (innerAlgorithm ?? key.signatureAlgorithm).identifier.write(into: &tbs)
                tbs.serializeRawBytes(issuer.der)
                tbs.sequence {
                    $0.time(begin)
                    $0.time(end)
                }
                tbs.serializeRawBytes(subject.der)
                tbs.serializeRawBytes(publicKey.subjectPublicKeyInfo)
                if !extensionsDER.isEmpty {
                    tbs.explicit(3) { $0.sequence { $0.serializeRawBytes(extensionsDER) } }
                }
            }
        }
        return try sign(tbs, key)
    }

    static func sign(_ tbs: [UInt8], _ key: PrivateKey) throws -> [UInt8] {
        let signature = try key.sign(tbs)
        return DER.Serializer.bytes {
            $0.sequence {
                $0.serializeRawBytes(tbs)
                key.signatureAlgorithm.identifier.write(into: &$0)
                $0.bitString(signature)
            }
        }
    }
}
