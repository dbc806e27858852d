import FangcunModel
import SwiftASN1

/// The parts of a SubjectPublicKeyInfo (RFC 5280, 4.1.2.7).
struct SubjectPublicKeyInfo {
    /// What kind of key it says it is.
    let algorithm: AlgorithmIdentifier
    /// The curve, when it says it is a key on one that we know.
    let curve: EllipticCurve?
    /// The contents of the BIT STRING: a point, or an RSAPublicKey.
    let keyBytes: [UInt8]

    init(_ node: ASN1Node) throws(PKIError) {
        var elements = try node.elements(of: "a SubjectPublicKeyInfo")
        algorithm = try AlgorithmIdentifier(elements.next("algorithm"))
        keyBytes = Array(try elements.next("key").bitStringBytes("a public key"))
        try elements.finish()
        curve = try Self.curve(of: algorithm)
    }

    /// The key in the form that everyone reads: the curve as parameter of `id-ecPublicKey`, NULL for RSA.
    var usualForm: [UInt8] {
        let usual =
            curve.map { curve in
                AlgorithmIdentifier(.ecPublicKey, parameters: DER.Serializer.bytes { $0.oid(curve.oid) })
            } ?? AlgorithmIdentifier(algorithm.oid, parameters: AlgorithmIdentifier.null)
        return DER.Serializer.bytes {
            $0.sequence {
                usual.write(into: &$0)
                $0.bitString(keyBytes)
            }
        }
    }

    private static func curve(of algorithm: AlgorithmIdentifier) throws(PKIError) -> EllipticCurve? {
        switch algorithm.oid {
        case .ecPublicKey:
            // Curves written out by their parameters are refused: whoever chooses the generator can forge signatures.
            guard let oid = algorithm.parameterOID, let curve = EllipticCurve(oid) else {
                throw PKIError(.unsupportedAlgorithm, "public keys on the curve of \(algorithm) are not supported")
            }
            return curve
        case .sm2:
            guard algorithm.hasNoParameters || algorithm.parameterOID == .sm2 else {
                throw PKIError(.unsupportedAlgorithm, "an SM2 key on another curve than that of SM2")
            }
            return .sm2
        default:
            return nil
        }
    }
}
