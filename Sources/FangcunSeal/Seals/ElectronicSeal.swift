public import FangcunModel
public import FangcunPKI

/// An electronic seal (电子印章, SESeal): a picture, a name, a period and the signers who may use it, signed by the seal's maker.
///
/// A value of this type has been *read*, not verified: ``SealVerifier`` judges it. What the maker signed is kept as the bytes
/// received, and verified over them. Version 4 is GB/T 38540-2020; ``SealVersion`` lists the others.
public struct ElectronicSeal: Sendable, Hashable {
    /// The seal as received.
    public let der: [UInt8]
    /// The edition of the structure.
    public let version: SealVersion
    /// Who made the program that made the seal (Vid).
    public let vendor: String
    /// The identifier of the seal (esID).
    public let identifier: String
    /// The type of the seal.
    public let kind: SealKind
    /// The name of the seal.
    public let name: String
    /// Who may use the seal.
    public let signers: SignerList
    /// When the seal was made (createDate).
    public let created: Instant
    /// The first moment of its period (validStart).
    public let validFrom: Instant
    /// The last moment of its period (validEnd).
    public let validUntil: Instant
    /// The face of the seal.
    public let picture: SealPicture
    /// What the issuer added.
    public let extensions: [SealExtension]
    /// The certificate of the seal's maker (制章人), its DER bytes.
    public let makerCertificateDER: [UInt8]
    /// The algorithm of the maker's signature.
    public let signatureAlgorithm: OID
    /// The maker's signature.
    public let signatureValue: [UInt8]
    /// A time stamp over the maker's signature (version 5 only).
    public let timeStamp: [UInt8]?
    /// The bytes that the maker's signature covers.
    public let signedBytes: [UInt8]
    /// Where the encoding departs from the standard.
    public let encodingFindings: [Finding]
}
