package import SwiftASN1

/// An AlgorithmIdentifier (RFC 5280, 4.1.1.2): an object identifier and parameters that depend on it.
package struct AlgorithmIdentifier: Sendable, Hashable {
    /// The algorithm.
    package let oid: OID
    /// The parameters in DER; empty when absent.
    package let parameters: [UInt8]

    /// An identifier of its parts.
    package init(_ oid: OID, parameters: [UInt8] = []) {
        self.oid = oid
        self.parameters = parameters
    }

    package init(_ node: ASN1Node) throws(PKIError) {
        var elements = try node.elements(of: "an AlgorithmIdentifier")
        oid = try elements.next("algorithm").objectIdentifier("an algorithm")
        parameters = elements.upcoming == nil ? [] : Array(try elements.next("parameters").encodedBytes)
        try elements.finish()
    }

    /// The DER of NULL.
    static let null: [UInt8] = [0x05, 0x00]

    /// Whether the parameters are absent or NULL: the standards disagree on which, and writers even more.
    package var hasNoParameters: Bool { parameters.isEmpty || parameters == Self.null }

    /// The parameters, when they are an object identifier, as the name of a curve is.
    var parameterOID: OID? { try? DERDocument(parameters).root.objectIdentifier("a parameter") }

    /// Whether two identifiers mean the same: absent parameters and NULL do.
    func isSame(as other: AlgorithmIdentifier) -> Bool {
        oid == other.oid && (parameters == other.parameters || (hasNoParameters && other.hasNoParameters))
    }

    package func write(into serializer: inout DER.Serializer) {
        serializer.sequence {
            $0.oid(oid)
            $0.serializeRawBytes(parameters)
        }
    }
}

extension AlgorithmIdentifier: CustomStringConvertible {
    package var description: String { parameterOID.map { "\(oid) (\($0))" } ?? "\(oid)" }
}
