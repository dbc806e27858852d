internal import CKernel

/// Numbers places so that near numbers have near places: a Hilbert curve of 2^32 places over a square.
struct HilbertCurve {
    private let originX: Double
    private let originY: Double
    private let stepsPerUnit: Double

    /// A curve over the box.
    init(over box: BoundingBox) {
        originX = box.minX
        originY = box.minY
        let steps = 0x1p16 / max(box.width, box.height)
        stepsPerUnit = steps.isFinite ? steps : 0
    }

    /// What ``order(_:into:memory:_:)`` needs for each number.
    static let memoryBytes = 16

    /// Writes the numbers from 0 up in the order of the places that belong to them; equal places in ascending order.
    ///
    /// Sorted by eleven bits of the position at a time, the lowest first. How often each digit occurs is counted while
    /// the positions are made.
    ///
    /// - Parameters:
    ///   - count: How many numbers there are: less than 2^31.
    ///   - numbers: Takes them.
    ///   - memory: ``memoryBytes`` for each number.
    ///   - place: The place of a number.
    /// - Complexity: linear.
    func order(
        _ count: Int, into numbers: UnsafeMutablePointer<Int32>, memory: UnsafeMutableRawPointer,
        _ place: (Int) -> Point
    ) {
        let (keys, others) = unsafe (
            memory.bindMemory(to: UInt64.self, capacity: count),
            (memory + 8 * count).bindMemory(to: UInt64.self, capacity: count)
        )
        let table = unsafe HilbertTable.shared.reader
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3 * HilbertCurve.digits) { counts in
            unsafe counts.initialize(repeating: 0)
            guard let counts = counts.baseAddress else { return }
            let (low, middle, high) = unsafe (
                counts, counts + HilbertCurve.digits, counts + 2 * HilbertCurve.digits
            )
            for number in 0..<count {
                let place = place(number)
                let (x, y) = (step((place.x - originX) * stepsPerUnit), step((place.y - originY) * stepsPerUnit))
                let position = unsafe table.position(x, y)
                let key = UInt64(position) &<< 32 | UInt64(UInt32(truncatingIfNeeded: number))
                unsafe keys[number] = key
                unsafe low[HilbertCurve.digit(key, 0)] &+= 1
                unsafe middle[HilbertCurve.digit(key, 1)] &+= 1
                unsafe high[HilbertCurve.digit(key, 2)] &+= 1
            }
            unsafe HilbertCurve.scatter(keys, count, by: 0, low) { place, key in unsafe others[place] = key }
            unsafe HilbertCurve.scatter(others, count, by: 1, middle) { place, key in unsafe keys[place] = key }
            unsafe HilbertCurve.scatter(keys, count, by: 2, high) { place, key in
                unsafe numbers[place] = Int32(truncatingIfNeeded: key)
            }
        }
    }

    private static let digitBits: UInt64 = 11
    private static let digits = 1 << 11

    /// A digit of the position in the upper half of a key, counted from the lowest.
    @inline(__always)
    private static func digit(_ key: UInt64, _ index: UInt64) -> Int {
        Int(truncatingIfNeeded: key &>> (32 &+ index &* digitBits) & (1 &<< digitBits &- 1))
    }

    /// Calls a function with each key and its place in the order of a digit, of which every value occurs as often as counted.
    @inline(__always)
    private static func scatter(
        _ keys: UnsafeMutablePointer<UInt64>, _ count: Int, by index: UInt64, _ counts: UnsafeMutablePointer<UInt32>,
        _ put: (Int, UInt64) -> Void
    ) {
        var next: UInt32 = 0
        for digit in 0..<digits {
            let count = unsafe counts[digit]
            unsafe counts[digit] = next
            next &+= count
        }
        for number in 0..<count {
            let key = unsafe keys[number]
            let digit = digit(key, index)
            unsafe put(Int(counts[digit]), key)
            unsafe counts[digit] &+= 1
        }
    }

    @inline(__always)
    private func step(_ value: Double) -> UInt32 {
        // In this order, the comparison also sends what is not a number to 0.
        let upper = value < 0xFFFF ? value : 0xFFFF
        return UInt32(truncatingIfNeeded: fck_truncate(value > 0 ? upper : 0))
    }
}
