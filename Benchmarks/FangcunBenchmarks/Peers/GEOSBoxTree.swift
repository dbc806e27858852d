import CGEOS
import FangcunGeo

/// The peer for windows and nearest points: GEOS's STRtree, called through C as a careful user would.
final class GEOSBoxTree {
    private let context: GEOSContextHandle_t
    private let tree: OpaquePointer
    private let places: UnsafeMutablePointer<Place>
    private let count: Int
    private var geometries: [OpaquePointer] = []

    /// What the tree holds: the point, and which it is.
    private struct Place {
        var x: Double
        var y: Double
        var number: Int32
    }

    /// A tree of points.
    convenience init?(points: [Point]) {
        self.init(points.count) { context, number in
            (GEOSGeom_createPointFromXY_r(context, points[number].x, points[number].y), points[number])
        }
    }

    /// A tree of boxes.
    convenience init?(boxes: [BoundingBox]) {
        self.init(boxes.count) { context, number in
            let box = boxes[number]
            return (
                GEOSGeom_createRectangle_r(context, box.minX, box.minY, box.maxX, box.maxY),
                Point(x: box.minX, y: box.minY)
            )
        }
    }

    private init?(_ count: Int, _ make: (GEOSContextHandle_t, Int) -> (OpaquePointer?, Point)) {
        guard let context = GEOS_init_r(), let tree = GEOSSTRtree_create_r(context, 10) else { return nil }
        self.context = context
        self.tree = tree
        self.count = count
        places = .allocate(capacity: max(1, count))
        geometries.reserveCapacity(count)
        for number in 0..<count {
            let (geometry, point) = make(context, number)
            guard let geometry else { return nil }
            geometries.append(geometry)
            places[number] = Place(x: point.x, y: point.y, number: Int32(number))
            GEOSSTRtree_insert_r(context, tree, geometry, places + number)
        }
        // The tree is built by its first question.
        _ = self.count(BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0))
    }

    deinit {
        GEOSSTRtree_destroy_r(context, tree)
        geometries.forEach { GEOSGeom_destroy_r(context, $0) }
        places.deallocate()
        GEOS_finish_r(context)
    }

    /// The distance to the nearest point.
    func distance(_ point: Point) -> Double {
        var place = Place(x: point.x, y: point.y, number: -1)
        guard let geometry = GEOSGeom_createPointFromXY_r(context, point.x, point.y) else { return .infinity }
        defer { GEOSGeom_destroy_r(context, geometry) }
        return withUnsafePointer(to: &place) { place in
            let found = GEOSSTRtree_nearest_generic_r(
                context, tree, place, geometry,
                { first, second, distance, _ in
                    guard let first, let second, let distance else { return 0 }
                    let a = first.assumingMemoryBound(to: Place.self)
                    let b = second.assumingMemoryBound(to: Place.self)
                    let (dx, dy) = (a.pointee.x - b.pointee.x, a.pointee.y - b.pointee.y)
                    distance.pointee = (dx * dx + dy * dy).squareRoot()
                    return 1
                }, nil)
            guard let found = found?.assumingMemoryBound(to: Place.self) else { return .infinity }
            let (dx, dy) = (found.pointee.x - place.pointee.x, found.pointee.y - place.pointee.y)
            return (dx * dx + dy * dy).squareRoot()
        }
    }

    /// How many boxes meet a window: each is handed to a function that counts.
    func count(_ window: BoundingBox) -> Int {
        guard let geometry = GEOSGeom_createRectangle_r(context, window.minX, window.minY, window.maxX, window.maxY)
        else { return -1 }
        defer { GEOSGeom_destroy_r(context, geometry) }
        var found = 0
        withUnsafeMutablePointer(to: &found) { found in
            GEOSSTRtree_query_r(
                context, tree, geometry, { _, data in data?.assumingMemoryBound(to: Int.self).pointee += 1 }, found)
        }
        return found
    }
}
