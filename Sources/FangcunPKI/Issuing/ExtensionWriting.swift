import SwiftASN1

extension CertificateProfile {
    /// The extensions of a certificate for a key, issued under the key of that identifier (`nil` for its own).
    func extensions(
        keyIdentifier: [UInt8], authorityKeyIdentifier: [UInt8]?
    ) -> [CertificateExtension] {
        var extensions = [
            CertificateExtension(.subjectKeyIdentifier, isCritical: false) { $0.octets(keyIdentifier) }
        ]
        if let authorityKeyIdentifier {
            extensions.append(
                CertificateExtension(.authorityKeyIdentifier, isCritical: false) {
                    $0.sequence { $0.primitive(.context(0), authorityKeyIdentifier) }
                })
        }
        if let basicConstraints {
            extensions.append(CertificateExtension(.basicConstraints, isCritical: true, basicConstraints.write))
        }
        extensions.append(CertificateExtension(.keyUsage, isCritical: true, keyUsage.write))
        if !extendedKeyUsages.isEmpty {
            extensions.append(
                CertificateExtension(.extendedKeyUsage, isCritical: false) {
                    $0.sequence { list in extendedKeyUsages.forEach { list.oid($0) } }
                })
        }
        if !subjectAlternativeNames.isEmpty {
            extensions.append(
                CertificateExtension(.subjectAlternativeName, isCritical: false) {
                    $0.sequence { list in subjectAlternativeNames.forEach { $0.write(into: &list) } }
                })
        }
        return extensions
    }
}

extension CertificateExtension {
    fileprivate init(_ oid: OID, isCritical: Bool, _ value: (inout DER.Serializer) -> Void) {
        self.init(oid, isCritical: isCritical, value: DER.Serializer.bytes(value))
    }
}

extension BasicConstraints {
    fileprivate func write(into serializer: inout DER.Serializer) {
        serializer.sequence {
            if isAuthority { $0.boolean(true) }
            if let pathLength { $0.integer(pathLength) }
        }
    }
}

extension KeyUsage {
    /// A BIT STRING whose bits have names ends at its last 1 (X.690, 11.2.2).
    fileprivate func write(into serializer: inout DER.Serializer) {
        let used = UInt16.bitWidth - rawValue.leadingZeroBitCount
        var bytes = [UInt8](repeating: 0, count: (used + 7) / 8)
        for bit in 0..<used where rawValue & (1 << UInt16(bit)) != 0 { bytes[bit / 8] |= 0x80 >> UInt8(bit % 8) }
        serializer.primitive(.bitString, [UInt8(bytes.count * 8 - used)] + bytes)
    }
}

extension AlternativeName {
    fileprivate func write(into serializer: inout DER.Serializer) {
        switch self {
        case .email(let text): serializer.primitive(.context(1), text.utf8)
        case .dns(let text): serializer.primitive(.context(2), text.utf8)
        case .uri(let text): serializer.primitive(.context(6), text.utf8)
        case .ipAddress(let bytes): serializer.primitive(.context(7), bytes)
        case .other(_, let der): serializer.serializeRawBytes(der)
        }
    }
}
