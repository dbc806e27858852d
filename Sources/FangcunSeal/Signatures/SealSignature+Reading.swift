import FangcunModel
public import FangcunPKI
import SwiftASN1

extension SealSignature {
    /// Reads a signature of version 1, 4 or 5 (SES_Signature).
    ///
    /// - Throws: ``SealError``: `malformedStructure`, `unsupportedVersion` or `limitExceeded`.
    public init(der: [UInt8], limits: DERLimits = DERLimits()) throws(SealError) {
        let document = try SealError.rethrowing { () throws(PKIError) in try DERDocument(der, limits: limits) }
        var notes = EncodingNotes()
        notes.add(document.findings)
        var reader = try FieldReader(document.root, "SES_Signature")
        let tbsNode = try reader.next("toSign")
        // Version 1 has the certificate and the algorithm inside what is signed, so that only the signature follows.
        let isVersion1 = reader.upcomingIdentifier == .bitString
        let tbs = try SignedPart(tbsNode, isVersion1: isVersion1, &notes)
        if let signer = tbs.signer {
            signerCertificateDER = signer.certificate
            signatureAlgorithm = signer.algorithm
        } else {
            signerCertificateDER = try reader.octets("cert", &notes)
            signatureAlgorithm = try reader.objectIdentifier("signatureAlgID")
        }
        signatureValue = try reader.bits("signature")
        timeStamp = isVersion1 ? nil : try reader.timeStamp()
        try reader.end()

        self.der = der
        version = tbs.seal.version
        seal = tbs.seal
        signingTime = tbs.signingTime
        dataHash = tbs.dataHash
        propertyInfo = tbs.propertyInfo
        extensions = tbs.extensions
        signedBytes = Array(tbsNode.encodedBytes)
        encodingFindings = notes.findings + tbs.seal.encodingFindings
    }
}

/// TBS_Sign: what the signer signs.
private struct SignedPart {
    let seal: ElectronicSeal
    let signingTime: Instant?
    let dataHash: [UInt8]
    let propertyInfo: String
    let extensions: [SealExtension]
    /// Version 1 only, where the certificate and the algorithm are among what is signed.
    let signer: (certificate: [UInt8], algorithm: OID)?

    init(
        _ node: ASN1Node, isVersion1: Bool, _ notes: inout EncodingNotes
    ) throws(SealError) {
        var reader = try FieldReader(node, "TBS_Sign")
        let number = try reader.integer("version", &notes)
        seal = try ElectronicSeal(try reader.next("eseal"))
        guard (seal.version == .version1) == isVersion1 else {
            throw SealError(.malformedStructure, at: node.place, "the seal is of another version than the signature")
        }
        if number != seal.version.rawValue {
            notes.add(
                .versionMismatch, at: node, "签章版本为 \(number)，印章版本为 \(seal.version.rawValue)",
                "the signature states version \(number), its seal \(seal.version.rawValue)")
        }
        signingTime =
            isVersion1
            ? Self.version1Time(try reader.bits("timeInfo"))
            : try reader.time("timeInfo", .generalizedTime, &notes)
        dataHash = try reader.bits("dataHash")
        propertyInfo = try reader.text("propertyInfo", .ia5String, &notes)
        if isVersion1 {
            signer = (try reader.octets("cert", &notes), try reader.objectIdentifier("signatureAlgorithm"))
            extensions = []
        } else {
            signer = nil
            extensions = try SealExtension.list(&reader, &notes)
        }
        try reader.end()
    }

    /// The signing time of version 1 is text in a bit string: RFC 3339, or the same without a zone.
    private static func version1Time(_ bytes: [UInt8]) -> Instant? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        return (try? Instant(rfc3339: text)) ?? (try? Instant(rfc3339: text + "Z"))
    }
}
