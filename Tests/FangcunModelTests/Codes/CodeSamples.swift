import FangcunModel
import Foundation

/// Codes made for tests.
enum Samples {
    static let usccAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// A body of seventeen characters with its check character, by the formula of GB 32100 written out once more.
    static func code(body: String) throws -> String {
        var (sum, weight) = (0, 1)
        for byte in body.utf8 {
            sum += (usccAlphabet.firstIndex(of: byte) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return body + text([usccAlphabet[(31 - sum % 31) % 31]])
    }

    /// A random sound code of a random category; the organisation code within is sound too.
    static func uscc(using generator: inout some RandomNumberGenerator) -> String {
        let category = RegistrationCategory.table.randomElement(using: &generator) ?? RegistrationCategory.table[0]
        let division =
            ["110105", "310115", "410100", "520100", "100000", "650100"].randomElement(using: &generator) ?? ""
        let organization = (0..<8).map { _ in usccAlphabet.randomElement(using: &generator) ?? 0x30 }
        let body = "\(category.department)\(category.category)\(division)\(text(organization))\(check(organization))"
        return (try? code(body: body)) ?? ""
    }

    /// The check character of GB 11714, written out once more.
    static func check(_ organization: [UInt8]) -> Character {
        let values = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        let sum = zip(organization, [3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) {
            $0 + (values.firstIndex(of: $1.0) ?? 0) * $1.1
        }
        return Array("0X987654321")[sum % 11]
    }

    static func roundTrip<Code: Codable>(_ code: Code) throws -> Code? {
        try JSONDecoder().decode([Code].self, from: JSONEncoder().encode([code])).first
    }

    static func decode<Code: Decodable>(_ type: Code.Type, from json: String) throws -> Code? {
        try JSONDecoder().decode([Code].self, from: Data(json.utf8)).first
    }
}
