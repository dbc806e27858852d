/// A few bytes of an atlas as fields at fixed places, the little end of numbers first.
struct AtlasRecord {
    private(set) var bytes: [UInt8]

    /// A record of these bytes.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A record of zeros.
    init(byteCount: Int) { bytes = Array(repeating: 0, count: byteCount) }

    /// A number; bytes beyond the end are zeros.
    func number<Number: FixedWidthInteger>(at place: Int) -> Number {
        var value: Number = 0
        for index in (0..<MemoryLayout<Number>.size).reversed() {
            let byte = place + index < bytes.count ? bytes[place + index] : 0
            value = value << 8 | Number(truncatingIfNeeded: byte)
        }
        return value
    }

    /// A floating-point number.
    func double(at place: Int) -> Double { Double(bitPattern: number(at: place)) }

    /// Some bytes that lie in the record.
    func bytes(at place: Int, count: Int) -> ArraySlice<UInt8> { bytes.dropFirst(place).prefix(count) }

    /// Writes a number.
    mutating func put<Number: FixedWidthInteger>(_ number: Number, at place: Int) {
        for index in 0..<MemoryLayout<Number>.size {
            bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index))
        }
    }

    /// Writes a floating-point number.
    mutating func put(_ number: Double, at place: Int) { put(number.bitPattern, at: place) }

    /// Writes bytes.
    mutating func put(_ some: [UInt8], at place: Int) { bytes.replaceSubrange(place..<place + some.count, with: some) }
}
