/// The checksum of some bytes of an atlas, such as a piece of a section: 64 bits that change with any word of them.
///
/// The bytes, filled up with zeros to a multiple of 32, are words of 8 bytes, little end first; word i goes to lane i mod 4. A
/// lane starts as its number plus one times ``start``, and takes in a word by `lane = rotate(lane ^ word, 31) * factor`. At
/// the end the length in bytes, then the four lanes, are taken into a sum that starts as ``start``, in the same way; last,
/// `sum ^= sum >> 32`.
///
/// Each step is one to one in the lane and in the word. So two pieces of one length that differ in one word only, be it by
/// one bit or many, never have the same sum; others have it by a chance of about one in 2^64. The four lanes do not wait for
/// each other, so the sum is formed about as fast as memory is read. It finds accidents, not malice: anyone can make
/// a file with the right sums. Who must trust the origin of an atlas signs the file.
enum AtlasChecksum {
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let start: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    /// The checksum of some bytes.
    ///
    /// - Complexity: linear.
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = Lanes()
        let wholeStripes = bytes.count & ~31
        if let base = bytes.baseAddress {
            for offset in stride(from: 0, to: wholeStripes, by: 32) { unsafe lanes.take(base + offset) }
        }
        if wholeStripes < bytes.count {
            var last: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
            unsafe withUnsafeMutableBytes(of: &last) { last in
                unsafe last.copyBytes(from: UnsafeRawBufferPointer(rebasing: bytes[wholeStripes...]))
                if let base = last.baseAddress { unsafe lanes.take(UnsafeRawPointer(base)) }
            }
        }
        return lanes.sum(byteCount: bytes.count)
    }

    /// The checksum of some bytes.
    static func of(_ bytes: [UInt8]) -> UInt64 { unsafe bytes.withUnsafeBytes { unsafe of($0) } }

    private struct Lanes {
        private var lane0 = start
        private var lane1 = start &* 2
        private var lane2 = start &* 3
        private var lane3 = start &* 4

        @inline(__always)
        mutating func take(_ stripe: UnsafeRawPointer) {
            lane0 = unsafe step(lane0, stripe.loadUnaligned(as: UInt64.self))
            lane1 = unsafe step(lane1, (stripe + 8).loadUnaligned(as: UInt64.self))
            lane2 = unsafe step(lane2, (stripe + 16).loadUnaligned(as: UInt64.self))
            lane3 = unsafe step(lane3, (stripe + 24).loadUnaligned(as: UInt64.self))
        }

        func sum(byteCount: Int) -> UInt64 {
            var sum = step(start, UInt64(byteCount))
            for lane in [lane0, lane1, lane2, lane3] { sum = step(sum, lane) }
            return sum ^ sum >> 32
        }
    }

    @inline(__always)
    private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        let mixed = lane ^ word
        return (mixed &<< 31 | mixed &>> 33) &* factor
    }
}
