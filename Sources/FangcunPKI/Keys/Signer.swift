/// Whoever can sign: a software key, or a host's own card, key or signature server (SKF, SDF) behind this protocol.
///
/// Implementations outside this library must sign SM2 with the identifier `1234567812345678`, which certificates and seals
/// assume, and return the signature as DER.
public protocol Signer: Sendable {
    /// The public key that verifies the signatures.
    var publicKey: PublicKey { get }
    /// The algorithm of the signatures.
    var signatureAlgorithm: SignatureAlgorithm { get }
    /// Signs a message.
    ///
    /// - Throws: ``PKIError``.
    func sign(_ message: [UInt8]) throws(PKIError) -> [UInt8]
}
