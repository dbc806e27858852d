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
        try made.withLock { (made) throws(GeoError) in
            if let grids = made.grids { return grids }
            made.grids = try make()
            return made.grids
        }
    }

    func firstGrids(_ make: () throws(GeoError) -> FirstGrids?) throws(GeoError) -> FirstGrids? {
        try first.withLock { (first) throws(GeoError) in
            if first == nil { first = try make() }
            return first
        }
    }

    func points(_ name: String, _ make: () throws(GeoError) -> AtlasPoints?) throws(GeoError) -> AtlasPoints? {
        try made.withLock { (made) throws(GeoError) in
            if let points = made.points[name] { return points }
            made.points[name] = try make()
            return made.points[name]
        }
    }

    func areas(_ name: String, _ make: () throws(GeoError) -> AtlasAreas?) throws(GeoError) -> AtlasAreas? {
        try made.withLock { (made) throws(GeoError) in
            if let areas = made.areas[name] { return areas }
            made.areas[name] = try make()
            return made.areas[name]
        }
    }

    func lines(_ name: String, _ make: () throws(GeoError) -> AtlasLines?) throws(GeoError) -> AtlasLines? {
        try made.withLock { (made) throws(GeoError) in
            if let lines = made.lines[name] { return lines }
            made.lines[name] = try make()
            return made.lines[name]
        }
    }
}
