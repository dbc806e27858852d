extension DistinguishedName: CustomStringConvertible {
    /// The name as RFC 4514 writes it, the innermost part first: `CN=Signer,O=Example,C=CN`.
    public var description: String {
        parts.reversed().map { part in part.map(\.description).joined(separator: "+") }.joined(separator: ",")
    }
}

extension DistinguishedName.Attribute: CustomStringConvertible {
    /// The short name of the type, or its dots, and the text, or the bytes in hexadecimal.
    public var description: String {
        guard let name = Self.shortNames[type], let text else { return "\(type)=#\(hexadecimal(valueDER))" }
        return "\(name)=\(Self.escaped(text))"
    }

    /// The names of RFC 4514, 3, and a few that everyone writes.
    private static let shortNames: [OID: String] = [
        .commonName: "CN", .locality: "L", .stateOrProvince: "ST", .organization: "O", .organizationalUnit: "OU",
        .country: "C", .street: "STREET", .domainComponent: "DC", .userID: "UID", .serialNumber: "serialNumber",
        .surname: "SN", .givenName: "GN", .title: "title", .emailAddress: "emailAddress",
    ]

    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isAtEdge =
                (index == 0 && (scalar == "#" || scalar == " ")) || (index == scalars.count - 1 && scalar == " ")
            if scalar.value < 0x20 || scalar.value == 0x7F {
                // Control characters must not reach a terminal or a log as they are.
                result.append(contentsOf: "\\\(hexadecimal([UInt8(truncatingIfNeeded: scalar.value)]))".unicodeScalars)
                continue
            }
            if isAtEdge || "\"+,;<>\\".unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }
}
