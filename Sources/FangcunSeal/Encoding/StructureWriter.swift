import FangcunModel
import SwiftASN1

/// Writes DER.
enum StructureWriter {
    /// A SEQUENCE of parts that are encoded already.
    static func sequence(_ parts: [some Sequence<UInt8>]) -> [UInt8] {
        node(.sequence, parts)
    }

    /// A constructed node of parts that are encoded already.
    static func node(_ identifier: ASN1Identifier, _ parts: [some Sequence<UInt8>]) -> [UInt8] {
        var serializer = DER.Serializer()
        serializer.appendConstructedNode(identifier: identifier) { inner in
            for part in parts { inner.serializeRawBytes(part) }
        }
        return serializer.serializedBytes
    }

    /// A primitive node of that content.
    static func primitive(_ identifier: ASN1Identifier, _ content: some Sequence<UInt8>) -> [UInt8] {
        var serializer = DER.Serializer()
        serializer.appendPrimitiveNode(identifier: identifier) { $0.append(contentsOf: content) }
        return serializer.serializedBytes
    }

    /// An INTEGER.
    static func integer(_ value: Int) throws(SealError) -> [UInt8] { try serialized(value) }

    /// A BIT STRING of whole bytes.
    static func bits(_ bytes: [UInt8]) -> [UInt8] { primitive(.bitString, [0] + bytes) }

    /// An OCTET STRING.
    static func octets(_ bytes: [UInt8]) -> [UInt8] { primitive(.octetString, bytes) }

    /// A UTF8String.
    static func utf8(_ text: String) -> [UInt8] { primitive(.utf8String, text.utf8) }

    /// An IA5String; refuses text outside ASCII.
    static func ia5(_ text: String, _ field: String) throws(SealError) -> [UInt8] {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw SealError(.invalidValue, "\(field) may hold ASCII characters only: '\(text)'")
        }
        return primitive(.ia5String, text.utf8)
    }

    /// A GeneralizedTime in UTC; refuses moments outside the years 1 to 9999.
    static func time(_ instant: Instant, _ field: String) throws(SealError) -> [UInt8] {
        guard (1...9999).contains(instant.fields.year) else {
            throw SealError(.invalidValue, "\(field) lies outside the years 1 to 9999")
        }
        return primitive(.generalizedTime, EncodedTime.generalized(instant))
    }

    /// An OBJECT IDENTIFIER.
    static func objectIdentifier(_ dotted: String) throws(SealError) -> [UInt8] {
        do {
            return try serialized(try ASN1ObjectIdentifier(dotRepresentation: dotted))
        } catch {
            throw SealError(.invalidValue, "'\(dotted)' is no object identifier")
        }
    }

    private static func serialized(_ value: some DERSerializable) throws(SealError) -> [UInt8] {
        var serializer = DER.Serializer()
        do {
            try serializer.serialize(value)
        } catch {
            throw SealError(.invalidValue, "cannot be written as DER: \(error)")
        }
        return serializer.serializedBytes
    }
}
