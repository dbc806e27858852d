import FangcunModel
import FangcunPKI
import SwiftASN1

/// Departures from the standard's encoding, collected while a structure is read.
struct EncodingNotes {
    /// What was noted.
    private(set) var findings: [Finding] = []

    /// Notes a departure.
    mutating func add(_ code: Finding.Code, at node: ASN1Node, _ zh: String, _ en: String) {
        findings.append(Finding(code, .warning, at: node.place, Message(zh: zh, en: en)))
    }

    /// Takes over what others noted.
    mutating func add(_ findings: [Finding]) { self.findings += findings }
}

extension Finding.Code {
    /// The encoding keeps the basic rules (BER) and breaks the distinguished ones (DER).
    static let nonDER: Finding.Code = "seal.encoding.not-der"
    /// A field has another type than the standard gives it.
    static let wrongType: Finding.Code = "seal.encoding.type"
    /// The version numbers and the shape of the structure contradict each other.
    static let versionMismatch: Finding.Code = "seal.encoding.version"
}
