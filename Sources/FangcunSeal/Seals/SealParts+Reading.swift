import FangcunModel
import FangcunPKI
import SwiftASN1

extension SealPicture {
    /// Reads SES_ESPictrueInfo.
    init(_ node: ASN1Node, _ notes: inout EncodingNotes) throws(SealError) {
        var reader = try FieldReader(node, "SES_ESPictrueInfo")
        type = try reader.text("type", .ia5String, &notes)
        data = try reader.octets("data", &notes)
        widthMillimeters = try reader.integer("width", &notes)
        heightMillimeters = try reader.integer("height", &notes)
        try reader.end()
    }
}

extension SignerList {
    /// Reads SES_CertList, whose shape follows from certListType: 1 certificates, 2 digests.
    init(_ node: ASN1Node, type: Int, _ notes: inout EncodingNotes) throws(SealError) {
        var reader = try FieldReader(node, "SES_CertList")
        var entries: [ASN1Node] = []
        while reader.hasMore { entries.append(try reader.next("entry")) }
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
            digests.append(CertificateDigest(type: type, value: try reader.octets("value", &notes)))
            try reader.end()
        }
        return digests
    }
}

extension SealExtension {
    /// Reads the optional ExtensionDatas at the end of a structure, bare or tagged `[0] EXPLICIT`: both occur in real seals.
    static func list(
        _ reader: inout FieldReader, _ notes: inout EncodingNotes
    ) throws(SealError) -> [SealExtension] {
        guard let list = try reader.explicitZero("extDatas") ?? reader.next(if: .sequence) else { return [] }
        var entries = try FieldReader(list, "ExtensionDatas")
        var extensions: [SealExtension] = []
        while entries.hasMore {
            extensions.append(try SealExtension(try entries.next("ExtData"), &notes))
        }
        return extensions
    }

    private init(_ node: ASN1Node, _ notes: inout EncodingNotes) throws(SealError) {
        var reader = try FieldReader(node, "ExtData")
        identifier = try reader.objectIdentifier("extnID")
        isCritical = try reader.optionalBoolean("critical", &notes) ?? false
        value = try reader.octets("extnValue", &notes)
        try reader.end()
    }
}
