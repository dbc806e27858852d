/// Writes PNG (ISO/IEC 15948) of one colour in sixteen steps of transparency.
///
/// The pixels are stored without compression, four bits each: small pictures need no more, and the file stays simple.
enum IndexedPNG {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let bitDepth: UInt8 = 4
    private static let paletteColour: UInt8 = 3
    /// The longest stored block of DEFLATE (RFC 1951, 3.2.4).
    private static let longestBlock = 65_535

    /// A picture of `width * height` levels, row by row: 0 = clear, 15 = full colour.
    static func bytes(
        width: Int, height: Int, levels: [UInt8], colour: (red: UInt8, green: UInt8, blue: UInt8)
    ) -> [UInt8] {
        let header = bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [bitDepth, paletteColour, 0, 0, 0]
        let palette = (0..<16).flatMap { _ in [colour.red, colour.green, colour.blue] }
        let alpha = (0..<16).map { UInt8($0 * 17) }
        return signature + chunk("IHDR", header) + chunk("PLTE", palette) + chunk("tRNS", alpha)
            + chunk("IDAT", zlibStored(packed(levels, width: width, height: height))) + chunk("IEND", [])
    }

    /// Rows of two levels a byte, each after the filter type 0.
    private static func packed(_ levels: [UInt8], width: Int, height: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in 0..<height {
            bytes.append(0)
            for column in stride(from: 0, to: width, by: 2) {
                let left = levels[row * width + column]
                let right = column + 1 < width ? levels[row * width + column + 1] : 0
                bytes.append(left << 4 | right & 15)
            }
        }
        return bytes
    }

    private static func zlibStored(_ data: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var position = 0
        repeat {
            let length = min(longestBlock, data.count - position)
            let isLast = position + length == data.count
            stream.append(isLast ? 1 : 0)
            stream += littleEndian(UInt16(length)) + littleEndian(~UInt16(length))
            stream += data[position..<position + length]
            position += length
        } while position < data.count
        return stream + bigEndian(adler32(data))
    }

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        return bigEndian(UInt32(data.count)) + body + bigEndian(crc32(body))
    }

    private static func crc32(_ data: [UInt8]) -> UInt32 {
        ~data.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }

    private static func adler32(_ data: [UInt8]) -> UInt32 {
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in data {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return b << 16 | a
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
    }

    private static func littleEndian(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
}
