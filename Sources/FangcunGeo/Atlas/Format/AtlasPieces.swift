/// How the sections of an atlas are cut into pieces, each with a checksum of its own: a lookup may test what it reads, and no more.
///
/// The checksums of all pieces stand in a row behind the section table, section after section. The checksum of a section is
/// that of its part of the row.
enum AtlasPieces {
    /// The size of a piece; the last of a section may be shorter.
    static let pieceBytes = 1 << 16

    /// The size of a checksum in the row.
    static let sumBytes = 8

    /// How many pieces a section of that length has.
    static func count(_ byteCount: Int) -> Int { (byteCount + pieceBytes - 1) / pieceBytes }

    /// The places of a piece in a section of that length.
    static func places(_ piece: Int, in byteCount: Int) -> Range<Int> {
        piece * pieceBytes..<min((piece + 1) * pieceBytes, byteCount)
    }

    /// The part of the row for a section.
    static func sums(of section: [UInt8]) -> [UInt8] {
        var record = AtlasRecord(byteCount: count(section.count) * sumBytes)
        unsafe section.withUnsafeBytes { bytes in
            for piece in 0..<count(bytes.count) {
                let places = places(piece, in: bytes.count)
                let sum = unsafe AtlasChecksum.of(UnsafeRawBufferPointer(rebasing: bytes[places]))
                record.put(sum, at: piece * sumBytes)
            }
        }
        return record.bytes
    }
}
