import FangcunModel
import SwiftASN1

/// A public key.
///
/// Keys are equal when they are of the same kind and value, whatever form of SubjectPublicKeyInfo they were read from.
public struct PublicKey: Sendable, Hashable {
    /// The SubjectPublicKeyInfo in DER (RFC 5280, 4.1.2.7), in the usual form: elliptic-curve keys as `id-ecPublicKey` with the
    /// curve as parameter and an uncompressed point, RSA keys with NULL.
    public let subjectPublicKeyInfo: [UInt8]

    let handle: KeyHandle

    /// The kind of key.
    public var algorithm: KeyAlgorithm { handle.algorithm }

    /// Reads a SubjectPublicKeyInfo.
    ///
    /// SM2 keys are taken in both forms of GM/T 0015: `id-ecPublicKey` with the SM2 curve, and the SM2 identifier itself as the
    /// algorithm, with the curve, NULL or nothing as parameters.
    ///
    /// - Throws: ``PKIError``: `malformedInput`, or `unsupportedAlgorithm` for other kinds of keys.
    public init(subjectPublicKeyInfo der: [UInt8]) throws(PKIError) {
        let info = try SubjectPublicKeyInfo(DERDocument(der, limits: DERLimits(maximumBytes: 1 << 16)).root)
        switch info.curve {
        case .some(let curve):
            // The first byte tells the form of a point: 2 and 3 compressed, 4 not. Others are hybrid or the point at infinity.
            guard let form = info.keyBytes.first, (2...4).contains(form) else {
                throw PKIError(.malformedInput, "a public key has no usable point")
            }
            handle = try .publicKey(curve, point: info.keyBytes)
            // OpenSSL's own encoder takes longer than everything else here; it is asked only to uncompress.
            subjectPublicKeyInfo = try form == 4 ? info.usualForm : handle.subjectPublicKeyInfo()
        case .none:
            guard info.algorithm.oid == .rsaEncryption, info.algorithm.hasNoParameters else {
                throw PKIError(.unsupportedAlgorithm, "public keys of algorithm \(info.algorithm) are not supported")
            }
            subjectPublicKeyInfo = info.usualForm
            handle = try .publicKey(subjectPublicKeyInfo: subjectPublicKeyInfo)
        }
    }

    /// Equal kind and value.
    public static func == (lhs: PublicKey, rhs: PublicKey) -> Bool {
        lhs.subjectPublicKeyInfo == rhs.subjectPublicKeyInfo
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(subjectPublicKeyInfo) }
}

extension PublicKey {
    /// Whether this key made a signature over a message.
    ///
    /// False, too, when the signature is not even one in form, or when this kind of key cannot make signatures of that
    /// algorithm. Signatures of SM2 and ECDSA are `SEQUENCE { r, s }`; see ``SM2Signature`` for the other form in the field.
    ///
    /// - Parameters:
    ///   - signature: the signature, in the form of its algorithm.
    ///   - message: what was signed; it is hashed here.
    ///   - algorithm: how it was signed.
    ///   - sm2Identifier: the distinguishing identifier of the signer (可辨别标识) that SM2 hashes with the message;
    ///     at most 8190 bytes. It is part of what is signed: a signature under one does not verify under another.
    /// - Throws: ``PKIError`` with code `invalidRequest` for an identifier that is too long, or `engineFailure`.
    public func isValidSignature(
        _ signature: [UInt8], over message: [UInt8], algorithm: SignatureAlgorithm,
        sm2Identifier: [UInt8] = SM2Signature.defaultIdentifier
    ) throws(PKIError) -> Bool {
        guard algorithm.fits(self.algorithm), algorithm.isWellFormed(signature, by: self.algorithm) else {
            return false
        }
        return try handle.verify(
            signature, over: message, digest: algorithm.digest,
            sm2Identifier: algorithm.checkedIdentifier(sm2Identifier))
    }
}
