import FangcunModel
import SwiftASN1

/// The walk over the DER of a certificate (RFC 5280, 4.1).
struct CertificateParts {
    let tbsBytes: [UInt8]
    let version: Int
    let serialNumber: SerialNumber
    let issuer: DistinguishedName
    let subject: DistinguishedName
    let notBefore: Instant
    let notAfter: Instant
    let subjectPublicKeyInfo: [UInt8]
    let signatureAlgorithm: AlgorithmIdentifier
    let signature: [UInt8]
    let extensions: [(extension: CertificateExtension, place: Place)]
    let known: KnownExtensions
    let findings: [Finding]

    init(_ document: DERDocument) throws(PKIError) {
        var findings = document.findings
        var outer = try document.root.elements(of: "a certificate")
        let tbs = try outer.next("tbsCertificate")
        signatureAlgorithm = try AlgorithmIdentifier(outer.next("signatureAlgorithm"))
        signature = Array(try outer.next("signature").bitStringBytes("the signature"))
        try outer.finish()
        tbsBytes = Array(tbs.encodedBytes)

        var elements = try tbs.elements(of: "tbsCertificate")
        version = try Self.version(&elements, findings: &findings)
        serialNumber = try Self.serialNumber(&elements, findings: &findings)
        let inner = try elements.next("signature")
        if try !AlgorithmIdentifier(inner).isSame(as: signatureAlgorithm) {
            findings.append(.algorithmMismatch(at: inner.place))
        }
        issuer = try DistinguishedName(elements.next("issuer"))
        (notBefore, notAfter) = try Self.validity(&elements, findings: &findings)
        subject = try DistinguishedName(elements.next("subject"))
        subjectPublicKeyInfo = Array(try elements.next("subjectPublicKeyInfo").encodedBytes)
        // Unique identifiers of issuer and subject: out of use, and passed over.
        _ = elements.next(if: .context(1))
        _ = elements.next(if: .context(2))
        extensions = try Self.extensions(&elements, version: version, findings: &findings)
        try elements.finish()
        known = KnownExtensions(extensions, findings: &findings)
        self.findings = findings
    }

    private static func version(_ elements: inout DERElements, findings: inout [Finding]) throws(PKIError) -> Int {
        guard let tagged = elements.next(if: .context(0)) else { return 1 }
        let node = try tagged.explicitContent("the version")
        let version = try node.integer("the version")
        guard (0...2).contains(version) else {
            throw PKIError(.malformedInput, at: node.place, "a certificate of an unknown version")
        }
        if version == 0 { findings.append(.explicitDefault("version = v1", at: node.place)) }
        return version + 1
    }

    private static func serialNumber(
        _ elements: inout DERElements, findings: inout [Finding]
    ) throws(PKIError) -> SerialNumber {
        let node = try elements.next("serialNumber")
        let number = SerialNumber(bytes: try node.integerBytes("the serial number"))
        if !number.isPositive || number.bytes.count > 20 {
            findings.append(
                Finding(
                    "certificate.serial-number", .warning, at: node.place,
                    Message(
                        zh: "证书序列号应为不超过 20 字节的正整数",
                        en: "the serial number should be positive and have at most 20 bytes")))
        }
        return number
    }

    private static func validity(
        _ elements: inout DERElements, findings: inout [Finding]
    ) throws(PKIError) -> (Instant, Instant) {
        var times = try elements.next("validity").elements(of: "validity")
        let notBefore = try times.next("notBefore").instant("notBefore", findings: &findings)
        let notAfter = try times.next("notAfter").instant("notAfter", findings: &findings)
        try times.finish()
        return (notBefore, notAfter)
    }

    private static func extensions(
        _ elements: inout DERElements, version: Int, findings: inout [Finding]
    ) throws(PKIError) -> [(extension: CertificateExtension, place: Place)] {
        guard let tagged = elements.next(if: .context(3)) else { return [] }
        if version < 3 {
            findings.append(
                Finding(
                    "certificate.version", .warning, at: tagged.place,
                    Message(zh: "v\(version) 证书不应有扩展项", en: "a certificate of version \(version) with extensions")))
        }
        var result: [(extension: CertificateExtension, place: Place)] = []
        var seen: Set<OID> = []
        for node in try tagged.explicitContent("the extensions").elements(of: "the extensions").allElements {
            let item = try Self.extension(node, findings: &findings)
            if !seen.insert(item.oid).inserted { findings.append(.duplicateExtension(item.oid, at: node.place)) }
            result.append((item, node.place))
        }
        return result
    }

    private static func `extension`(
        _ node: ASN1Node, findings: inout [Finding]
    ) throws(PKIError) -> CertificateExtension {
        var elements = try node.elements(of: "an extension")
        let oid = try elements.next("identifier").objectIdentifier("an extension")
        var isCritical = false
        if let flag = elements.next(if: .boolean) {
            isCritical = try flag.boolean("critical")
            if !isCritical { findings.append(.explicitDefault("critical = FALSE (\(oid))", at: flag.place)) }
        }
        let value = Array(try elements.next("value").octets("the value of an extension"))
        try elements.finish()
        return CertificateExtension(oid, isCritical: isCritical, value: value)
    }
}

extension Finding {
    /// The algorithm inside the signed part differs from the one outside (RFC 5280, 4.1.1.2).
    fileprivate static func algorithmMismatch(at place: Place) -> Finding {
        Finding(
            "certificate.algorithm-mismatch", .error, at: place,
            Message(
                zh: "签名算法在证书主体内外不一致", en: "the signature algorithms inside and outside the signed part differ"))
    }

    /// An extension occurs twice (RFC 5280, 4.2).
    fileprivate static func duplicateExtension(_ oid: OID, at place: Place) -> Finding {
        Finding(
            "certificate.duplicate-extension", .error, at: place,
            Message(zh: "扩展项 \(oid) 重复出现", en: "extension \(oid) occurs more than once"))
    }
}
