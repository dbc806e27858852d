package import FangcunModel
package import SwiftASN1

extension ASN1Node {
    /// An OBJECT IDENTIFIER.
    package func objectIdentifier(_ name: String) throws(PKIError) -> OID {
        try OID(contents: primitive(name, as: .objectIdentifier))
    }

    /// The contents octets of an INTEGER: two's complement, the most significant byte first, at least one.
    package func integerBytes(_ name: String) throws(PKIError) -> ArraySlice<UInt8> {
        let bytes = try primitive(name, as: .integer)
        guard !bytes.isEmpty else { throw refusal("\(name) is an INTEGER without content") }
        return bytes
    }

    /// An INTEGER that fits a machine word.
    package func integer(_ name: String) throws(PKIError) -> Int {
        let bytes = try integerBytes(name)
        guard bytes.count <= 8, let first = bytes.first else { throw refusal("\(name) is too large a number") }
        return bytes.reduce(first & 0x80 == 0 ? 0 : -1) { $0 << 8 | Int($1) }
    }

    /// A BOOLEAN; DER writes true as FF, BER as anything but 0.
    package func boolean(_ name: String) throws(PKIError) -> Bool {
        let bytes = try primitive(name, as: .boolean)
        guard bytes.count == 1, let byte = bytes.first else { throw refusal("\(name) is a BOOLEAN of wrong length") }
        return byte != 0
    }

    /// The bytes of an OCTET STRING; the pieces of a constructed one (BER) are joined.
    package func octets(
        _ name: String, as identifier: ASN1Identifier = .octetString
    ) throws(PKIError) -> ArraySlice<UInt8> {
        guard case .constructed = content else { return try primitive(name, as: identifier) }
        var pieces: [UInt8] = []
        // The depth of the recursion is bounded by the depth that was let through when reading.
        for piece in try elements(of: name, as: identifier).allElements { pieces += try piece.octets(name) }
        return pieces[...]
    }

    /// The bytes of a BIT STRING that ends on a whole byte, as signatures and keys do.
    package func bitStringBytes(_ name: String) throws(PKIError) -> ArraySlice<UInt8> {
        let bytes = try primitive(name, as: .bitString)
        guard bytes.first == 0 else { throw refusal("\(name) is a BIT STRING that does not end on a whole byte") }
        return bytes.dropFirst()
    }

    /// The text of a character string of any of the common types; `nil` when the node is none, or its bytes are not of its
    /// type. T61String is read as Latin-1, as everyone does.
    package var text: String? {
        guard case .primitive(let bytes) = content else { return nil }
        switch identifier {
        case .utf8String:
            return String(validating: bytes, as: UTF8.self)
        case .printableString, .ia5String, .numericString, .visibleString:
            return bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
        case .teletexString:
            return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        case .bmpString:
            return bigEndianText(bytes, unitSize: 2)
        case .universalString:
            return bigEndianText(bytes, unitSize: 4)
        default:
            return nil
        }
    }

    private func bigEndianText(_ bytes: ArraySlice<UInt8>, unitSize: Int) -> String? {
        guard bytes.count.isMultiple(of: unitSize) else { return nil }
        var scalars = String.UnicodeScalarView()
        var value: UInt32 = 0
        for (offset, byte) in bytes.enumerated() {
            value = value << 8 | UInt32(byte)
            guard (offset + 1).isMultiple(of: unitSize) else { continue }
            guard let scalar = Unicode.Scalar(value) else { return nil }
            scalars.append(scalar)
            value = 0
        }
        return String(scalars)
    }
}

extension DERElements {
    /// The elements that have not been taken yet.
    package var allElements: [ASN1Node] {
        var copy = self
        return copy.remaining()
    }
}

extension Finding {
    /// A BOOLEAN or INTEGER was written although it has its default value, which DER forbids (X.690, 11.5).
    package static func explicitDefault(_ field: String, at place: Place) -> Finding {
        Finding(
            "der.explicit-default", .warning, at: place,
            Message(zh: "\(field) 写出了缺省值(DER 应省略)", en: "\(field) is written although it has its default value"))
    }
}
