/// The points of each class, for classes so rare that a search around a place would meet few of them.
struct ClassMembers: Sendable {
    /// The points of class `c` lie from `starts[c]` up to `starts[c + 1]`; classes beyond have none.
    let starts: FlatArray<UInt32>
    /// Positions in the rows of the index.
    let positions: FlatArray<UInt32>

    init(starts: FlatArray<UInt32>, positions: FlatArray<UInt32>) {
        self.starts = starts
        self.positions = positions
    }

    /// The members by the class at each position.
    ///
    /// - Complexity: linear.
    init(_ classes: FlatArray<UInt16>) {
        let classOf = unsafe classes.reader
        var largest = -1
        for position in 0..<classes.count { largest = unsafe max(largest, Int(classOf[unchecked: position])) }
        var next = [UInt32](repeating: 0, count: largest + 2)
        for position in 0..<classes.count { unsafe next[Int(classOf[unchecked: position]) + 1] += 1 }
        for number in 1..<max(1, next.count) { next[number] += next[number - 1] }
        starts = FlatArray(next)
        positions = unsafe FlatArray(count: classes.count) { positions in
            for position in 0..<classes.count {
                let number = unsafe Int(classOf[unchecked: position])
                unsafe positions[Int(next[number])] = UInt32(truncatingIfNeeded: position)
                next[number] += 1
            }
        }
        withExtendedLifetime(classes) {}
    }

    /// Calls a function with where the members of each selected class lie.
    func visit(_ selection: ClassSelection, _ body: (Range<Int>) -> Void) {
        let count = min(starts.count - 1, 1 << 16)
        for word in 0..<max(0, (count + 63) / 64) {
            var bits = unsafe selection.words[unchecked: word]
            while bits != 0 {
                let number = 64 * word + bits.trailingZeroBitCount
                bits &= bits - 1
                guard number < count else { return }
                body(unsafe Int(starts[unchecked: number])..<Int(starts[unchecked: number + 1]))
            }
        }
    }

    /// How many points the selected classes have.
    func count(_ selection: ClassSelection) -> Int {
        var count = 0
        visit(selection) { count += $0.count }
        return count
    }

    /// Whether rows from elsewhere lead to positions below `points` only, one for each point.
    func isSound(points: Int) -> Bool {
        guard positions.count == points, starts.count <= (1 << 16) + 1, starts.isAscending(upTo: points) else {
            return false
        }
        return (0..<points).allSatisfy { unsafe Int(positions[unchecked: $0]) < points }
    }
}
