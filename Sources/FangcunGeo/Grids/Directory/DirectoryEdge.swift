/// A border within a cell, with the grids beside it, on one cache line: one edge, or two that meet in a corner.
///
/// Rays from the vertex through both ends cut the plane into sectors, told apart by the sides of the two lines on which a point
/// lies. In the cells that name the record, the rays run where the edges run, and so a sector has one answer. Of a single
/// edge both rays are the same.
///
/// 64 bytes: vertex x, y; the x of both ends; the y of both ends (8 bytes each); the grids of four sectors (4 bytes each), -1
/// for none. Bit 0 of the sector's number says that the point lies on the right of the way from the vertex to the first end,
/// bit 1 the same of the second.
struct DirectoryEdge: BitwiseCopyable, Sendable, Equatable {
    let vertexX: Double
    let vertexY: Double
    let endsX: SIMD2<Double>
    let endsY: SIMD2<Double>
    let grids: SIMD4<Int32>

    /// A single edge with the grids on its left and on its right, -1 for none.
    init(_ segment: Segment, left: Int32, right: Int32) {
        (vertexX, vertexY) = (segment.startX, segment.startY)
        endsX = SIMD2(segment.endX, segment.endX)
        endsY = SIMD2(segment.endY, segment.endY)
        grids = SIMD4(left, left, right, right)
    }

    /// Two edges that meet in a vertex, with the grids within the smaller angle between them and beyond it.
    init(_ corner: Corner, within: Int32, beyond: Int32) {
        (vertexX, vertexY) = (corner.vertex.x, corner.vertex.y)
        endsX = SIMD2(corner.first.x, corner.second.x)
        endsY = SIMD2(corner.first.y, corner.second.y)
        var grids = SIMD4(repeating: beyond)
        grids[corner.sector] = within
        self.grids = grids
    }

    /// The way from the vertex to the first end: the edge, of a record made for a single one.
    @inline(__always)
    var segment: Segment {
        Segment(startX: vertexX, startY: vertexY, endX: endsX.x, endY: endsY.x)
    }

    /// The grid of the sector of an edge in which the point lies.
    ///
    /// The edge stays where it is: of its grids only one is read.
    @inline(__always)
    static func grid(at point: Point, _ edge: UnsafePointer<DirectoryEdge>) -> Int32 {
        // As in `Orientation.determinant`, for both rays at once.
        let vertexX = unsafe edge.pointee.vertexX - point.x
        let vertexY = unsafe edge.pointee.vertexY - point.y
        let left = unsafe vertexX * (edge.pointee.endsY - point.y)
        let right = unsafe vertexY * (edge.pointee.endsX - point.x)
        let rounded = left - right
        guard Orientation.areSure(rounded, of: left, right) else { return unsafe edge.pointee.exactGrid(at: point) }
        // The signs: comparisons would become jumps, which the processor cannot guess.
        let sector = rounded.x.bitPattern &>> 63 | (rounded.y.bitPattern &>> 62 & 2)
        return unsafe UnsafeRawPointer(edge).load(
            fromByteOffset: 48 &+ Int(truncatingIfNeeded: sector) &* 4, as: Int32.self)
    }

    /// The same without rounding error, by the rule for points on lines.
    @inline(never)
    private func exactGrid(at point: Point) -> Int32 {
        let corner = Corner(
            vertex: Point(x: vertexX, y: vertexY), first: Point(x: endsX.x, y: endsY.x),
            second: Point(x: endsX.y, y: endsY.y))
        return grids[corner.sector(of: point)]
    }
}

/// A vertex and two rays from it through two other points.
struct Corner {
    let vertex: Point
    let first: Point
    let second: Point

    init(vertex: Point, first: Point, second: Point) {
        (self.vertex, self.first, self.second) = (vertex, first, second)
    }

    /// The corner in which two segments meet; `nil` if they have no end in common, or lie upon each other's line.
    init?(_ first: Segment, _ second: Segment) {
        if first.start == second.start {
            self.init(vertex: first.start, first: first.end, second: second.end)
        } else if first.start == second.end {
            self.init(vertex: first.start, first: first.end, second: second.start)
        } else if first.end == second.start {
            self.init(vertex: first.end, first: first.start, second: second.end)
        } else if first.end == second.end {
            self.init(vertex: first.end, first: first.start, second: second.start)
        } else {
            return nil
        }
        guard Orientation.determinant(vertex, self.first, self.second) != 0 else { return nil }
    }

    /// The number of the sector between the rays: that of the smaller angle. Each ray lies on one side of the other's line.
    var sector: Int {
        let turn = Orientation.determinant(vertex, first, second)
        return turn > 0 ? 2 : 1
    }

    /// The number of the sector in which a point lies, by the rule of ``GridLocator`` for points on lines.
    func sector(of point: Point) -> Int {
        (isOnRight(point, of: first) ? 1 : 0) | (isOnRight(point, of: second) ? 2 : 0)
    }

    private func isOnRight(_ point: Point, of end: Point) -> Bool {
        // On the line, the rule puts the point on the right of the segment's own direction.
        guard let segment = Segment(vertex, end) else { return true }
        let isForward = segment.start == vertex
        return segment.hasOnLeft(point) != isForward
    }
}
