import FangcunModel
import SwiftASN1

/// Turns bytes into a tree of nodes, as BER and within limits.
enum StructureParser {
    /// The tree, and a note when the bytes keep BER and not DER.
    static func parse(
        _ bytes: [UInt8], _ name: String, _ limits: SealLimits, _ notes: inout EncodingNotes
    ) throws(SealError) -> ASN1Node {
        guard bytes.count <= limits.maximumBytes else {
            throw SealError(
                .limitExceeded, "\(name) has \(bytes.count) bytes; at most \(limits.maximumBytes) are read")
        }
        do {
            return try DER.parse(bytes)
        } catch {
            return try parseBER(bytes, name, &notes)
        }
    }

    private static func parseBER(
        _ bytes: [UInt8], _ name: String, _ notes: inout EncodingNotes
    ) throws(SealError) -> ASN1Node {
        let root: ASN1Node
        do {
            root = try BER.parse(bytes)
        } catch {
            throw SealError(.malformedStructure, "\(name) is no ASN.1 structure: \(error)")
        }
        notes.add(.nonDER, at: root, "长度编码不是 DER 形式", "lengths are not encoded as DER demands")
        return root
    }
}
