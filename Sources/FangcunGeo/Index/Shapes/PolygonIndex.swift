/// Areas sorted for the question which of them hold a point or meet a window: the building of an incident (建筑物), the village.
///
/// **The rule** for points is that of ``GridLocator``, decided without rounding error: a point on an edge belongs to the area to
/// the east of it, and on an edge that runs along x to the north; a ray from a point that an area holds crosses all its
/// rings together an odd number of times. Of areas side by side exactly one holds a point of their common edge. Areas
/// may overlap, and then several hold a point.
///
/// **A window** meets an area when they have a point in common, be it on their rims, also decided without rounding error.
///
/// Rings may be closed or not. An area without points is never found. Coordinates may be metres or degrees.
///
/// An index is immutable; share one between threads. Design and figures: docs/indexes.md.
public struct PolygonIndex: Sendable {
    let parts: Parts

    /// The most points that the rings of an index may have.
    public static let maximumPoints = 1 << 30

    typealias Parts = PolygonIndexParts

    /// An index of its parts, which are as the builder makes them, or checked.
    init(_ parts: Parts) { self.parts = parts }

    /// An index of areas, each one polygon; the id of an area is its place in the array.
    ///
    /// - Throws: as ``init(_:)-([[Polygon]])``.
    public init(_ polygons: [Polygon]) throws(GeoError) { try self.init(polygons.map { [$0] }) }

    /// An index of areas, each of one or several polygons; the id of an area is its place in the array.
    ///
    /// - Throws: ``GeoError``: `invalidGeometry`, naming the area, for a coordinate that is not finite or 1e150 and more in
    ///   size; `limitExceeded` for more than ``maximumPoints`` points.
    /// - Complexity: linear in the number of points, in time and memory: about 24 bytes for each, and 40 for each area.
    public init(_ areas: [[Polygon]]) throws(GeoError) { parts = try PolygonIndexParts(areas) }

    /// How many areas there are, those without points too.
    public var count: Int { parts.areaCount }

    /// The ids of the areas that hold a point, in ascending order.
    ///
    /// - Complexity: linear in the points of the areas that meet a square around the point, a handful as a rule. Where very many
    ///   lie upon each other, logarithmic in the number of areas, linear in the points of those whose boxes hold the point.
    public func ids(containing point: Point) -> [Int] {
        var found: [Int] = []
        parts.visitHolders(of: point) {
            found.append(Int($0))
            return true
        }
        return found.sorted()
    }

    /// The first area by id that holds a point; `nil` for none.
    public func first(containing point: Point) -> Int? {
        let id = first(point)
        return id >= 0 ? Int(id) : nil
    }

    @inline(__always)
    func first(_ point: Point) -> Int32 {
        var first: Int32 = -1
        parts.visitHolders(of: point) {
            if first < 0 || $0 < first { first = $0 }
            return false
        }
        return first
    }

    /// The ids of the areas that meet a window, in ascending order.
    ///
    /// - Complexity: logarithmic in the number of areas, linear in the points of those that cross the rim of the window, and
    ///   n log n in the number found.
    public func ids(in window: BoundingBox) -> [Int] {
        var sink = CollectingSink(from: parts.tree.ids)
        parts.tree.visit(window, &sink, thingsFillBoxes: false) { window, position in
            parts.shapes.meets(window, area: position)
        }
        return sink.ids.sorted()
    }
}
