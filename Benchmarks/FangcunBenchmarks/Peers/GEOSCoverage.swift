import CGEOS
import FangcunGeo

/// The peer for the coverage check: what GEOS 3.11 offers through C, whose own check of coverages came with 3.12.
///
/// It tells whether each grid is a valid polygon, and joins them along the edges that neighbours have in common; gaps, overlaps
/// and near misses it does not look for, nor at codes.
final class GEOSCoverage {
    private let context: GEOSContextHandle_t
    private let polygons: OpaquePointer

    init?(_ grids: UnitGridSet) {
        guard let context = GEOS_init_r() else { return nil }
        self.context = context
        var cells: [OpaquePointer?] = []
        for grid in grids.grids {
            guard let polygon = grid.polygons.first, polygon.holes.isEmpty,
                let ring = Self.ring(polygon.outer, context),
                let cell = GEOSGeom_createPolygon_r(context, ring, nil, 0)
            else { return nil }
            cells.append(cell)
        }
        let kind = Int32(GEOS_MULTIPOLYGON.rawValue)
        guard let polygons = GEOSGeom_createCollection_r(context, kind, &cells, UInt32(cells.count)) else { return nil }
        self.polygons = polygons
    }

    deinit {
        GEOSGeom_destroy_r(context, polygons)
        GEOS_finish_r(context)
    }

    /// Whether every grid is a valid polygon.
    var hasValidRings: Bool {
        (0..<GEOSGetNumGeometries_r(context, polygons)).allSatisfy {
            GEOSisValid_r(context, GEOSGetGeometryN_r(context, polygons, $0)) == 1
        }
    }

    /// The area of all grids joined; `nil` where they could not be.
    var joinedArea: Double? {
        guard let joined = GEOSCoverageUnion_r(context, polygons) else { return nil }
        defer { GEOSGeom_destroy_r(context, joined) }
        var area = 0.0
        return GEOSArea_r(context, joined, &area) == 1 ? area : nil
    }

    private static func ring(_ points: [Point], _ context: GEOSContextHandle_t) -> OpaquePointer? {
        let coordinates = points.flatMap { [$0.x, $0.y] }
        guard let sequence = GEOSCoordSeq_copyFromBuffer_r(context, coordinates, UInt32(points.count), 0, 0) else {
            return nil
        }
        return GEOSGeom_createLinearRing_r(context, sequence)
    }
}
