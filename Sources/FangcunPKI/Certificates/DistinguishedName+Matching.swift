extension DistinguishedName {
    /// Whether two names are the same by the rules of RFC 5280, 7.1: texts are compared without regard to case, to the type of
    /// string, and to how many blanks stand between words.
    ///
    /// Of the string preparation of RFC 4518 only these steps are taken, and canonical equivalence (a letter with its accent, or
    /// both apart); values that are no texts are compared by their bytes.
    public func matches(_ other: DistinguishedName) -> Bool {
        der == other.der || matchingKey == other.matchingKey
    }

    /// Equal for names that match.
    var matchingKey: [Set<MatchingAttribute>] {
        parts.map { part in
            Set(
                part.map {
                    MatchingAttribute(type: $0.type, value: $0.text.map { .text(folded($0)) } ?? .bytes($0.valueDER))
                })
        }
    }

    /// An attribute as it is compared.
    struct MatchingAttribute: Hashable {
        enum Value: Hashable {
            case text(String)
            case bytes([UInt8])
        }

        let type: OID
        let value: Value
    }

    private func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
