import FangcunModel
import FangcunPKI
import FangcunSeal
import SwiftASN1

/// A signature put together from parts that need not fit, in any version: what the library never writes and yet has to read.
struct Composition {
    var version: Int
    var tbsVersion: Int
    var seal: [UInt8]
    var signingTime: Instant
    /// The text of the signing time, in place of `signingTime`.
    var timeContents: [UInt8]?
    var dataHash: [UInt8]
    var propertyInfo: String
    var extensions: [UInt8] = []
    var signerCertificate: [UInt8]
    var algorithm: OID
    var signatureValue: [UInt8]
    var timeStamp: [UInt8]?

    /// The parts of a signature, then changed.
    init(_ signature: SealSignature, _ change: (inout Composition) -> Void = { _ in }) {
        version = signature.version.rawValue
        tbsVersion = signature.version.rawValue
        seal = signature.seal.der
        signingTime = signature.signingTime ?? Office.signingTime
        dataHash = signature.dataHash
        propertyInfo = signature.propertyInfo
        signerCertificate = signature.signerCertificateDER
        algorithm = signature.signatureAlgorithm
        signatureValue = signature.signatureValue
        timeStamp = signature.timeStamp
        change(&self)
    }

    /// The same, signed anew over its parts.
    func signed(by key: PrivateKey, _ certificate: Certificate) throws -> Composition {
        var copy = self
        copy.signerCertificate = certificate.der
        copy.signatureValue = try key.sign(copy.signedBytes)
        return copy
    }

    /// TBS_Sign.
    var signedBytes: [UInt8] {
        DER.Serializer.bytes { serializer in
            serializer.sequence {
                $0.integer(tbsVersion)
                $0.serializeRawBytes(seal)
                if version == 1 {
                    $0.bitString(timeContents ?? Array(signingTime.rfc3339.utf8))
                } else {
                    $0.primitive(.generalizedTime, timeContents ?? signingTime.generalizedTime)
                }
                $0.bitString(dataHash)
                $0.primitive(.ia5String, propertyInfo.utf8)
                if version == 1 {
                    $0.octets(signerCertificate)
                    $0.oid(algorithm)
                }
                $0.serializeRawBytes(extensions)
            }
        }
    }

    /// SES_Signature.
    var der: [UInt8] {
        DER.Serializer.bytes { serializer in
            serializer.sequence {
                $0.serializeRawBytes(signedBytes)
                if version != 1 {
                    $0.octets(signerCertificate)
                    $0.oid(algorithm)
                }
                $0.bitString(signatureValue)
                if let timeStamp { $0.explicit(0) { $0.bitString(timeStamp) } }
            }
        }
    }
}

extension Instant {
    /// The contents of a GeneralizedTime.
    var generalizedTime: [UInt8] {
        rfc3339.utf8.filter { (0x30...0x39).contains($0) } + Array("Z".utf8)
    }
}
