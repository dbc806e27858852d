import FangcunModel
import SwiftASN1

/// Reads the fields of one SEQUENCE in order: as lenient as BER, but never a guess.
///
/// What departs from DER or from the standard and still has one meaning is read, and noted as a finding.
struct FieldReader {
    /// The name of the structure, for error messages.
    let structure: String
    private var nodes: ASN1NodeCollection.Iterator
    private var ahead: ASN1Node?
    private let offset: Int

    /// A reader of the fields of a SEQUENCE.
    init(_ node: ASN1Node, _ structure: String) throws(SealError) {
        guard node.identifier == .sequence, case .constructed(let children) = node.content else {
            throw SealError(.malformedStructure, at: node.place, "\(structure) is no SEQUENCE")
        }
        self.structure = structure
        offset = node.encodedBytes.startIndex
        nodes = children.makeIterator()
        ahead = nodes.next()
    }

    /// Whether a field is left.
    var hasMore: Bool { ahead != nil }

    /// The next field.
    mutating func next(_ field: String) throws(SealError) -> ASN1Node {
        guard let node = ahead else {
            throw SealError(.malformedStructure, at: .byte(offset), "\(structure) ends before \(field)")
        }
        ahead = nodes.next()
        return node
    }

    /// The next field when it has that tag.
    mutating func next(if identifier: ASN1Identifier) -> ASN1Node? {
        guard let node = ahead, node.identifier == identifier else { return nil }
        ahead = nodes.next()
        return node
    }

    /// Makes sure that no field is left.
    func end() throws(SealError) {
        guard let node = ahead else { return }
        throw SealError(.malformedStructure, at: node.place, "\(structure) has more fields than it may have")
    }
}

extension FieldReader {
    /// The bytes of the next field, which must have that tag and be primitive.
    mutating func content(_ field: String, _ identifier: ASN1Identifier) throws(SealError) -> ArraySlice<UInt8> {
        let node = try next(field)
        return try node.primitiveContent(identifier, "\(structure).\(field)")
    }

    /// The next field as a whole number.
    mutating func integer(_ field: String, _ notes: inout EncodingNotes) throws(SealError) -> Int {
        let node = try next(field)
        let bytes = try node.primitiveContent(.integer, "\(structure).\(field)")
        guard let first = bytes.first, bytes.count <= 8 else {
            throw SealError(.malformedStructure, at: node.place, "\(structure).\(field) is no number of up to 64 bits")
        }
        if let second = bytes.dropFirst().first, first == (second & 0x80 == 0 ? 0 : 0xFF) {
            notes.add(.nonDER, at: node, "\(structure).\(field) 的整数编码有多余字节", "\(structure).\(field) is padded")
        }
        let start: Int64 = first & 0x80 == 0 ? 0 : -1
        return Int(bytes.reduce(start) { ($0 << 8) | Int64($1) })
    }

    /// The next field as octets.
    mutating func octets(_ field: String) throws(SealError) -> [UInt8] {
        Array(try content(field, .octetString))
    }

    /// The next field as a bit string of whole bytes.
    mutating func bits(_ field: String) throws(SealError) -> [UInt8] {
        let node = try next(field)
        return try node.wholeByteBits("\(structure).\(field)")
    }

    /// The next field as an object identifier in dotted form.
    mutating func objectIdentifier(_ field: String) throws(SealError) -> String {
        let node = try next(field)
        do {
            return try ASN1ObjectIdentifier(berEncoded: node).description
        } catch {
            throw SealError(.malformedStructure, at: node.place, "\(structure).\(field) is no object identifier")
        }
    }

    /// The next field as text. Another string type than the standard's is noted, bytes that are not UTF-8 are refused.
    mutating func text(
        _ field: String, _ identifier: ASN1Identifier, _ notes: inout EncodingNotes
    ) throws(SealError) -> String {
        let node = try next(field)
        let stringTypes: [ASN1Identifier] = [.utf8String, .ia5String, .printableString, .visibleString]
        guard stringTypes.contains(node.identifier), case .primitive(let bytes) = node.content,
            let text = String(validating: bytes, as: UTF8.self)
        else { throw SealError(.malformedStructure, at: node.place, "\(structure).\(field) is no text") }
        if node.identifier != identifier {
            notes.add(
                .wrongType, at: node, "\(structure).\(field) 的字符串类型应为 \(identifier)，实为 \(node.identifier)",
                "\(structure).\(field) should be of type \(identifier) and is \(node.identifier)")
        } else if identifier != .utf8String, bytes.contains(where: { $0 >= 0x80 }) {
            notes.add(
                .wrongType, at: node, "\(structure).\(field) 含有非 ASCII 字符",
                "\(structure).\(field) has characters outside ASCII")
        }
        return text
    }

    /// The next field as a moment. The other of the two time types, and forms that DER forbids, are noted.
    mutating func time(
        _ field: String, _ identifier: ASN1Identifier, _ notes: inout EncodingNotes
    ) throws(SealError) -> Instant {
        let node = try next(field)
        guard node.identifier == .generalizedTime || node.identifier == .utcTime,
            case .primitive(let bytes) = node.content,
            let time = EncodedTime(bytes, yearDigits: node.identifier == .utcTime ? 2 : 4)
        else { throw SealError(.malformedStructure, at: node.place, "\(structure).\(field) is no time") }
        if node.identifier != identifier {
            notes.add(
                .wrongType, at: node, "\(structure).\(field) 的时间类型应为 \(identifier)，实为 \(node.identifier)",
                "\(structure).\(field) should be of type \(identifier) and is \(node.identifier)")
        }
        if !time.isDER {
            notes.add(
                .nonDER, at: node, "\(structure).\(field) 的时间格式不是 DER 的 UTC 形式",
                "\(structure).\(field) is not written as DER writes a time")
        }
        return time.instant
    }
}

extension ASN1Node {
    /// Where the node begins in the bytes received.
    var place: Place { .byte(encodedBytes.startIndex) }

    /// The children of a constructed node; none for a primitive one.
    var children: [ASN1Node] {
        guard case .constructed(let nodes) = content else { return [] }
        return Array(nodes)
    }

    /// The content of a primitive node of that tag.
    func primitiveContent(_ identifier: ASN1Identifier, _ name: String) throws(SealError) -> ArraySlice<UInt8> {
        guard self.identifier == identifier, case .primitive(let bytes) = content else {
            throw SealError(.malformedStructure, at: place, "\(name) is no primitive \(identifier)")
        }
        return bytes
    }

    /// The bytes of a bit string that has no unused bits.
    func wholeByteBits(_ name: String) throws(SealError) -> [UInt8] {
        let bytes = try primitiveContent(.bitString, name)
        guard bytes.first == 0 else {
            throw SealError(.malformedStructure, at: place, "\(name) is no BIT STRING of whole bytes")
        }
        return Array(bytes.dropFirst())
    }
}
