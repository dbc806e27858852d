import CGEOS
import FangcunGeo

/// The peer for points in grids: GEOS's STRtree over prepared polygons, called through C as a careful user would.
///
/// A point on a shared edge meets several cells; the smallest index is taken, so that only points on edges can differ from ours.
final class GEOSPointLocator {
    private let context: GEOSContextHandle_t
    private let tree: OpaquePointer
    private var geometries: [OpaquePointer] = []
    private var prepared: [OpaquePointer] = []
    private let indices: UnsafeMutablePointer<Int32>

    init?(_ grids: UnitGridSet) {
        guard let context = GEOS_init_r(), let tree = GEOSSTRtree_create_r(context, 10) else { return nil }
        self.context = context
        self.tree = tree
        indices = .allocate(capacity: max(1, grids.grids.count))
        for (index, grid) in grids.grids.enumerated() {
            guard let polygon = grid.polygons.first, let geometry = makePolygon(polygon) else { return nil }
            geometries.append(geometry)
            guard let preparedGeometry = GEOSPrepare_r(context, geometry) else { return nil }
            prepared.append(preparedGeometry)
            indices[index] = Int32(index)
            GEOSSTRtree_insert_r(context, tree, geometry, indices + index)
        }
    }

    deinit {
        prepared.forEach { GEOSPreparedGeom_destroy_r(context, $0) }
        GEOSSTRtree_destroy_r(context, tree)
        geometries.forEach { GEOSGeom_destroy_r(context, $0) }
        indices.deallocate()
        GEOS_finish_r(context)
    }

    /// The smallest index of the grids that the point meets; -1 for none.
    func locate(_ point: Point) -> Int32 {
        guard let geometry = GEOSGeom_createPointFromXY_r(context, point.x, point.y) else { return -1 }
        defer { GEOSGeom_destroy_r(context, geometry) }
        var query = Query(context: context, prepared: prepared, point: geometry)
        withUnsafeMutablePointer(to: &query) { query in
            GEOSSTRtree_query_r(
                context, tree, geometry,
                { item, data in
                    guard let item, let data else { return }
                    let index = item.assumingMemoryBound(to: Int32.self).pointee
                    let query = data.assumingMemoryBound(to: Query.self)
                    // A larger index than that already found would not be the answer.
                    guard query.pointee.found < 0 || index < query.pointee.found else { return }
                    let meets = GEOSPreparedIntersects_r(
                        query.pointee.context, query.pointee.prepared[Int(index)], query.pointee.point)
                    if meets == 1 { query.pointee.found = index }
                }, query)
        }
        return query.found
    }

    /// All grids that the point meets, rims included, in no order: for comparisons, not for timing.
    func grids(meeting point: Point) -> [Int32] {
        guard let geometry = GEOSGeom_createPointFromXY_r(context, point.x, point.y) else { return [] }
        defer { GEOSGeom_destroy_r(context, geometry) }
        var near: [Int32] = []
        withUnsafeMutablePointer(to: &near) { near in
            GEOSSTRtree_query_r(
                context, tree, geometry,
                { item, data in
                    guard let item, let data else { return }
                    data.assumingMemoryBound(to: [Int32].self).pointee
                        .append(item.assumingMemoryBound(to: Int32.self).pointee)
                }, near)
        }
        return near.filter { GEOSPreparedIntersects_r(context, prepared[Int($0)], geometry) == 1 }
    }

    /// Whether the point is in the inside of none of the grids.
    func isOnRim(_ point: Point, of grids: [Int32]) -> Bool {
        guard let geometry = GEOSGeom_createPointFromXY_r(context, point.x, point.y) else { return false }
        defer { GEOSGeom_destroy_r(context, geometry) }
        return grids.allSatisfy { GEOSPreparedContains_r(context, prepared[Int($0)], geometry) == 0 }
    }

    private struct Query {
        let context: GEOSContextHandle_t
        let prepared: [OpaquePointer]
        let point: OpaquePointer
        var found: Int32 = -1
    }

    private func makePolygon(_ polygon: Polygon) -> OpaquePointer? {
        guard let shell = makeRing(polygon.outer) else { return nil }
        var holes: [OpaquePointer?] = polygon.holes.map(makeRing)
        return GEOSGeom_createPolygon_r(context, shell, &holes, UInt32(holes.count))
    }

    private func makeRing(_ points: [Point]) -> OpaquePointer? {
        let flat = points.flatMap { [$0.x, $0.y] }
        guard let sequence = GEOSCoordSeq_copyFromBuffer_r(context, flat, UInt32(points.count), 0, 0) else {
            return nil
        }
        return GEOSGeom_createLinearRing_r(context, sequence)
    }
}
