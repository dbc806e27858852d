import FangcunModel
import SwiftASN1

extension SealSignature {
    /// Reads a signature of version 1, 4 or 5 (SES_Signature).
    ///
    /// - Throws: ``SealError``: `malformedStructure`, `unsupportedVersion` or `limitExceeded`.
    public init(der: [UInt8], limits: SealLimits = SealLimits()) throws(SealError) {
        var notes = EncodingNotes()
        let node = try StructureParser.parse(der, "SES_Signature", limits, &notes)
        var reader = try FieldReader(node, "SES_Signature")
        let tbsNode = try reader.next("toSign")
        let isVersion1 = node.children.count == 2
        let tbs = try SignedPart(tbsNode, isVersion1: isVersion1, limits, &notes)
        if let signer = tbs.signer {
            signerCertificateDER = signer.certificate
            signatureAlgorithm = signer.algorithm
        } else {
            signerCertificateDER = try reader.octets("cert")
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
    let signer: (certificate: [UInt8], algorithm: String)?

    init(
        _ node: ASN1Node, isVersion1: Bool, _ limits: SealLimits, _ notes: inout EncodingNotes
    ) throws(SealError) {
        var reader = try FieldReader(node, "TBS_Sign")
        let number = try reader.integer("version", &notes)
        seal = try ElectronicSeal(try reader.next("eseal"), limits)
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
            ? EncodedTime.version1(try reader.bits("timeInfo"))
            : try reader.time("timeInfo", .generalizedTime, &notes)
        dataHash = try reader.bits("dataHash")
        propertyInfo = try reader.text("propertyInfo", .ia5String, &notes)
        if isVersion1 {
            signer = (try reader.octets("cert"), try reader.objectIdentifier("signatureAlgorithm"))
            extensions = []
        } else {
            signer = nil
            extensions = try SealExtension.list(&reader, limits, &notes)
        }
        try reader.end()
    }
}
