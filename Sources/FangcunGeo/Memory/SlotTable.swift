internal import CKernel

/// A table of numbers that hashes find: open addressing, the caller compares.
///
/// Asking ahead for the memory of a slot hides most of what a table too large for the caches costs.
@safe struct SlotTable: ~Copyable {
    private let memory: AlignedMemory
    private let slots: UnsafeMutablePointer<UInt64>
    private let mask: Int

    /// A table for up to that many numbers.
    init(capacity: Int) {
        // At most seven eighths full: a search then takes a few steps.
        var size = 16
        while size - size / 8 < capacity { size *= 2 }
        mask = size - 1
        memory = AlignedMemory(byteCount: size * MemoryLayout<UInt64>.stride)
        unsafe slots = memory.start(as: UInt64.self)
        unsafe slots.initialize(repeating: 0, count: size)
    }

    /// Asks for the memory of a hash ahead of time.
    @inline(__always)
    func prefetch(_ hash: UInt64) { unsafe fck_prefetch(slots + (Int(truncatingIfNeeded: hash) & mask)) }

    /// The number with that hash which the caller says is the one; `nil` without it.
    @inline(__always)
    func number(_ hash: UInt64, where isEqual: (Int) -> Bool) -> Int? {
        var place = Int(truncatingIfNeeded: hash) & mask
        while true {
            let slot = unsafe slots[place]
            if slot == 0 { return nil }
            let number = Int(truncatingIfNeeded: (slot & 0xFFFF_FFFF) &- 1)
            if slot &>> 32 == hash &>> 32, isEqual(number) { return number }
            place = (place &+ 1) & mask
        }
    }

    /// The number with that hash which the caller says is the one; puts another there without it.
    ///
    /// - Precondition: fewer different numbers than the capacity, all from 0 up to 2^32 - 2.
    @inline(__always)
    func numberOrInsert(_ hash: UInt64, _ candidate: Int, where isEqual: (Int) -> Bool) -> Int {
        var place = Int(truncatingIfNeeded: hash) & mask
        while true {
            let slot = unsafe slots[place]
            if slot == 0 {
                unsafe slots[place] = (hash &>> 32) &<< 32 | UInt64(truncatingIfNeeded: candidate &+ 1)
                return candidate
            }
            let number = Int(truncatingIfNeeded: (slot & 0xFFFF_FFFF) &- 1)
            if slot &>> 32 == hash &>> 32, isEqual(number) { return number }
            place = (place &+ 1) & mask
        }
    }
}

/// Hashes of points, with a seed of their own in every process: no file can be made to fill a table with collisions.
///
/// Nothing that is answered depends on the seed.
struct PointHash: Sendable {
    private let seedX: UInt64
    private let seedY: UInt64

    init() {
        var hasher = Hasher()
        hasher.combine(0)
        seedX = UInt64(bitPattern: Int64(hasher.finalize()))
        seedY = seedX &* 0xFF51_AFD7_ED55_8CCD ^ 0x9E37_79B9_7F4A_7C15
    }

    /// The hash of a point whose zeros are positive.
    @inline(__always)
    func callAsFunction(_ point: Point) -> UInt64 {
        let product = (point.x.bitPattern ^ seedX).multipliedFullWidth(by: point.y.bitPattern ^ seedY)
        return product.high ^ product.low
    }

    /// The hash of an edge, the same both ways, of those of its ends.
    @inline(__always)
    func callAsFunction(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = (one &+ other).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
