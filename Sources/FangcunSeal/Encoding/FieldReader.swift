import FangcunModel
import FangcunPKI
import SwiftASN1

/// Reads the fields of one SEQUENCE in order: as lenient as BER, but never a guess.
///
/// What departs from DER or from the standard and still has one meaning is read, and noted as a finding.
struct FieldReader {
    private let structure: String
    private var elements: DERElements

    /// A reader of the fields of a SEQUENCE.
    init(_ node: ASN1Node, _ structure: String) throws(SealError) {
        self.structure = structure
        elements = try SealError.rethrowing { () throws(PKIError) in try node.elements(of: structure) }
    }

    /// Whether a field is left.
    var hasMore: Bool { elements.upcoming != nil }

    /// The tag of the next field.
    // Not inlined: the optimiser of Swift 6.3.1 stops with an ownership error where this is inlined into an initialiser.
    @inline(never)
    var upcomingIdentifier: ASN1Identifier? { elements.upcoming?.identifier }

    /// The next field.
    mutating func next(_ field: String) throws(SealError) -> ASN1Node {
        do {
            return try elements.next(field)
        } catch {
            throw SealError(error)
        }
    }

    /// The next field when it has that tag.
    mutating func next(if identifier: ASN1Identifier) -> ASN1Node? { elements.next(if: identifier) }

    /// Makes sure that no field is left.
    func end() throws(SealError) {
        try SealError.rethrowing { () throws(PKIError) in try elements.finish() }
    }

    /// The content of the next field when it is tagged `[0] EXPLICIT`.
    mutating func explicitZero(_ field: String) throws(SealError) -> ASN1Node? {
        guard let node = next(if: .context(0)) else { return nil }
        return try SealError.rethrowing { () throws(PKIError) in try node.explicitContent(name(field)) }
    }

    private func name(_ field: String) -> String { "\(structure).\(field)" }
}

extension FieldReader {
    /// The next field as a whole number.
    mutating func integer(_ field: String, _ notes: inout EncodingNotes) throws(SealError) -> Int {
        let node = try next(field)
        let bytes = try SealError.rethrowing { () throws(PKIError) in try node.integerBytes(name(field)) }
        if let first = bytes.first, let second = bytes.dropFirst().first, first == (second & 0x80 == 0 ? 0 : 0xFF) {
            notes.add(.nonDER, at: node, "\(name(field)) 的整数编码有多余字节", "\(name(field)) is a padded INTEGER")
        }
        return try SealError.rethrowing { () throws(PKIError) in try node.integer(name(field)) }
    }

    /// The next field as octets.
    mutating func octets(_ field: String, _ notes: inout EncodingNotes) throws(SealError) -> [UInt8] {
        let node = try next(field)
        if case .constructed = node.content {
            notes.add(.nonDER, at: node, "\(name(field)) 是分段的字节串", "\(name(field)) is an OCTET STRING in pieces")
        }
        return try SealError.rethrowing { () throws(PKIError) in Array(try node.octets(name(field))) }
    }

    /// The next field as a bit string of whole bytes.
    mutating func bits(_ field: String) throws(SealError) -> [UInt8] {
        let node = try next(field)
        return try SealError.rethrowing { () throws(PKIError) in Array(try node.bitStringBytes(name(field))) }
    }

    /// The next field as an object identifier.
    mutating func objectIdentifier(_ field: String) throws(SealError) -> OID {
        let node = try next(field)
        return try SealError.rethrowing { () throws(PKIError) in try node.objectIdentifier(name(field)) }
    }

    /// The next field as a truth value when it is one, else `nil`.
    mutating func optionalBoolean(_ field: String, _ notes: inout EncodingNotes) throws(SealError) -> Bool? {
        guard let node = next(if: .boolean) else { return nil }
        let isTrue = try SealError.rethrowing { () throws(PKIError) in try node.boolean(name(field)) }
        if isTrue, node.encodedBytes.last != 0xFF {
            notes.add(.nonDER, at: node, "\(name(field)) 的真值应编码为 FF", "\(name(field)) is true and not written FF")
        }
        return isTrue
    }

    /// The next field as text. Another string type than the standard's, and bytes that are not of their type, are noted: Chinese
    /// in an IA5String leaves a true signature true.
    mutating func text(
        _ field: String, _ identifier: ASN1Identifier, _ notes: inout EncodingNotes
    ) throws(SealError) -> String {
        let node = try next(field)
        noteType(of: node, field, identifier, &notes)
        if let text = node.text { return text }
        guard Self.stringTypes.contains(node.identifier), case .primitive(let bytes) = node.content else {
            throw SealError(.malformedStructure, at: node.place, "\(name(field)) is no text")
        }
        notes.add(
            .wrongType, at: node, "\(name(field)) 含有其类型 \(node.identifier) 不允许的字符",
            "\(name(field)) has characters that its type \(node.identifier) does not allow")
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let stringTypes: [ASN1Identifier] = [.utf8String, .ia5String, .printableString, .visibleString]

    /// The next field as a moment. The other of the two time types, and forms that DER forbids, are noted.
    mutating func time(
        _ field: String, _ identifier: ASN1Identifier, _ notes: inout EncodingNotes
    ) throws(SealError) -> Instant {
        let node = try next(field)
        var findings: [Finding] = []
        let instant: Instant
        do {
            instant = try node.instant(name(field), findings: &findings)
        } catch {
            throw SealError(error)
        }
        notes.add(findings)
        noteType(of: node, field, identifier, &notes)
        return instant
    }

    private func noteType(
        of node: ASN1Node, _ field: String, _ identifier: ASN1Identifier, _ notes: inout EncodingNotes
    ) {
        guard node.identifier != identifier else { return }
        notes.add(
            .wrongType, at: node,
            "\(name(field)) 的类型应为 \(identifier)，实为 \(node.identifier)",
            "\(name(field)) should be of type \(identifier) and is \(node.identifier)")
    }
}
