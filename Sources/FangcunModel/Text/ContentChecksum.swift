/// A checksum of text, by which two editions of a data pack can be told apart and a shipped table be pinned.
///
/// It tells of accidents, not of malice: who must trust the origin of a pack signs the file, with FangcunPKI.
enum ContentChecksum {
    /// FNV-1a of 64 bits over the text in UTF-8, as 16 hexadecimal digits.
    static func of(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
