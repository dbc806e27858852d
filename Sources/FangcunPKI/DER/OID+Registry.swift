/// The object identifiers this library knows by name.
extension OID {
    // Keys and curves.
    /// SM2 as a curve and as an algorithm (GM/T 0006).
    static let sm2 = OID(1, 2, 156, 10197, 1, 301)
    static let ecPublicKey = OID(1, 2, 840, 10045, 2, 1)
    static let p256 = OID(1, 2, 840, 10045, 3, 1, 7)
    static let rsaEncryption = OID(1, 2, 840, 113549, 1, 1, 1)

    // Signatures.
    static let sm2WithSM3 = OID(1, 2, 156, 10197, 1, 501)
    static let ecdsaWithSHA256 = OID(1, 2, 840, 10045, 4, 3, 2)
    static let rsaWithSHA256 = OID(1, 2, 840, 113549, 1, 1, 11)

    // Certificate extensions (RFC 5280, 4.2.1).
    static let subjectKeyIdentifier = OID(2, 5, 29, 14)
    static let keyUsage = OID(2, 5, 29, 15)
    static let subjectAlternativeName = OID(2, 5, 29, 17)
    static let basicConstraints = OID(2, 5, 29, 19)
    static let authorityKeyIdentifier = OID(2, 5, 29, 35)
    static let extendedKeyUsage = OID(2, 5, 29, 37)

    // Attributes of names (X.520, RFC 4519, PKCS#9).
    static let commonName = OID(2, 5, 4, 3)
    static let surname = OID(2, 5, 4, 4)
    static let serialNumber = OID(2, 5, 4, 5)
    static let country = OID(2, 5, 4, 6)
    static let locality = OID(2, 5, 4, 7)
    static let stateOrProvince = OID(2, 5, 4, 8)
    static let street = OID(2, 5, 4, 9)
    static let organization = OID(2, 5, 4, 10)
    static let organizationalUnit = OID(2, 5, 4, 11)
    static let title = OID(2, 5, 4, 12)
    static let givenName = OID(2, 5, 4, 42)
    static let userID = OID(0, 9, 2342, 19_200_300, 100, 1, 1)
    static let domainComponent = OID(0, 9, 2342, 19_200_300, 100, 1, 25)
    static let emailAddress = OID(1, 2, 840, 113549, 1, 9, 1)
}
