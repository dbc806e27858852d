package import SwiftASN1

/// Strict DER, written through swift-asn1; none of these can fail.
extension DER.Serializer {
    /// The bytes that `body` writes.
    package static func bytes(_ body: (inout DER.Serializer) -> Void) -> [UInt8] {
        var serializer = DER.Serializer()
        body(&serializer)
        return serializer.serializedBytes
    }

    /// A SEQUENCE.
    package mutating func sequence(_ body: (inout DER.Serializer) -> Void) {
        appendConstructedNode(identifier: .sequence, body)
    }

    /// An element inside the explicit tag `[number]`.
    package mutating func explicit(_ number: UInt, _ body: (inout DER.Serializer) -> Void) {
        appendConstructedNode(identifier: .context(number), body)
    }

    /// A primitive element of that tag and contents.
    package mutating func primitive(_ identifier: ASN1Identifier, _ contents: some Sequence<UInt8>) {
        appendPrimitiveNode(identifier: identifier) { $0.append(contentsOf: contents) }
    }

    /// A SET OF elements already encoded, in the order DER demands (X.690, 11.6).
    package mutating func setOf(_ elements: [[UInt8]]) {
        appendConstructedNode(identifier: .set) { set in
            for element in elements.sorted(by: { $0.lexicographicallyPrecedes($1) }) { set.serializeRawBytes(element) }
        }
    }

    /// An INTEGER.
    package mutating func integer(_ value: Int) {
        var bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        while bytes.count > 1, (bytes[0] == 0 && bytes[1] < 0x80) || (bytes[0] == 0xFF && bytes[1] >= 0x80) {
            bytes.removeFirst()
        }
        primitive(.integer, bytes)
    }

    /// An INTEGER that is not negative, of its bytes, the most significant first.
    package mutating func unsignedInteger(_ magnitude: some Collection<UInt8>) {
        let significant = magnitude.drop { $0 == 0 }
        let needsZero = significant.first.map { $0 >= 0x80 } ?? true
        primitive(.integer, (needsZero ? [0] : []) + Array(significant))
    }

    /// An OBJECT IDENTIFIER.
    package mutating func oid(_ oid: OID) { primitive(.objectIdentifier, oid.contents) }

    /// A BOOLEAN.
    package mutating func boolean(_ value: Bool) { primitive(.boolean, [value ? 0xFF : 0]) }

    /// A NULL.
    package mutating func null() { primitive(.null, []) }

    /// An OCTET STRING.
    package mutating func octets(_ bytes: some Sequence<UInt8>) { primitive(.octetString, bytes) }

    /// A BIT STRING that ends on a whole byte.
    package mutating func bitString(_ bytes: some Sequence<UInt8>) { primitive(.bitString, [0] + Array(bytes)) }

    /// A UTF8String.
    package mutating func utf8(_ text: String) { primitive(.utf8String, text.utf8) }

    /// A time of either type.
    package mutating func time(_ time: DERTime) { primitive(time.identifier, time.contents) }
}
