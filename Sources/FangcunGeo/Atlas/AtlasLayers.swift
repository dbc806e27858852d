/// The layers of an atlas that were asked for: tested and made once, by the first thread that wants one, while others wait.
final class AtlasLayers: Sendable {
    private let made = Locked(Made())
    /// Behind a lock of its own: first questions do not wait for the test of a layer.
    private let first = Locked<FirstGrids?>(nil)

    private struct Made {
        var grids: AtlasGrids?
        var points: [String: AtlasPoints] = [:]
        var areas: [String: AtlasAreas] = [:]
        var lines: [String: AtlasLines] = [:]
    }

    func grids(_ make: () throws(GeoError) -> AtlasGrids?) throws(GeoError) -> AtlasGrids? {
        try made.withLock { (made) throws(GeoError) in try Self.layer(&made.grids, make) }
    }

    func firstGrids(_ make: () throws(GeoError) -> FirstGrids?) throws(GeoError) -> FirstGrids? {
        try first.withLock { (first) throws(GeoError) in
            if first == nil { first = try make() }
            return first
        }
    }

    func points(_ name: String, _ make: () throws(GeoError) -> AtlasPoints?) throws(GeoError) -> AtlasPoints? {
        try made.withLock { (made) throws(GeoError) in try Self.layer(&made.points[name], make) }
    }

    func areas(_ name: String, _ make: () throws(GeoError) -> AtlasAreas?) throws(GeoError) -> AtlasAreas? {
        try made.withLock { (made) throws(GeoError) in try Self.layer(&made.areas[name], make) }
    }

    func lines(_ name: String, _ make: () throws(GeoError) -> AtlasLines?) throws(GeoError) -> AtlasLines? {
        try made.withLock { (made) throws(GeoError) in try Self.layer(&made.lines[name], make) }
    }

    private static func layer<Layer>(
        _ known: inout Layer?, _ make: () throws(GeoError) -> Layer?
    ) throws(GeoError) -> Layer? {
        if known == nil { known = try make() }
        return known
    }
}
