internal import FangcunModel

/// All that a ``LineIndex`` is: plain numbers and rows of plain values, in memory of their own or lent by a file.
struct LineIndexParts: Sendable {
    let lineCount: Int
    /// The boxes of the segments; their ids are the numbers of the points where they start.
    let tree: BoxTree
    /// The points of all chains behind each other, those of one line by its id.
    let points: FlatArray<Point>
    /// The way from the start of the line to each point.
    let chainages: FlatArray<Double>
    /// The chain that each point belongs to.
    let chains: FlatArray<UInt32>
    /// The line that each chain belongs to.
    let lines: FlatArray<Int32>

    init(
        lineCount: Int, tree: BoxTree, points: FlatArray<Point>, chainages: FlatArray<Double>,
        chains: FlatArray<UInt32>, lines: FlatArray<Int32>
    ) {
        self.lineCount = lineCount
        self.tree = tree
        self.points = points
        self.chainages = chainages
        self.chains = chains
        self.lines = lines
    }

    init(_ lines: [[[Point]]]) throws(GeoError) {
        var (points, chainages): ([Point], [Double]) = ([], [])
        var (chains, lineOfChain, segments): ([UInt32], [Int32], [Int32]) = ([], [], [])
        guard lines.count <= LineIndex.maximumPoints else {
            throw GeoError(.limitExceeded, "\(lines.count) lines, more than \(LineIndex.maximumPoints)")
        }
        for (index, line) in lines.enumerated() {
            var chainage = 0.0
            for chain in line {
                guard chain.allSatisfy(PointIndex.isPlace) else {
                    throw GeoError(
                        .invalidGeometry, at: .feature(index, identifier: nil),
                        "a coordinate is not finite or not below 1e150 in size")
                }
                guard points.count + chain.count <= LineIndex.maximumPoints else {
                    throw GeoError(.limitExceeded, "more than \(LineIndex.maximumPoints) points")
                }
                var previous: Point?
                for point in chain where point != previous {
                    if let previous {
                        segments.append(Int32(truncatingIfNeeded: points.count - 1))
                        chainage += previous.distance(to: point)
                    }
                    points.append(point)
                    chainages.append(chainage)
                    chains.append(UInt32(truncatingIfNeeded: lineOfChain.count))
                    previous = point
                }
                lineOfChain.append(Int32(truncatingIfNeeded: index))
            }
        }
        lineCount = lines.count
        tree = BoxTreeBuilder.build(segments) { number in
            let start = Int(segments[number])
            let (a, b) = (points[start], points[start + 1])
            return BoundingBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
        }
        self.points = FlatArray(points)
        self.chainages = FlatArray(chainages)
        self.chains = FlatArray(chains)
        self.lines = FlatArray(lineOfChain)
    }

    /// Says that rows from elsewhere cannot lead a search out of them, whatever they answer.
    ///
    /// - Throws: ``GeoError`` with code `malformedInput`.
    /// - Complexity: linear.
    func check() throws(GeoError) {
        let count = points.count
        guard chainages.count == count, chains.count == count, lineCount >= 0, lineCount <= LineIndex.maximumPoints
        else { throw GeoError(.malformedInput, "the rows of a line index differ in length") }
        // A segment has a point behind its start.
        try tree.check(things: max(0, count - 1))
        for point in 0..<count where unsafe Int(chains[unchecked: point]) >= lines.count {
            throw GeoError(.malformedInput, "a line index names a chain that is not there")
        }
        for chain in 0..<lines.count {
            let line = unsafe lines[unchecked: chain]
            guard line >= 0, Int(line) < lineCount else {
                throw GeoError(.malformedInput, "a line index names line \(line) of \(lineCount)")
            }
        }
    }

    /// The ends of the segment that starts at a point.
    @inline(__always)
    func segment(_ start: Int) -> (Point, Point) {
        unsafe (points[unchecked: start], points[unchecked: start &+ 1])
    }

    /// The line that a segment belongs to.
    @inline(__always)
    func line(ofSegment start: Int) -> Int32 { unsafe lines[unchecked: Int(chains[unchecked: start])] }

    /// Gives the sink all segments that it may want.
    @inline(__always)
    func visitSegments<Sink: SegmentSink>(near place: Point, _ sink: inout Sink) {
        tree.visitNearest(to: place, limit: { sink.limit }) { position in
            visit(segment: unsafe Int(tree.ids[unchecked: position]), from: place, &sink)
        }
    }

    /// Gives the sink a segment.
    @inline(__always)
    func visit<Sink: SegmentSink>(segment start: Int, from place: Point, _ sink: inout Sink) {
        let (a, b) = segment(start)
        sink.take(SegmentFoot.squaredDistance(of: place, a, b), segment: start, line: line(ofSegment: start))
    }

    /// On which side of its line a place lies, whose nearest point lies in a segment.
    func side(of place: Point, segment start: Int, _ foot: SegmentFoot) -> LinePosition.Side {
        let (a, b) = segment(start)
        let side = LinePosition.Side(Orientation(of: place, from: a, to: b))
        // The neighbour in the corner that is nearest; at an end of the chain there is none.
        let neighbor = foot.isStart ? start - 1 : start + 1
        guard foot.isStart || foot.isEnd, neighbor >= 0, neighbor + 1 < points.count,
            unsafe chains[unchecked: neighbor] == chains[unchecked: start],
            unsafe chains[unchecked: neighbor + 1] == chains[unchecked: start]
        else { return side }
        if place == foot.point { return .on }
        let (c, d) = segment(neighbor)
        // From the outer side of a corner, one segment at least is seen from that side, and the other on no better one.
        let turn = foot.isStart ? Orientation(of: b, from: c, to: d) : Orientation(of: d, from: a, to: b)
        switch turn {
        case .left: return .right
        case .right: return .left
        case .straight:
            return side == .on ? LinePosition.Side(Orientation(of: place, from: c, to: d)) : side
        }
    }
}

extension LinePosition.Side {
    fileprivate init(_ orientation: Orientation) {
        switch orientation {
        case .left: self = .left
        case .straight: self = .on
        case .right: self = .right
        }
    }
}
