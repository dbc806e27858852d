import FangcunModel
import SwiftASN1

/// The signature algorithms this library works with.
public enum SignatureAlgorithm: Sendable, Hashable, CaseIterable {
    /// SM2 with SM3 (GB/T 32918.2; 1.2.156.10197.1.501).
    case sm2WithSM3
    /// ECDSA over P-256 with SHA-256 (RFC 5758; 1.2.840.10045.4.3.2).
    case ecdsaWithSHA256
    /// RSA PKCS#1 v1.5 with SHA-256 (RFC 4055; 1.2.840.113549.1.1.11).
    case rsaWithSHA256

    /// The algorithm that keys of a kind sign with here.
    public init(for key: KeyAlgorithm) {
        switch key {
        case .sm2: self = .sm2WithSM3
        case .p256: self = .ecdsaWithSHA256
        case .rsa: self = .rsaWithSHA256
        }
    }

    /// The algorithm of that object identifier.
    public init?(oid: OID) {
        guard let algorithm = Self.allCases.first(where: { $0.oid == oid }) else { return nil }
        self = algorithm
    }

    /// The object identifier.
    public var oid: OID {
        switch self {
        case .sm2WithSM3: .sm2WithSM3
        case .ecdsaWithSHA256: .ecdsaWithSHA256
        case .rsaWithSHA256: .rsaWithSHA256
        }
    }

    /// The digest the message goes through.
    public var digest: DigestAlgorithm {
        switch self {
        case .sm2WithSM3: .sm3
        case .ecdsaWithSHA256, .rsaWithSHA256: .sha256
        }
    }

    /// The algorithm an AlgorithmIdentifier names; `nil` for others, and for parameters that do not belong.
    package init?(_ identifier: AlgorithmIdentifier) {
        guard identifier.hasNoParameters else { return nil }
        self.init(oid: identifier.oid)
    }

    /// The AlgorithmIdentifier as it is written: NULL for RSA (RFC 4055, 5), nothing for the others (RFC 5758, 3.2).
    package var identifier: AlgorithmIdentifier {
        AlgorithmIdentifier(oid, parameters: self == .rsaWithSHA256 ? AlgorithmIdentifier.null : [])
    }
}

extension SignatureAlgorithm {
    /// Whether keys of that kind make such signatures.
    func fits(_ key: KeyAlgorithm) -> Bool { self == SignatureAlgorithm(for: key) }

    /// Whether some bytes have the form of such a signature. Checked before OpenSSL is asked, which answers a form it does not
    /// like with an error as if it had failed itself.
    func isWellFormed(_ signature: [UInt8], by key: KeyAlgorithm) -> Bool {
        switch key {
        case .sm2, .p256: return SM2Signature.isDER(signature)
        case .rsa(let bits): return signature.count == (bits + 7) / 8
        }
    }

    /// The identifier for SM2, `nil` for the others.
    ///
    /// - Throws: ``PKIError`` with code `invalidRequest`: its length is hashed as a number of bits in 16 bits, and OpenSSL leaves
    ///   out the last that would fit.
    func checkedIdentifier(_ identifier: [UInt8]) throws(PKIError) -> [UInt8]? {
        guard self == .sm2WithSM3 else { return nil }
        guard identifier.count <= 8_190 else {
            throw PKIError(.invalidRequest, "an SM2 identifier has at most 8190 bytes, not \(identifier.count)")
        }
        return identifier
    }
}
