import FangcunModel
import SwiftASN1

extension ElectronicSeal {
    /// Reads a seal of version 1, 4 or 5 (SESeal).
    ///
    /// - Throws: ``SealError``: `malformedStructure`, `unsupportedVersion` or `limitExceeded`.
    public init(der: [UInt8], limits: SealLimits = SealLimits()) throws(SealError) {
        var notes = EncodingNotes()
        let node = try StructureParser.parse(der, "SESeal", limits, &notes)
        try self.init(node, limits, notes)
    }

    /// Reads a seal from its node in a larger structure.
    init(_ node: ASN1Node, _ limits: SealLimits, _ notes: EncodingNotes = EncodingNotes()) throws(SealError) {
        var notes = notes
        var reader = try FieldReader(node, "SESeal")
        let infoNode = try reader.next("eSealInfo")
        let count = node.children.count
        let info = try SealInfo(infoNode, isVersion1: count == 2, limits, &notes)
        let signing =
            count == 2
            ? try MakerSignature(version1: &reader, infoNode) : try MakerSignature(version4: &reader, infoNode)
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
        _ node: ASN1Node, isVersion1: Bool, _ limits: SealLimits, _ notes: inout EncodingNotes
    ) throws(SealError) {
        var reader = try FieldReader(node, "SES_SealInfo")
        let headerNode = try reader.next("header")
        (version, vendor) = try Self.header(headerNode, isVersion1: isVersion1, &notes)
        identifier = try reader.text("esID", .ia5String, &notes)
        property = try SealProperty(try reader.next("property"), isVersion1: isVersion1, limits, &notes)
        picture = try SealPicture(try reader.next("picture"), &notes)
        extensions = try SealExtension.list(&reader, limits, &notes)
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
        _ node: ASN1Node, isVersion1: Bool, _ limits: SealLimits, _ notes: inout EncodingNotes
    ) throws(SealError) {
        var reader = try FieldReader(node, "SES_ESPropertyInfo")
        kind = SealKind(rawValue: try reader.integer("type", &notes))
        name = try reader.text("name", .utf8String, &notes)
        let listType = isVersion1 ? 1 : try reader.integer("certListType", &notes)
        signers = try SignerList(try reader.next("certList"), type: listType, limits, &notes)
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
    let algorithm: String
    let value: [UInt8]
    let timeStamp: [UInt8]?
    let signedBytes: [UInt8]

    /// Version 4 and 5: the signature covers eSealInfo alone.
    init(version4 reader: inout FieldReader, _ info: ASN1Node) throws(SealError) {
        certificate = try reader.octets("cert")
        algorithm = try reader.objectIdentifier("signAlgID")
        value = try reader.bits("signedValue")
        timeStamp = try reader.timeStamp()
        signedBytes = Array(info.encodedBytes)
    }

    /// Version 1: SES_SignInfo, and a signature over SEQUENCE { eSealInfo, cert, signatureAlgorithm }.
    init(version1 reader: inout FieldReader, _ info: ASN1Node) throws(SealError) {
        let node = try reader.next("signInfo")
        var fields = try FieldReader(node, "SES_SignInfo")
        certificate = try fields.octets("cert")
        algorithm = try fields.objectIdentifier("signatureAlgorithm")
        value = try fields.bits("signData")
        try fields.end()
        timeStamp = nil
        signedBytes = StructureWriter.sequence(
            [info.encodedBytes] + node.children.prefix(2).map(\.encodedBytes))
    }
}

extension FieldReader {
    /// The optional time stamp at the end of a seal or signature: `[0] EXPLICIT BIT STRING`.
    mutating func timeStamp() throws(SealError) -> [UInt8]? {
        let tag = ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)
        guard let node = next(if: tag) else { return nil }
        guard let inner = node.children.first, node.children.count == 1 else {
            throw SealError(.malformedStructure, at: node.place, "\(structure).timeStamp holds no single value")
        }
        return try inner.wholeByteBits("\(structure).timeStamp")
    }
}
