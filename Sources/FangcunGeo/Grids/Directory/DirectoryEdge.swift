/// A border within a cell, with the grids beside it, on one cache line: one edge, or two that meet in a vertex.
///
/// The lines along both cut the plane into sectors, numbered by the sides on which a point lies: bit 0 is set on the right of
/// the way from the vertex to the first end, bit 1 on that to the second. In the cells that name the record, a sector has one
/// answer, or leaves the answer to another record. Of a single edge, both ends are the same.
///
/// 64 bytes: vertex x, y; x of both ends; y of both ends (8 bytes each); the answers of four sectors (4 bytes each): a grid, -1
/// for none, or -2 less the place of another record, which stands before this one.
struct DirectoryEdge: BitwiseCopyable, Sendable, Equatable {
    let vertexX: Double
    let vertexY: Double
    let endsX: SIMD2<Double>
    let endsY: SIMD2<Double>
    let answers: SIMD4<Int32>

    /// Where the answers lie in a record.
    private static let answersOffset = 48

    /// A single edge with the grids on its left and on its right, -1 for none.
    init(_ segment: Segment, left: Int32, right: Int32) {
        (vertexX, vertexY) = (segment.startX, segment.startY)
        endsX = SIMD2(segment.endX, segment.endX)
        endsY = SIMD2(segment.endY, segment.endY)
        answers = SIMD4(left, left, right, right)
    }

    /// Two edges that meet in a vertex, with the answers for what a turn from one to the other sweeps and for the rest.
    init(_ corner: Corner, swept: Int32, rest: Int32) {
        (vertexX, vertexY) = (corner.vertex.x, corner.vertex.y)
        endsX = SIMD2(corner.first.x, corner.second.x)
        endsY = SIMD2(corner.first.y, corner.second.y)
        let sectors = corner.sweptSectors
        func answer(_ sector: Int) -> Int32 { sectors >> sector & 1 != 0 ? swept : rest }
        answers = SIMD4(answer(0), answer(1), answer(2), answer(3))
    }

    /// The answer that leaves the decision to the record at a place.
    static func answer(goingOnAt place: UInt32) -> Int32 { -2 - Int32(truncatingIfNeeded: place) }

    /// The place of the record to which an answer leaves the decision: of use if the answer is less than -1.
    @inline(__always)
    static func place(after answer: Int32) -> UInt32 { UInt32(bitPattern: -2 &- answer) }

    /// The way from the vertex to the first end: the edge, of a record made for a single one.
    @inline(__always)
    var segment: Segment {
        Segment(startX: vertexX, startY: vertexY, endX: endsX.x, endY: endsY.x)
    }

    /// The answer of an edge for the sector in which the point lies.
    ///
    /// The edge stays where it is: of its answers only one is read.
    @inline(__always)
    static func answer(at point: Point, _ edge: UnsafePointer<DirectoryEdge>) -> Int32 {
        // As in `Orientation.determinant`, for both lines at once.
        let vertexX = unsafe edge.pointee.vertexX - point.x
        let vertexY = unsafe edge.pointee.vertexY - point.y
        let left = unsafe vertexX * (edge.pointee.endsY - point.y)
        let right = unsafe vertexY * (edge.pointee.endsX - point.x)
        let rounded = left - right
        guard Orientation.areSure(rounded, of: left, right) else { return unsafe edge.pointee.exactAnswer(at: point) }
        // The signs: comparisons would become jumps, which the processor cannot guess.
        let sector = rounded.x.bitPattern &>> 63 | (rounded.y.bitPattern &>> 62 & 2)
        return unsafe UnsafeRawPointer(edge).load(
            fromByteOffset: answersOffset &+ Int(truncatingIfNeeded: sector) &* 4, as: Int32.self)
    }

    /// The same without rounding error, by the rule for points on lines.
    @inline(never)
    private func exactAnswer(at point: Point) -> Int32 {
        let corner = Corner(
            vertex: Point(x: vertexX, y: vertexY), first: Point(x: endsX.x, y: endsY.x),
            second: Point(x: endsX.y, y: endsY.y))
        return answers[corner.sector(of: point)]
    }
}

extension FlatArray<DirectoryEdge>.Reader {
    /// The answer of the edge at a place for the sector in which the point lies.
    @inline(__always)
    func answer(at point: Point, _ place: UInt32) -> Int32 {
        unsafe DirectoryEdge.answer(at: point, pointer(Int(place)))
    }
}
