import FangcunModel
import SwiftASN1

/// The values of the extensions that are understood here.
struct KnownExtensions: Sendable, Hashable {
    private(set) var basicConstraints: BasicConstraints?
    private(set) var keyUsage: KeyUsage?
    private(set) var extendedKeyUsages: [OID]?
    private(set) var subjectKeyIdentifier: [UInt8]?
    private(set) var authorityKeyIdentifier: [UInt8]?
    private(set) var subjectAlternativeNames: [AlternativeName] = []

    /// Reads the values; findings about them have the place of the extension in the certificate.
    ///
    /// An extension that cannot be read is an error among the findings, which forbids trust; the rest of the certificate is
    /// still read, since an old signature has to be judged even when its certificate was made badly.
    init(_ extensions: [(extension: CertificateExtension, place: Place)], findings: inout [Finding]) {
        for (item, place) in extensions {
            do {
                try read(item, at: place, findings: &findings)
            } catch {
                // Places inside the value mean nothing to who holds the certificate.
                let message = Message(
                    zh: "扩展项 \(item.oid) 无法解析:\(error.reason)",
                    en: "extension \(item.oid) cannot be read: \(error.reason)")
                findings.append(Finding("certificate.unreadable-extension", .error, at: place, message))
            }
        }
    }

    private mutating func read(
        _ item: CertificateExtension, at place: Place, findings: inout [Finding]
    ) throws(PKIError) {
        switch item.oid {
        case .basicConstraints:
            basicConstraints = try BasicConstraints(root(item), at: place, findings: &findings)
        case .keyUsage:
            keyUsage = try KeyUsage(root(item))
        case .extendedKeyUsage:
            var purposes: [OID] = []
            for node in try root(item).elements(of: "extendedKeyUsage").allElements {
                purposes.append(try node.objectIdentifier("a purpose"))
            }
            extendedKeyUsages = purposes
        case .subjectKeyIdentifier:
            subjectKeyIdentifier = Array(try root(item).octets("subjectKeyIdentifier"))
        case .authorityKeyIdentifier:
            var elements = try root(item).elements(of: "authorityKeyIdentifier")
            if let identifier = elements.next(if: .context(0)) {
                authorityKeyIdentifier = Array(try identifier.octets("keyIdentifier", as: .context(0)))
            }
        case .subjectAlternativeName:
            for node in try root(item).elements(of: "subjectAltName").allElements {
                subjectAlternativeNames.append(AlternativeName(node))
            }
        default:
            break
        }
    }

    private func root(_ item: CertificateExtension) throws(PKIError) -> ASN1Node { try DERDocument(item.value).root }

    /// The extensions whose values are read and acted upon: they may be critical.
    static let understood: Set<OID> = [
        .basicConstraints, .keyUsage, .extendedKeyUsage, .subjectKeyIdentifier, .authorityKeyIdentifier,
        .subjectAlternativeName,
    ]
}

extension BasicConstraints {
    fileprivate init(_ node: ASN1Node, at place: Place, findings: inout [Finding]) throws(PKIError) {
        var elements = try node.elements(of: "basicConstraints")
        isAuthority = try elements.next(if: .boolean)?.boolean("cA") ?? false
        if !isAuthority, case .constructed(let nodes) = node.content,
            nodes.contains(where: { $0.identifier == .boolean })
        {
            findings.append(.explicitDefault("basicConstraints.cA = FALSE", at: place))
        }
        pathLength = try elements.next(if: .integer)?.integer("pathLenConstraint")
        try elements.finish()
        if let pathLength, pathLength < 0 { throw node.refusal("a negative pathLenConstraint") }
    }
}

extension KeyUsage {
    fileprivate init(_ node: ASN1Node) throws(PKIError) {
        let contents = try node.primitive("keyUsage", as: .bitString)
        guard let unusedBits = contents.first, unusedBits < 8, contents.count > 1 || unusedBits == 0 else {
            throw node.refusal("keyUsage is no BIT STRING")
        }
        var bits: UInt16 = 0
        // The first bit of a BIT STRING is the highest of its first byte; bits beyond the ninth have no meaning.
        for (index, byte) in contents.dropFirst().prefix(2).enumerated() {
            for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 { bits |= 1 << UInt16(index * 8 + bit) }
        }
        self.init(rawValue: bits)
    }
}

extension AlternativeName {
    fileprivate init(_ node: ASN1Node) {
        let other = AlternativeName.other(tag: node.identifier.tagNumber, der: Array(node.encodedBytes))
        guard node.identifier.tagClass == .contextSpecific, case .primitive(let bytes) = node.content else {
            self = other
            return
        }
        let text = bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
        switch (node.identifier.tagNumber, text) {
        case (1, .some(let text)): self = .email(text)
        case (2, .some(let text)): self = .dns(text)
        case (6, .some(let text)): self = .uri(text)
        case (7, _) where bytes.count == 4 || bytes.count == 16: self = .ipAddress(Array(bytes))
        default: self = other
        }
    }
}
