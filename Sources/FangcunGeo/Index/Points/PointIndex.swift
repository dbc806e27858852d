/// Points sorted for the questions of a city: the nearest ones, those within a distance, those in a window (空间索引).
///
/// Components (部件), addresses, cameras: whatever has a position and is asked for by the million. A point may have a class, and
/// a question may want some classes only.
///
/// **Distances** are straight and in the unit of the coordinates, so these should be metres of a plane; in degrees, distances
/// mean little (``LocalPlane`` projects). A distance is computed from the square of both differences, each operation rounded to
/// double, and the order of points is that of these sums: points equally far, among them all at one position, come by id. So an
/// answer depends on the points and the question only: not on other questions, batches or threads.
///
/// **No answer**: a place or distance that is not a number, a negative distance and a place with coordinates of 1e150 and more
/// find nothing.
///
/// An index is immutable; share one between threads. Design and figures: docs/indexes.md.
public struct PointIndex: Sendable {
    let parts: Parts

    /// The most points that an index takes.
    public static let maximumPoints = 1 << 30

    /// All that an index is: the frame, and rows of plain values. A file may lend the rows (``PointIndexParts/check()``).
    typealias Parts = PointIndexParts

    /// An index of its parts, which are as the builder makes them, or checked.
    init(_ parts: Parts) { self.parts = parts }

    /// An index of these points; the id of a point is its place in the array.
    ///
    /// - Parameters:
    ///   - points: The positions; several may be equal.
    ///   - classes: The class of each point; empty where points have none.
    /// - Throws: ``GeoError``: `invalidGeometry`, naming the point, for a coordinate that is not finite or 1e150 and more in
    ///   size, and for a number of classes that is neither 0 nor that of the points; `limitExceeded` for more than
    ///   ``maximumPoints`` points.
    /// - Complexity: linear in the number of points, in time and memory: about 22 bytes for each. Where very many lie in one
    ///   small place, their number times its logarithm.
    public init(_ points: [Point], classes: [UInt16] = []) throws(GeoError) {
        parts = try PointIndexBuilder.build(points, classes: classes)
    }

    /// How many points there are.
    public var count: Int { parts.ids.count }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    // MARK: Nearest

    /// The points nearest to a place, the nearest first.
    ///
    /// - Parameters:
    ///   - place: Where to look.
    ///   - count: How many to find at most.
    ///   - distance: How far away they may be; that distance is still near enough.
    ///   - classes: The classes wanted; `nil` for all. In an index without classes every point has class 0.
    /// - Complexity: about constant for a few points where points are; logarithmic at worst in the number of points near
    ///   by, except that all points at one position are looked at. Of rare classes, linear in the number of their points at
    ///   worst.
    public func nearest(
        to place: Point, count: Int = 1, within distance: Double = .infinity, classes: ClassSelection? = nil
    ) -> [Neighbor] {
        guard let classes else { return nearest(to: place, count, distance, EveryPoint()) }
        return nearest(to: place, count, distance, PointsOfClasses(classes, in: self))
    }

    /// The points nearest to a place among those that a rule admits, the nearest first.
    ///
    /// - Parameters:
    ///   - place: Where to look.
    ///   - count: How many to find at most.
    ///   - distance: How far away they may be; that distance is still near enough.
    ///   - isAdmitted: The rule, asked with ids of points near enough to matter, in no stated order.
    public func nearest(
        to place: Point, count: Int = 1, within distance: Double = .infinity, where isAdmitted: (Int) -> Bool
    ) -> [Neighbor] {
        withoutActuallyEscaping(isAdmitted) { nearest(to: place, count, distance, PointsByRule(isAdmitted: $0)) }
    }

    private func nearest(
        to place: Point, _ wanted: Int, _ distance: Double, _ filter: some PointFilter
    ) -> [Neighbor] {
        let width = min(wanted, count)
        guard width > 0, PointIndex.isPlace(place), distance >= 0 else { return [] }
        return unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: width) { ids in
            unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { distances in
                guard let idRow = ids.baseAddress, let distanceRow = distances.baseAddress else { return [] }
                let entry = TileOrder.Entry(question: place, number: 0)
                if let kernel = unsafe kernel(filter, width) {
                    let isDone = unsafe withUnsafePointer(to: entry) {
                        let entries = unsafe UnsafeBufferPointer(start: $0, count: 1)
                        return unsafe kernel.search(entries, width: width, within: distance, idRow, distanceRow) == 1
                    }
                    if !isDone { unsafe search(at: entry, width, distance, filter, idRow, distanceRow) }
                } else {
                    unsafe search(at: entry, width, distance, filter, idRow, distanceRow)
                }
                return unsafe ids.prefix { $0 >= 0 }.indices.map {
                    unsafe Neighbor(id: Int(ids[$0]), distance: distances[$0])
                }
            }
        }
    }

    /// All points within a distance of a place, the nearest first.
    ///
    /// - Complexity: linear in the number of points found and of those near by, and n log n for their order.
    public func neighbors(
        of place: Point, within distance: Double, classes: ClassSelection? = nil
    ) -> [Neighbor] {
        guard let classes else { return neighbors(of: place, distance, EveryPoint()) }
        return neighbors(of: place, distance, PointsOfClasses(classes, in: self))
    }

    /// All points within a distance of a place that a rule admits, the nearest first.
    public func neighbors(of place: Point, within distance: Double, where isAdmitted: (Int) -> Bool) -> [Neighbor] {
        withoutActuallyEscaping(isAdmitted) { neighbors(of: place, distance, PointsByRule(isAdmitted: $0)) }
    }

    private func neighbors(of place: Point, _ distance: Double, _ filter: some PointFilter) -> [Neighbor] {
        guard PointIndex.isPlace(place), distance >= 0 else { return [] }
        var sink = GatheringSink(within: distance)
        unsafe PointSearch(self, at: place, filter)?.fill(&sink) { GatheringSink(within: distance) }
        return sink.sorted()
    }

    /// Whether a search may start at a point: its coordinates are numbers whose differences have squares.
    static func isPlace(_ point: Point) -> Bool {
        point.x.magnitude < BucketFrame.coordinateLimit && point.y.magnitude < BucketFrame.coordinateLimit
    }
}
