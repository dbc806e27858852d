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
        let (sides, bounds) = try BorderSegments.sides(of: grids)
        let order = bounds.map { BorderSegments.order(of: sides, within: $0) } ?? []
        self.bounds = bounds
        var segments: [Segment] = []
        var owners: [Int32] = []
        var ownerStarts: [UInt32] = [0]
        segments.reserveCapacity(sides.count / 2)
        owners.reserveCapacity(sides.count)
        ownerStarts.reserveCapacity(sides.count / 2)
        var position = 0
        while position < order.count {
            let segment = sides[Int(order[position] & 0xFFFF_FFFF)].segment
            let first = owners.count
            while position < order.count, case let side = sides[Int(order[position] & 0xFFFF_FFFF)],
                side.segment == segment
            {
                if owners.count > first, owners[owners.count - 1] == side.grid {
                    owners.removeLast()
                } else {
                    owners.append(side.grid)
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
        sides.reserveCapacity(
            grids.reduce(0) { $0 + $1.polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } } })
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

    /// The numbers of the sides, in the lower halves, by the places of their centres along a Z curve, the upper halves; those of
    /// one place by coordinates, then grid.
    private static func order(of sides: [Side], within bounds: BoundingBox) -> [UInt64] {
        let curve = ZCurve(over: bounds)
        var keys = sides.enumerated().map { index, side in
            UInt64(curve.position(ofCentre: side.segment)) << 32 | UInt64(UInt32(truncatingIfNeeded: index))
        }
        ZCurve.sort(&keys)
        func side(_ key: UInt64) -> Side { sides[Int(key & 0xFFFF_FFFF)] }
        var start = 0
        for end in stride(from: 1, through: keys.count, by: 1)
        where end == keys.count || keys[end] >> 32 != keys[start] >> 32 {
            // The sort by place keeps the order of grids, so a pair upon each other, the usual case, is in order.
            let isPair = end - start == 2 && side(keys[start]).segment == side(keys[start + 1]).segment
            if end - start > 1, !isPair {
                keys[start..<end].sort {
                    let (first, second) = (side($0), side($1))
                    return first.segment == second.segment
                        ? first.grid < second.grid : first.segment < second.segment
                }
            }
            start = end
        }
        return keys
    }
}
