import SwiftASN1

/// An extension of a certificate (RFC 5280, 4.2).
public struct CertificateExtension: Sendable, Hashable {
    /// What kind of extension it is.
    public let oid: OID
    /// Whether whoever does not understand it must refuse the certificate.
    public let isCritical: Bool
    /// The value, as a rule DER.
    public let value: [UInt8]

    /// An extension of its parts.
    public init(_ oid: OID, isCritical: Bool, value: [UInt8]) {
        self.oid = oid
        self.isCritical = isCritical
        self.value = value
    }

    func write(into serializer: inout DER.Serializer) {
        serializer.sequence {
            $0.oid(oid)
            if isCritical { $0.boolean(true) }
            $0.octets(value)
        }
    }
}

/// Whether a certificate may issue others (基本限制; RFC 5280, 4.2.1.9).
public struct BasicConstraints: Sendable, Hashable {
    /// Whether the holder is a certification authority.
    public let isAuthority: Bool
    /// How many further authorities may stand between this one and the last certificate; `nil` for any number.
    public let pathLength: Int?

    /// Constraints of their parts.
    public init(isAuthority: Bool, pathLength: Int? = nil) {
        self.isAuthority = isAuthority
        self.pathLength = pathLength
    }
}

/// What a key may be used for (密钥用法; RFC 5280, 4.2.1.3).
public struct KeyUsage: OptionSet, Sendable, Hashable {
    /// Bit n of the BIT STRING, counted as the standard counts, is bit n here.
    public let rawValue: UInt16

    /// A set of those bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Signatures other than on certificates and revocation lists.
    public static let digitalSignature = KeyUsage(rawValue: 1 << 0)
    /// Signatures the signer cannot deny later (contentCommitment).
    public static let nonRepudiation = KeyUsage(rawValue: 1 << 1)
    /// Encrypting keys.
    public static let keyEncipherment = KeyUsage(rawValue: 1 << 2)
    /// Encrypting data itself.
    public static let dataEncipherment = KeyUsage(rawValue: 1 << 3)
    /// Agreeing on keys.
    public static let keyAgreement = KeyUsage(rawValue: 1 << 4)
    /// Signatures on certificates.
    public static let keyCertSign = KeyUsage(rawValue: 1 << 5)
    /// Signatures on revocation lists.
    public static let crlSign = KeyUsage(rawValue: 1 << 6)
    /// Only encrypting while agreeing on keys.
    public static let encipherOnly = KeyUsage(rawValue: 1 << 7)
    /// Only decrypting while agreeing on keys.
    public static let decipherOnly = KeyUsage(rawValue: 1 << 8)
}

/// A name of the holder besides the distinguished name (使用者可选名称; RFC 5280, 4.2.1.6).
public enum AlternativeName: Sendable, Hashable {
    /// A host name.
    case dns(String)
    /// A mail address.
    case email(String)
    /// A URI.
    case uri(String)
    /// An address of 4 or 16 bytes.
    case ipAddress([UInt8])
    /// A name of another kind: the number of its tag, and its DER.
    case other(tag: UInt, der: [UInt8])
}
