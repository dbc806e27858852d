public import FangcunModel
import SwiftASN1

/// The two forms of an SM2 signature value, and the identifier that is hashed with the message.
///
/// The standard form is `SEQUENCE { r INTEGER, s INTEGER }` (GM/T 0009); cards and some vendors' seals write the two numbers
/// side by side, 32 bytes each.
public enum SM2Signature {
    /// The identifier everyone uses unless agreed otherwise: `1234567812345678` (GM/T 0009, 10).
    public static let defaultIdentifier: [UInt8] = Array("1234567812345678".utf8)

    /// The standard form of a signature in either form, with a finding when it had to be converted. Bytes in neither form come
    /// back as they are, and will verify nothing.
    public static func standardForm(_ signature: [UInt8]) -> (signature: [UInt8], findings: [Finding]) {
        guard signature.count == 64, !isDER(signature) else { return (signature, []) }
        let converted = DER.Serializer.bytes {
            $0.sequence {
                $0.unsignedInteger(signature.prefix(32))
                $0.unsignedInteger(signature.suffix(32))
            }
        }
        let message = Message(
            zh: "签名值为 r‖s 原始形式,已转换为 DER 后验证",
            en: "the signature value is r and s side by side; it was converted to DER to be verified")
        return (converted, [Finding("signature.raw-form", .warning, message)])
    }

    /// Whether some bytes are strict DER of two numbers that are not negative and fit 256 bits.
    static func isDER(_ signature: [UInt8]) -> Bool {
        guard signature.count <= 72, let node = try? DER.parse(signature),
            var elements = try? node.elements(of: "a signature"), let r = try? elements.next("r"),
            let s = try? elements.next("s"), elements.upcoming == nil
        else { return false }
        return isNumber(r) && isNumber(s)
    }

    private static func isNumber(_ node: ASN1Node) -> Bool {
        guard let bytes = try? node.integerBytes("a number"), let first = bytes.first, bytes.count <= 33 else {
            return false
        }
        // The first byte is a sign or the first bits of the number, and never without need.
        guard first == 0 else { return first < 0x80 && bytes.count <= 32 }
        return bytes.count == 1 || bytes.dropFirst().first.map { $0 >= 0x80 } == true
    }
}
