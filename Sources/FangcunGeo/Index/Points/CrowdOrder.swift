internal import CKernel

/// The order of points in a bucket that holds very many: a tree without any links, so that a crowd in one small place, or a city
/// in a corner of a huge extent, is searched in steps of its logarithm.
///
/// No point before the middle one has a larger x, none behind it a smaller one; among those before and those behind the same holds
/// for y, and so on in turn, down to ``threshold`` points.
enum CrowdOrder {
    /// So many points are scanned rather than parted.
    static var threshold: Int { Int(FCK_CROWD) }

    /// The place of the middle one.
    @inline(__always)
    static func middle(_ start: Int, _ end: Int) -> Int { start &+ (end &- start) &>> 1 }

    /// A point on its way to its place.
    struct Entry {
        let x: Double
        let y: Double
        let id: Int32
    }

    /// Puts the entries from one place up to another in order.
    @unsafe static func arrange(
        _ entries: UnsafeMutablePointer<Entry>, _ start: Int, _ end: Int, splitsX: Bool = true
    ) {
        guard end - start > threshold else { return }
        let middle = CrowdOrder.middle(start, end)
        if splitsX {
            unsafe select(middle, entries, start, end) { $0.x }
        } else {
            unsafe select(middle, entries, start, end) { $0.y }
        }
        unsafe arrange(entries, start, middle, splitsX: !splitsX)
        unsafe arrange(entries, middle + 1, end, splitsX: !splitsX)
    }

    /// Moves entries with a smaller coordinate before a place and those with a larger one behind it, in linear time on average.
    @inline(__always)
    private static func select(
        _ place: Int, _ entries: UnsafeMutablePointer<Entry>, _ start: Int, _ end: Int, _ axis: (Entry) -> Double
    ) {
        var (start, end) = (start, end)
        var random: UInt64 = 0x9E37_79B9_7F4A_7C15
        while end - start > 1 {
            // A pivot that no arrangement of the input can foresee well.
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let pivot = unsafe axis(entries[start + Int(random >> 33) % (end - start)])
            var (lower, position, upper) = (start, start, end)
            while position < upper {
                let entry = unsafe entries[position]
                if axis(entry) < pivot {
                    unsafe entries[position] = unsafe entries[lower]
                    unsafe entries[lower] = entry
                    lower += 1
                    position += 1
                } else if axis(entry) > pivot {
                    upper -= 1
                    unsafe entries[position] = unsafe entries[upper]
                    unsafe entries[upper] = entry
                } else {
                    position += 1
                }
            }
            if place < lower { end = lower } else if place >= upper { start = upper } else { return }
        }
    }
}
