public import FangcunModel
public import FangcunPKI

/// A signature made with an electronic seal (电子签章, SES_Signature): it binds a seal, a signer and a moment to a document.
///
/// A value of this type has been *read*, not verified: ``SealVerifier`` judges it. What the signer signed is kept as the bytes
/// received, and verified over them.
public struct SealSignature: Sendable, Hashable {
    /// The signature as received.
    public let der: [UInt8]
    /// The edition of the structure.
    public let version: SealVersion
    /// The seal in the signature.
    public let seal: ElectronicSeal
    /// When the signer says to have signed (timeInfo); `nil` when the field cannot be read, which version 1 allows.
    ///
    /// It is the signer's own word. Some programs write Beijing time here and call it UTC, eight hours late.
    public let signingTime: Instant?
    /// The digest of the document.
    public let dataHash: [UInt8]
    /// What the document is to the signer (propertyInfo): the path of the protected file in an OFD package, or a range.
    public let propertyInfo: String
    /// What the signer's program added.
    public let extensions: [SealExtension]
    /// The signer's certificate, its DER bytes.
    public let signerCertificateDER: [UInt8]
    /// The algorithm of the signature.
    public let signatureAlgorithm: OID
    /// The signature itself.
    public let signatureValue: [UInt8]
    /// A time stamp over the signature value, as received.
    public let timeStamp: [UInt8]?
    /// The bytes that the signature covers (TBS_Sign).
    public let signedBytes: [UInt8]
    /// Where the encoding departs from the standard, in the seal or around it.
    public let encodingFindings: [Finding]
}
