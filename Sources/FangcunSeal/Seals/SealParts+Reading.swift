import FangcunModel
import SwiftASN1

extension SealPicture {
    /// Reads SES_ESPictrueInfo.
    init(_ node: ASN1Node, _ notes: inout EncodingNotes) throws(SealError) {
        var reader = try FieldReader(node, "SES_ESPictrueInfo")
        type = try reader.text("type", .ia5String, &notes)
        data = try reader.octets("data")
        widthMillimeters = try reader.integer("width", &notes)
        heightMillimeters = try reader.integer("height", &notes)
        try reader.end()
    }
}

extension SignerList {
    /// Reads SES_CertList, whose shape follows from certListType: 1 certificates, 2 digests.
    init(_ node: ASN1Node, type: Int, _ limits: SealLimits, _ notes: inout EncodingNotes) throws(SealError) {
        guard node.identifier == .sequence else {
            throw SealError(.malformedStructure, at: node.place, "SES_CertList is no SEQUENCE")
        }
        let entries = node.children
        guard entries.count <= limits.maximumElements else {
            throw SealError(.limitExceeded, at: node.place, "the seal lists \(entries.count) signers")
        }
        switch type {
        case 1: self = .certificates(try Self.certificates(entries, &notes))
        case 2: self = .digests(try Self.digests(entries, &notes))
        default: throw SealError(.malformedStructure, at: node.place, "certListType is \(type) instead of 1 or 2")
        }
    }

    private static func certificates(
        _ entries: [ASN1Node], _ notes: inout EncodingNotes
    ) throws(SealError) -> [[UInt8]] {
        var certificates: [[UInt8]] = []
        for entry in entries {
            guard case .primitive(let bytes) = entry.content else {
                throw SealError(.malformedStructure, at: entry.place, "SES_CertList holds a constructed entry")
            }
            // Test seals of one vendor hold the text "1" here: an entry that nobody's certificate equals.
            if entry.identifier != .octetString {
                notes.add(
                    .wrongType, at: entry, "签章人列表中的条目不是 OCTET STRING",
                    "an entry of the signers' list is no OCTET STRING")
            }
            certificates.append(Array(bytes))
        }
        return certificates
    }

    private static func digests(
        _ entries: [ASN1Node], _ notes: inout EncodingNotes
    ) throws(SealError) -> [CertificateDigest] {
        var digests: [CertificateDigest] = []
        for entry in entries {
            var reader = try FieldReader(entry, "CertDigestObj")
            let type = try reader.text("type", .printableString, &notes)
            digests.append(CertificateDigest(type: type, value: try reader.octets("value")))
            try reader.end()
        }
        return digests
    }
}

extension SealExtension {
    /// Reads the optional ExtensionDatas at the end of a structure, bare or tagged `[0] EXPLICIT`: both occur in real seals.
    static func list(
        _ reader: inout FieldReader, _ limits: SealLimits, _ notes: inout EncodingNotes
    ) throws(SealError) -> [SealExtension] {
        let tag = ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)
        let list: ASN1Node
        if let tagged = reader.next(if: tag) {
            guard let inner = tagged.children.first, tagged.children.count == 1 else {
                throw SealError(.malformedStructure, at: tagged.place, "extDatas holds no single value")
            }
            list = inner
        } else if let bare = reader.next(if: .sequence) {
            list = bare
        } else {
            return []
        }
        var entries = try FieldReader(list, "ExtensionDatas")
        var extensions: [SealExtension] = []
        while entries.hasMore {
            guard extensions.count < limits.maximumElements else {
                throw SealError(.limitExceeded, at: list.place, "more than \(extensions.count) extensions")
            }
            extensions.append(try SealExtension(try entries.next("ExtData"), &notes))
        }
        return extensions
    }

    private init(_ node: ASN1Node, _ notes: inout EncodingNotes) throws(SealError) {
        var reader = try FieldReader(node, "ExtData")
        identifier = try reader.objectIdentifier("extnID")
        isCritical = false
        if let flag = reader.next(if: .boolean) {
            let content = try flag.primitiveContent(.boolean, "ExtData.critical")
            guard let byte = content.first, content.count == 1 else {
                throw SealError(.malformedStructure, at: flag.place, "ExtData.critical is no BOOLEAN")
            }
            isCritical = byte != 0
            if byte != 0, byte != 0xFF {
                notes.add(.nonDER, at: flag, "ExtData.critical 的真值应编码为 FF", "ExtData.critical is true and not FF")
            }
        }
        value = try reader.octets("extnValue")
        try reader.end()
    }
}
