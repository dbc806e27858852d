/// The edges of a ``CellDirectory`` while it is built, each as often as it has other company: alone, or in a corner.
///
/// They stand in the order in which cells asked for them first, so what is near is stored near.
struct EdgeTable: ~Copyable {
    private var edges: FlatArrayBuilder<DirectoryEdge>
    /// For each edge one more than the place of the next one of the same segment; 0 for none.
    private var next: FlatArrayBuilder<UInt32>
    /// For each segment one more than the place of its first edge; 0 for none.
    private var first: FlatArrayBuilder<UInt32>

    /// A table for so many segments, empty.
    init(segmentCount: Int) {
        first = FlatArrayBuilder(capacity: segmentCount)
        first.append(0, count: segmentCount)
        // In a city a segment has nearly two.
        edges = FlatArrayBuilder(capacity: min(2 * segmentCount, 1 << 22))
        next = FlatArrayBuilder(capacity: min(2 * segmentCount, 1 << 22))
    }

    /// How many edges there are.
    var count: Int { edges.count }

    /// The edges as a row.
    consuming func finish() -> FlatArray<DirectoryEdge> { edges.finish() }

    /// The place of an edge of a segment, added if it was not there.
    mutating func index(of edge: DirectoryEdge, at segment: Int) -> UInt32 {
        var place = first[segment]
        while place > 0 {
            if edges[Int(place) - 1] == edge { return place - 1 }
            place = next[Int(place) - 1]
        }
        edges.append(edge)
        next.append(first[segment])
        place = UInt32(truncatingIfNeeded: edges.count)
        first[segment] = place
        return place - 1
    }

    /// The place of any edge whose way from the vertex to the first end is this segment, added if there was none.
    mutating func index(of segment: Segment, at number: Int) -> UInt32 {
        var place = first[number]
        while place > 0 {
            if edges[Int(place) - 1].segment == segment { return place - 1 }
            place = next[Int(place) - 1]
        }
        return index(of: DirectoryEdge(segment, left: -1, right: -1), at: number)
    }
}
