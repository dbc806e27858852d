import FangcunModel
package import SwiftASN1

/// A distinguished name (甄别名, X.501): who holds or issued a certificate.
///
/// Names are equal when their bytes are; names that only differ in ways that do not matter are found by ``matches(_:)``.
public struct DistinguishedName: Sendable, Hashable {
    /// One statement of a name, such as `O=Example`.
    public struct Attribute: Sendable, Hashable {
        /// What is stated, such as 2.5.4.10, the organization.
        public let type: OID
        /// The text; `nil` when the value is no character string, or not what its type says.
        public let text: String?
        /// The value in DER.
        package let valueDER: [UInt8]
    }

    /// The parts of the name from the outermost (the country, as a rule) to the innermost; one part may make several
    /// statements at once, but hardly ever does.
    public let parts: [[Attribute]]
    /// The name in DER, as it was received.
    public let der: [UInt8]

    /// The most attributes in a name.
    private static let maximumAttributes = 100

    /// Reads a name.
    ///
    /// - Throws: ``PKIError``: `malformedInput`, or `limitExceeded` above 100 attributes.
    public init(der: [UInt8]) throws(PKIError) {
        try self.init(DERDocument(der, limits: DERLimits(maximumBytes: 1 << 16)).root)
    }

    package init(_ node: ASN1Node) throws(PKIError) {
        var parts: [[Attribute]] = []
        var count = 0
        for set in try node.elements(of: "a name").allElements {
            var attributes: [Attribute] = []
            for element in try set.elements(of: "a part of a name", as: .set).allElements {
                count += 1
                guard count <= Self.maximumAttributes else {
                    throw PKIError(.limitExceeded, at: element.place, "a name of more than 100 attributes")
                }
                attributes.append(try Attribute(element))
            }
            parts.append(attributes)
        }
        self.parts = parts
        der = Array(node.encodedBytes)
    }

    /// A name of the usual statements, in the usual order; empty and absent ones are left out. The country is written as
    /// PrintableString, as RFC 5280 demands, everything else as UTF8String.
    ///
    /// - Throws: ``PKIError`` with code `invalidRequest` for a country that is not two letters, and for texts longer than
    ///   X.520 allows: 64 characters, 128 for provinces and cities.
    public init(
        country: String? = nil, stateOrProvince: String? = nil, locality: String? = nil, organization: String? = nil,
        organizationalUnits: [String] = [], serialNumber: String? = nil, commonName: String? = nil
    ) throws(PKIError) {
        if let country {
            guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else {
                throw PKIError(.invalidRequest, "'\(country)' is no country of two letters")
            }
        }
        var statements: [(OID, String?)] = [
            (.country, country), (.stateOrProvince, stateOrProvince), (.locality, locality),
            (.organization, organization),
        ]
        statements += organizationalUnits.map { (.organizationalUnit, $0) }
        statements += [(.serialNumber, serialNumber), (.commonName, commonName)]
        for case (let type, .some(let text)) in statements {
            let limit = type == .stateOrProvince || type == .locality ? 128 : 64
            guard text.unicodeScalars.count <= limit else {
                throw PKIError(.invalidRequest, "'\(text.prefix(20))...' is longer than \(limit) characters")
            }
        }
        parts = statements.compactMap { type, text in
            text.flatMap { $0.isEmpty ? nil : [Attribute(type, $0)] }
        }
        der = Self.encode(parts)
    }

    private static func encode(_ parts: [[Attribute]]) -> [UInt8] {
        DER.Serializer.bytes {
            $0.sequence { name in
                for part in parts { name.setOf(part.map(\.der)) }
            }
        }
    }
}

extension DistinguishedName.Attribute {
    fileprivate init(_ node: ASN1Node) throws(PKIError) {
        var elements = try node.elements(of: "an attribute")
        type = try elements.next("type").objectIdentifier("a type of attribute")
        let value = try elements.next("value")
        try elements.finish()
        text = value.text
        valueDER = Array(value.encodedBytes)
    }

    fileprivate init(_ type: OID, _ text: String) {
        self.type = type
        self.text = text
        // Country and serial number are PrintableString by definition (X.520, 6.2.9 and 6.3.1), where their text allows it.
        let isPrintable = [.country, .serialNumber].contains(type) && text.utf8.allSatisfy(Self.isPrintable)
        valueDER = DER.Serializer.bytes {
            $0.primitive(isPrintable ? .printableString : .utf8String, text.utf8)
        }
    }

    private static func isPrintable(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: " '()+,-./:=?".utf8.contains(byte)
        }
    }

    fileprivate var der: [UInt8] {
        DER.Serializer.bytes {
            $0.sequence {
                $0.oid(type)
                $0.serializeRawBytes(valueDER)
            }
        }
    }
}

extension DistinguishedName {
    /// Whether the name states nothing.
    public var isEmpty: Bool { parts.allSatisfy(\.isEmpty) }

    /// The country (国家).
    public var country: String? { text(of: .country) }
    /// The province (省).
    public var stateOrProvince: String? { text(of: .stateOrProvince) }
    /// The city (市).
    public var locality: String? { text(of: .locality) }
    /// The organization (单位).
    public var organization: String? { text(of: .organization) }
    /// The unit within the organization (部门), the first when there are several.
    public var organizationalUnit: String? { text(of: .organizationalUnit) }
    /// The common name (通用名).
    public var commonName: String? { text(of: .commonName) }

    /// The text of the first attribute of a type.
    public func text(of type: OID) -> String? {
        parts.joined().first { $0.type == type }?.text
    }
}
