/// Things joined in pairs, and the groups that this makes of them (union-find).
struct JoinedParts {
    private var parents: [Int]

    /// Things numbered from 0, each a group of its own.
    init(count: Int) { parents = Array(0..<count) }

    /// Makes one group of the groups of two things.
    mutating func join(_ first: Int, _ second: Int) {
        let (one, other) = (root(of: first), root(of: second))
        parents[max(one, other)] = min(one, other)
    }

    /// The groups among these things, in the order of their first members.
    mutating func groups(of things: [Int]) -> [[Int]] {
        var places = [Int](repeating: -1, count: parents.count)
        var groups: [[Int]] = []
        for thing in things {
            let root = root(of: thing)
            if places[root] >= 0 {
                groups[places[root]].append(thing)
            } else {
                places[root] = groups.count
                groups.append([thing])
            }
        }
        return groups
    }

    private mutating func root(of thing: Int) -> Int {
        var current = thing
        while parents[current] != current {
            parents[current] = parents[parents[current]]  // halves the path for the next one
            current = parents[current]
        }
        return current
    }
}
