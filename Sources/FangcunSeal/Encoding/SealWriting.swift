import FangcunModel
import FangcunPKI
import SwiftASN1

/// The text types and times of the seal structures, checked before they are written.
enum SealText {
    /// A text that an IA5String can hold.
    static func ascii(_ text: String, _ field: String) throws(SealError) -> [UInt8] {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw SealError(.invalidValue, "\(field) must be printable ASCII and not empty: '\(text)'")
        }
        return Array(text.utf8)
    }

    /// A moment that a GeneralizedTime can hold.
    static func time(_ instant: Instant, _ field: String) throws(SealError) -> DERTime {
        do {
            return try DERTime(generalized: instant)
        } catch {
            throw SealError(.invalidValue, "\(field): \(error.reason)")
        }
    }
}

extension DER.Serializer {
    /// An IA5String.
    mutating func ia5(_ ascii: [UInt8]) { primitive(.ia5String, ascii) }
}
