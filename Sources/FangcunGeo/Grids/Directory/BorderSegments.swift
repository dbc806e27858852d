internal import FangcunModel

/// The borders of all grids as segments, each once, with the grids whose rings run along it; near ones near each other.
struct BorderSegments: Sendable {
    let segments: [Segment]
    /// The grids of all segments, in ascending order for each.
    let owners: [Int32]
    /// The box around all segments; `nil` without any.
    let bounds: BoundingBox?
    private let ownerStarts: [UInt32]

    /// The segments of these grids.
    ///
    /// A grid whose rings run along a segment an even number of times has the same on both sides of it, and does not own it.
    ///
    /// - Throws: ``GeoError``: `invalidGeometry`, naming the grid, for a coordinate that is not finite or absurdly large;
    ///   `limitExceeded` for too many points.
    init(_ grids: [UnitGrid]) throws(GeoError) {
        var (sides, bounds) = try BorderSegments.sides(of: grids)
        self.bounds = bounds
        if let bounds, !sides.isEmpty { BorderSegments.sort(&sides, within: bounds) }
        var segments: [Segment] = []
        var owners: [Int32] = []
        var ownerStarts: [UInt32] = [0]
        segments.reserveCapacity(sides.count / 2)
        owners.reserveCapacity(sides.count)
        ownerStarts.reserveCapacity(sides.count / 2)
        var position = 0
        while position < sides.count {
            let segment = sides[position].segment
            let first = owners.count
            while position < sides.count, sides[position].segment == segment {
                let grid = sides[position].grid
                if owners.count > first, owners[owners.count - 1] == grid {
                    owners.removeLast()
                } else {
                    owners.append(grid)
                }
                position += 1
            }
            guard owners.count > first else { continue }
            segments.append(segment)
            ownerStarts.append(UInt32(truncatingIfNeeded: owners.count))
        }
        self.segments = segments
        self.owners = owners
        self.ownerStarts = ownerStarts
    }

    /// The place in ``owners`` of the grids of a segment.
    @inline(__always)
    func ownerRange(_ segment: Int) -> Range<Int> { Int(ownerStarts[segment])..<Int(ownerStarts[segment + 1]) }

    /// A segment as a side of one grid.
    private struct Side {
        let segment: Segment
        let grid: Int32
    }

    /// All sides of all grids, in the order of the grids, and the box around them.
    private static func sides(of grids: [UnitGrid]) throws(GeoError) -> ([Side], BoundingBox?) {
        var sides: [Side] = []
        var bounds: BoundingBox?
        for (index, grid) in grids.enumerated() {
            for polygon in grid.polygons {
                for ring in polygon.rings {
                    guard let box = BoundingBox(around: ring), var previous = ring.last else { continue }
                    guard ring.allSatisfy(GridOutlines.isUsable) else {
                        throw GeoError(
                            .invalidGeometry, at: .feature(index, identifier: grid.code),
                            "a coordinate is not finite or not below 1e150 in size")
                    }
                    guard sides.count + ring.count <= GridLocator.maximumPoints else {
                        throw GeoError(.limitExceeded, "more than \(GridLocator.maximumPoints) points")
                    }
                    bounds?.extend(to: box)
                    bounds = bounds ?? box
                    // Closes the ring when its last point is not its first.
                    for point in ring {
                        if let segment = Segment(previous, point) {
                            sides.append(Side(segment: segment, grid: Int32(truncatingIfNeeded: index)))
                        }
                        previous = point
                    }
                }
            }
        }
        return (sides, bounds)
    }

    /// Sorts some sides, one at least, by the place of their centres along a Z curve, those of one place by coordinates, then grid.
    private static func sort(_ sides: inout [Side], within bounds: BoundingBox) {
        let curve = ZCurve(over: bounds)
        var keys = sides.enumerated().map { index, side in
            UInt64(curve.position(ofCentre: side.segment)) << 32 | UInt64(UInt32(truncatingIfNeeded: index))
        }
        ZCurve.sort(&keys)
        var sorted = keys.map { sides[Int($0 & 0xFFFF_FFFF)] }
        unsafe sorted.withUnsafeMutableBufferPointer { sorted in
            var start = 0
            for end in 1...keys.count where end == keys.count || keys[end] >> 32 != keys[start] >> 32 {
                // The sort by place keeps the order of grids, so a pair upon each other, the usual case, is in order.
                var group = unsafe UnsafeMutableBufferPointer(rebasing: sorted[start..<end])
                let isPair = unsafe group.count == 2 && group[0].segment == group[1].segment
                if group.count > 1, !isPair {
                    unsafe group.sort { $0.segment == $1.segment ? $0.grid < $1.grid : $0.segment < $1.segment }
                }
                start = end
            }
        }
        sides = sorted
    }
}
