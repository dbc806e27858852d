/// Numbers in groups, each once in its group, ascending.
struct GroupedNumbers {
    private var starts: [Int32] = [0]
    private var numbers: [Int32] = []

    /// No groups.
    init() {}

    /// Numbers that come with their groups, in ascending order of the numbers.
    init(_ pairs: [(group: Int32, number: Int32)], groups: Int) {
        var next = [Int32](repeating: 0, count: groups + 1)
        for pair in pairs { next[Int(pair.group) + 1] += 1 }
        for group in 0..<groups { next[group + 1] += next[group] }
        var sorted = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            sorted[Int(next[Int(pair.group)])] = pair.number
            next[Int(pair.group)] += 1
        }
        starts.reserveCapacity(groups + 1)
        numbers.reserveCapacity(pairs.count)
        var position = 0
        for group in 0..<groups {
            let start = numbers.count
            while position < Int(next[group]) {
                let number = sorted[position]
                if numbers.count == start || numbers[numbers.count - 1] != number { numbers.append(number) }
                position += 1
            }
            starts.append(Int32(truncatingIfNeeded: numbers.count))
        }
    }

    /// A group.
    subscript(group: Int) -> ArraySlice<Int32> { numbers[Int(starts[group])..<Int(starts[group + 1])] }

    /// Whether a group has a number.
    ///
    /// - Complexity: O(log n) in the size of the group.
    func contains(_ number: Int32, in group: Int) -> Bool {
        var (low, high) = (Int(starts[group]), Int(starts[group + 1]))
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] == number { return true }
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return false
    }

    /// Whether two groups of another and this kind have a number in common.
    ///
    /// - Complexity: O(m log n) in the sizes of the smaller and the larger group.
    func haveCommon(_ one: Int, _ other: Int, of others: GroupedNumbers) -> Bool {
        self[one].count <= others[other].count
            ? self[one].contains { others.contains($0, in: other) } : others[other].contains { contains($0, in: one) }
    }
}
