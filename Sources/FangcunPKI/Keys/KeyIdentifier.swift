import SwiftASN1

extension PublicKey {
    /// The identifier written to certificates for this key: the first 160 bits of the SHA-256 of the key's bits
    /// (RFC 7093, 2, method 1). RFC 5280 suggests SHA-1, of which nothing new should be made; any unique value serves.
    ///
    /// - Throws: ``PKIError`` with code `engineFailure`.
    public func keyIdentifier() throws(PKIError) -> [UInt8] {
        let info = try SubjectPublicKeyInfo(DERDocument(subjectPublicKeyInfo).root)
        return Array(try DigestAlgorithm.sha256.digest(info.keyBytes).prefix(20))
    }
}
