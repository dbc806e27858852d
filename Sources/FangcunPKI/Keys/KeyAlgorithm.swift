/// The kinds of keys this library works with.
public enum KeyAlgorithm: Sendable, Hashable {
    /// SM2 over its recommended curve (GB/T 32918.5, GM/T 0003.5).
    case sm2
    /// ECDSA over NIST P-256 (secp256r1, prime256v1).
    case p256
    /// RSA with a modulus of so many bits.
    case rsa(bits: Int)
}

extension KeyAlgorithm: CustomStringConvertible {
    /// The usual name: `SM2`, `P-256`, `RSA-2048`.
    public var description: String {
        switch self {
        case .sm2: "SM2"
        case .p256: "P-256"
        case .rsa(let bits): "RSA-\(bits)"
        }
    }
}

/// The named curves of elliptic-curve keys.
enum EllipticCurve: Sendable, Hashable, CaseIterable {
    case sm2
    case p256

    /// The curve of that object identifier.
    init?(_ oid: OID) {
        guard let curve = Self.allCases.first(where: { $0.oid == oid }) else { return nil }
        self = curve
    }

    /// The object identifier of the curve; that of SM2 names the algorithm too (GM/T 0006).
    var oid: OID {
        switch self {
        case .sm2: .sm2
        case .p256: .p256
        }
    }

    /// The type of key in OpenSSL.
    var engineKeyType: String {
        switch self {
        case .sm2: "SM2"
        case .p256: "EC"
        }
    }

    /// The name of the group in OpenSSL.
    var engineGroupName: String {
        switch self {
        case .sm2: "SM2"
        case .p256: "P-256"
        }
    }
}
