internal import FangcunModel

/// The rings of all grids, one after the other, each closed: its last point repeats its first.
///
/// A side has the number of its first point.
struct GridRings {
    /// The box around all rings; `nil` without any.
    let bounds: BoundingBox?
    private let points: FlatArray<Point>
    /// The grid whose ring goes on from a point to the next; -1 where none does.
    private let owners: FlatArray<Int32>

    /// The rings of these grids, closed where they are not.
    ///
    /// - Throws: ``GeoError``: `invalidGeometry`, naming the grid, for a coordinate that is not finite or absurdly large;
    ///   `limitExceeded` for too many points.
    init(_ grids: [UnitGrid]) throws(GeoError) {
        let (count, ringCount) = GridRings.size(of: grids)
        guard count <= GridLocator.maximumPoints else {
            throw GeoError(.limitExceeded, "more than \(GridLocator.maximumPoints) points")
        }
        var builder = Builder(capacity: count + ringCount)
        for (index, grid) in grids.enumerated() {
            for polygon in grid.polygons {
                var areUsable = builder.add(polygon.outer, of: index)
                for hole in polygon.holes where areUsable { areUsable = builder.add(hole, of: index) }
                guard areUsable else {
                    throw GeoError(
                        .invalidGeometry, at: .feature(index, identifier: grid.code),
                        "a coordinate is not finite or not below 1e150 in size")
                }
            }
        }
        self = builder.finish()
    }

    private init(_ bounds: BoundingBox?, _ points: FlatArray<Point>, _ owners: FlatArray<Int32>) {
        (self.bounds, self.points, self.owners) = (bounds, points, owners)
    }

    /// The points and rings of all grids as they are given.
    private static func size(of grids: [UnitGrid]) -> (points: Int, rings: Int) {
        var (points, rings) = (0, 0)
        for grid in grids {
            for polygon in grid.polygons {
                points += polygon.outer.count
                rings += 1 + polygon.holes.count
                for hole in polygon.holes { points += hole.count }
            }
        }
        return (points, rings)
    }

    /// The rings while they are taken up.
    private struct Builder: ~Copyable {
        private var bounds: BoundingBox?
        private var points: FlatArrayBuilder<Point>
        private var owners: FlatArrayBuilder<Int32>

        /// No rings, with room for so many points.
        init(capacity: Int) {
            points = FlatArrayBuilder(capacity: capacity)
            owners = FlatArrayBuilder(capacity: capacity)
        }

        /// Adds a ring; false if a coordinate cannot be used.
        mutating func add(_ ring: [Point], of grid: Int) -> Bool {
            guard let first = ring.first, let last = ring.last else { return true }
            var box = bounds ?? BoundingBox(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
            var areUsable = true
            for point in ring {
                areUsable = areUsable && GridOutlines.isUsable(point)
                box.extend(to: point)
                points.append(point)
            }
            bounds = box
            owners.append(Int32(truncatingIfNeeded: grid), count: ring.count - 1)
            if first != last {
                owners.append(Int32(truncatingIfNeeded: grid))
                points.append(first)
            }
            owners.append(-1)
            return areUsable
        }

        consuming func finish() -> GridRings { GridRings(bounds, points.finish(), owners.finish()) }
    }

    /// How many points there are, those that close rings included.
    var count: Int { points.count }

    // MARK: Sides

    /// Whether a side starts at a point: none does at the end of a ring, nor where the next point is the same.
    @inline(__always)
    func hasSide(_ number: Int) -> Bool {
        unsafe owners[unchecked: number] >= 0 && points[unchecked: number] != points[unchecked: number + 1]
    }

    /// The segment along a side that there is.
    @inline(__always)
    func segment(ofSide number: Int) -> Segment {
        unsafe Segment(between: points[unchecked: number], points[unchecked: number + 1])
    }

    /// The grid of a side that there is.
    @inline(__always)
    func owner(ofSide number: Int) -> Int32 { unsafe owners[unchecked: number] }
}
