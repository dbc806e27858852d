/// The border as closed loops, where it is as simple as that of a sound city: its lines meet at their ends only, two and two.
///
/// Then every loop that runs counter-clockwise and lies within no other is an outline of a part of the city, all of it covered
/// once: no gap, no overlap. That spares a sound city the cutting up of its border.
struct BorderLoops {
    fileprivate struct Loop {
        var corners: [Point]
        let box: BoundingBox
    }

    private var loops: [Loop] = []

    /// More loops than this are not compared in pairs.
    private static let maximumLoops = 1_000

    /// Whether a border of lines that have no contact but at their ends encloses parts of a city that are covered once.
    static func isPlain(_ border: CoverageBorder) -> Bool {
        guard let loops = BorderLoops(border) else { return false }
        return !loops.haveNesting
    }

    /// The loops; `nil` when the border is not that simple, or when a loop runs clockwise: around what no grid covers.
    private init?(_ border: CoverageBorder) {
        var next = [Int32](repeating: -1, count: border.corners.count)
        var hasPrevious = [Bool](repeating: false, count: border.corners.count)
        for line in border.lines {
            guard line.isSingle, next[Int(line.from)] < 0, !hasPrevious[Int(line.to)] else { return nil }
            next[Int(line.from)] = line.to
            hasPrevious[Int(line.to)] = true
        }
        guard !next.contains(-1), !hasPrevious.contains(false) else { return nil }
        var isSeen = [Bool](repeating: false, count: next.count)
        for start in next.indices where !isSeen[start] {
            var corners: [Point] = []
            var corner = start
            while !isSeen[corner] {
                isSeen[corner] = true
                corners.append(border.corners[corner])
                corner = Int(next[corner])
            }
            corners.append(border.corners[start])
            guard Polygon.signedArea(of: corners) > 0, loops.count < BorderLoops.maximumLoops,
                let box = BoundingBox(around: corners)
            else { return nil }
            loops.append(Loop(corners: corners, box: box))
        }
    }

    private var haveNesting: Bool {
        for (number, inner) in loops.enumerated() {
            for (other, outer) in loops.enumerated() where other != number && outer.box.contains(inner.corners[0]) {
                // Loops have no contact, so one corner tells for all.
                if outer.contains(inner.corners[0]) { return true }
            }
        }
        return false
    }
}

extension BorderLoops.Loop {
    /// Whether the point lies within the loop, by the exact even-odd rule.
    fileprivate func contains(_ point: Point) -> Bool {
        var isInside = false
        for (a, b) in zip(corners, corners.dropFirst()) where (a.y <= point.y) != (b.y <= point.y) {
            let (low, high) = a.y < b.y ? (a, b) : (b, a)
            if Orientation.determinant(low, high, point) > 0 { isInside.toggle() }
        }
        return isInside
    }
}
