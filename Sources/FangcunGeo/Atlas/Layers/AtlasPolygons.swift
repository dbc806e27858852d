/// The areas of the features of a layer, each of any number of polygons.
struct AtlasPolygons: Sendable {
    /// Feature i has the polygons from `areas[i]` up to `areas[i + 1]`.
    private let areas: FlatArray<UInt32>
    /// Polygon i has the rings from `polygons[i]` up to `polygons[i + 1]`, the outer one first.
    private let polygons: FlatArray<UInt32>
    /// Ring i has the points from `rings[i]` up to `rings[i + 1]`.
    private let rings: FlatArray<UInt32>
    private let points: FlatArray<Point>

    /// Reads the parts that hold polygons.
    ///
    /// - Throws: ``GeoError``, naming section and place, unless every feature has its polygons.
    init(_ layer: AtlasLayerReader, count: Int) throws(GeoError) {
        areas = try layer.rows("shape-features", .uint32, count: count + 1)
        polygons = try layer.rows("shape-polygons", .uint32)
        rings = try layer.rows("shape-rings", .uint32)
        points = try layer.rows("shape-points", .float64x2)
        try AtlasPolygons.check(areas, "shape-features", of: polygons.count - 1, layer)
        try AtlasPolygons.check(polygons, "shape-polygons", of: rings.count - 1, layer)
        try AtlasPolygons.check(rings, "shape-rings", of: points.count, layer)
    }

    /// The polygons of a feature.
    func polygons(of feature: Int) -> [Polygon] {
        AtlasPolygons.range(areas, feature).map { polygon in
            let rings = AtlasPolygons.range(polygons, polygon).map { ring in
                AtlasPolygons.range(self.rings, ring).map { unsafe points[unchecked: $0] }
            }
            return Polygon(outer: rings.first ?? [], holes: Array(rings.dropFirst()))
        }
    }

    private static func range(_ starts: FlatArray<UInt32>, _ index: Int) -> Range<Int> {
        unsafe Int(starts[unchecked: index])..<Int(starts[unchecked: index + 1])
    }

    /// Tests that a row of starts runs from 0 up to a number without a step back.
    private static func check(
        _ starts: FlatArray<UInt32>, _ part: String, of count: Int, _ layer: AtlasLayerReader
    ) throws(GeoError) {
        let reader = unsafe starts.reader
        guard starts.count > 0, unsafe reader[unchecked: 0] == 0,
            unsafe Int(reader[unchecked: starts.count - 1]) == count
        else { throw layer.fault(part, "does not lead to all that it should") }
        for index in 1..<starts.count where unsafe reader[unchecked: index &- 1] > reader[unchecked: index] {
            throw layer.fault(part, at: 4 * index, "goes back")
        }
    }

    /// Adds the areas of features to a layer.
    ///
    /// - Throws: ``GeoError`` `limitExceeded` for more than 2^32 - 1 points.
    static func write(_ features: [[Polygon]], to draft: inout AtlasLayerDraft) throws(GeoError) {
        var (areas, polygons, rings): ([UInt32], [UInt32], [UInt32]) = ([0], [0], [0])
        var points: [Point] = []
        for feature in features {
            for polygon in feature {
                for ring in polygon.rings {
                    points += ring
                    guard points.count < UInt32.max else {
                        throw GeoError(.limitExceeded, "more than 2^32 points in a layer")
                    }
                    rings.append(UInt32(points.count))
                }
                polygons.append(UInt32(rings.count - 1))
            }
            areas.append(UInt32(polygons.count - 1))
        }
        draft.add("shape-features", .uint32, areas)
        draft.add("shape-polygons", .uint32, polygons)
        draft.add("shape-rings", .uint32, rings)
        draft.add("shape-points", .float64x2, points)
    }
}
