import FangcunModel
public import FangcunPKI
import SwiftASN1

extension ElectronicSeal {
    /// Reads a seal of version 1, 4 or 5 (SESeal).
    ///
    /// - Throws: ``SealError``: `malformedStructure`, `unsupportedVersion` or `limitExceeded`.
    public init(der: [UInt8], limits: DERLimits = DERLimits()) throws(SealError) {
        let document = try SealError.rethrowing { () throws(PKIError) in try DERDocument(der, limits: limits) }
        try self.init(document.root, document.findings)
    }

    /// Reads a seal from its node in a larger structure.
    init(_ node: ASN1Node, _ findings: [Finding] = []) throws(SealError) {
        var notes = EncodingNotes()
        notes.add(findings)
        var reader = try FieldReader(node, "SESeal")
        let infoNode = try reader.next("eSealInfo")
        // Version 1 puts certificate, algorithm and signature into a SEQUENCE of their own.
        let signInfo = reader.next(if: .sequence)
        let info = try SealInfo(infoNode, isVersion1: signInfo != nil, &notes)
        let signing =
            if let signInfo {
                try MakerSignature(version1: signInfo, infoNode, &notes)
            } else {
                try MakerSignature(version4: &reader, infoNode, &notes)
            }
        try reader.end()

        der = Array(node.encodedBytes)
        version = info.version
        vendor = info.vendor
        identifier = info.identifier
        kind = info.property.kind
        name = info.property.name
        signers = info.property.signers
        created = info.property.created
        validFrom = info.property.validFrom
        validUntil = info.property.validUntil
        picture = info.picture
        extensions = info.extensions
        makerCertificateDER = signing.certificate
        signatureAlgorithm = signing.algorithm
        signatureValue = signing.value
        timeStamp = signing.timeStamp
        signedBytes = signing.signedBytes
        encodingFindings = notes.findings
    }
}

/// SES_SealInfo: what the maker vouches for.
private struct SealInfo {
    let version: SealVersion
    let vendor: String
    let identifier: String
    let property: SealProperty
    let picture: SealPicture
    let extensions: [SealExtension]

    init(
        _ node: ASN1Node, isVersion1: Bool, _ notes: inout EncodingNotes
    ) throws(SealError) {
        var reader = try FieldReader(node, "SES_SealInfo")
        let headerNode = try reader.next("header")
        (version, vendor) = try Self.header(headerNode, isVersion1: isVersion1, &notes)
        identifier = try reader.text("esID", .ia5String, &notes)
        property = try SealProperty(try reader.next("property"), isVersion1: isVersion1, &notes)
        picture = try SealPicture(try reader.next("picture"), &notes)
        extensions = try SealExtension.list(&reader, &notes)
        try reader.end()
    }

    private static func header(
        _ node: ASN1Node, isVersion1: Bool, _ notes: inout EncodingNotes
    ) throws(SealError) -> (SealVersion, vendor: String) {
        var reader = try FieldReader(node, "SES_Header")
        let mark = try reader.text("ID", .ia5String, &notes)
        guard mark == "ES" else {
            throw SealError(.malformedStructure, at: node.place, "the header's ID is '\(mark)' instead of 'ES'")
        }
        let number = try reader.integer("version", &notes)
        let vendor = try reader.text("Vid", .ia5String, &notes)
        try reader.end()
        guard let version = SealVersion(rawValue: number) else {
            throw SealError(.unsupportedVersion, at: node.place, "the seal is of version \(number)")
        }
        if (version == .version1) != isVersion1 {
            notes.add(
                .versionMismatch, at: node, "印章头版本为 \(number)，与其结构不符",
                "the header states version \(number), which is not the shape of the seal")
        }
        return (isVersion1 ? .version1 : (version == .version5 ? .version5 : .version4), vendor)
    }
}

/// SES_ESPropertyInfo: name, period and signers.
private struct SealProperty {
    let kind: SealKind
    let name: String
    let signers: SignerList
    let created: Instant
    let validFrom: Instant
    let validUntil: Instant

    init(
        _ node: ASN1Node, isVersion1: Bool, _ notes: inout EncodingNotes
    ) throws(SealError) {
        var reader = try FieldReader(node, "SES_ESPropertyInfo")
        kind = SealKind(rawValue: try reader.integer("type", &notes))
        name = try reader.text("name", .utf8String, &notes)
        let listType = isVersion1 ? 1 : try reader.integer("certListType", &notes)
        signers = try SignerList(try reader.next("certList"), type: listType, &notes)
        let timeType: ASN1Identifier = isVersion1 ? .utcTime : .generalizedTime
        created = try reader.time("createDate", timeType, &notes)
        validFrom = try reader.time("validStart", timeType, &notes)
        validUntil = try reader.time("validEnd", timeType, &notes)
        try reader.end()
    }
}

/// The maker's certificate and signature, and the bytes that the signature covers.
private struct MakerSignature {
    let certificate: [UInt8]
    let algorithm: OID
    let value: [UInt8]
    let timeStamp: [UInt8]?
    let signedBytes: [UInt8]

    /// Version 4 and 5: the signature covers eSealInfo alone.
    init(version4 reader: inout FieldReader, _ info: ASN1Node, _ notes: inout EncodingNotes) throws(SealError) {
        certificate = try reader.octets("cert", &notes)
        algorithm = try reader.objectIdentifier("signAlgID")
        value = try reader.bits("signedValue")
        timeStamp = try reader.timeStamp()
        signedBytes = Array(info.encodedBytes)
    }

    /// Version 1: SES_SignInfo, and a signature over SEQUENCE { eSealInfo, cert, signatureAlgorithm }.
    init(version1 node: ASN1Node, _ info: ASN1Node, _ notes: inout EncodingNotes) throws(SealError) {
        var nodes = try FieldReader(node, "SES_SignInfo")
        let signedParts = [info, try nodes.next("cert"), try nodes.next("signatureAlgorithm")].map(\.encodedBytes)
        var fields = try FieldReader(node, "SES_SignInfo")
        certificate = try fields.octets("cert", &notes)
        algorithm = try fields.objectIdentifier("signatureAlgorithm")
        value = try fields.bits("signData")
        try fields.end()
        timeStamp = nil
        signedBytes = DER.Serializer.bytes {
            $0.sequence { inner in signedParts.forEach { inner.serializeRawBytes($0) } }
        }
    }
}

extension FieldReader {
    /// The optional time stamp at the end of a seal or signature: `[0] EXPLICIT BIT STRING`.
    mutating func timeStamp() throws(SealError) -> [UInt8]? {
        guard let node = try explicitZero("timeStamp") else { return nil }
        return try SealError.rethrowing { () throws(PKIError) in Array(try node.bitStringBytes("timeStamp")) }
    }
}
