import FangcunGeo
import FangcunTestSupport

/// A made-up city whose grids are a partition: the cells of a lattice with corners and borders out of true.
///
/// Neighbours share every vertex. Some cells have a hole with a cell of its own in it; one grid has two detached parts; one
/// island lies off the coast. Coordinates are any doubles, so nothing lies on a common binary grid by design.
struct LatticeCity {
    let columns: Int
    let rows: Int
    /// The size of a cell, in the unit of the coordinates.
    let pitch: Point
    var grids: UnitGridSet
    /// The places in `grids` of the plain lattice cells, row by row.
    private let cells: [Int]

    /// East and north in metres, EPSG:4547.
    static func metric(seed: UInt64 = 1, columns: Int = 9, rows: Int = 8) -> LatticeCity {
        LatticeCity(
            seed: seed, columns: columns, rows: rows, origin: Point(x: 465_123.456, y: 3_845_678.9),
            pitch: Point(x: 100, y: 100), reference: .cgcs2000GaussKruger114)
    }

    /// Longitude and latitude in degrees, of about the same size.
    static func geographic(seed: UInt64 = 2, columns: Int = 9, rows: Int = 8) -> LatticeCity {
        LatticeCity(
            seed: seed, columns: columns, rows: rows, origin: Point(x: 113.62, y: 34.74),
            pitch: Point(x: 0.00109, y: 0.0009), reference: .cgcs2000)
    }

    init(seed: UInt64, columns: Int, rows: Int, origin: Point, pitch: Point, reference: CoordinateReference) {
        self.columns = columns
        self.rows = rows
        self.pitch = pitch
        var builder = LatticeBuilder(origin: origin, pitch: pitch, generator: SeededGenerator(seed: seed))
        var grids: [UnitGrid] = []
        var cells: [Int] = []
        func add(_ polygon: Polygon) {
            grids.append(UnitGrid(code: LatticeCity.code(grids.count), polygons: [polygon]))
        }
        for row in 0..<rows {
            for column in 0..<columns {
                cells.append(grids.count)
                let outer = builder.ring(column, row)
                if (column, row) == (2, 2) || (column, row) == (columns - 3, rows - 2) {
                    let core = builder.core(column, row)
                    add(Polygon(outer: outer, holes: [core.reversed()]))
                    add(Polygon(outer: core))
                } else {
                    add(Polygon(outer: outer))
                }
            }
        }
        // A detached part of the first grid, and an island of its own.
        grids[0].polygons.append(Polygon(outer: builder.ring(columns + 2, 1)))
        add(Polygon(outer: builder.ring(columns + 2, 4)))
        self.grids = UnitGridSet(reference: reference, grids: grids)
        self.cells = cells
    }

    /// The place in `grids` of a lattice cell.
    func index(_ column: Int, _ row: Int) -> Int { cells[row * columns + column] }

    /// The place in `grids` of the grid within the hole of cell (2, 2).
    var coreIndex: Int { index(2, 2) + 1 }

    private static func code(_ serial: Int) -> String {
        let digits = String(serial + 1)
        return "410103001001" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}

extension UnitGridSet {
    /// Every point of every ring.
    var vertices: [Point] { grids.flatMap(\.polygons).flatMap(\.rings).flatMap { $0 } }

    /// The middle of every edge, as near as doubles come.
    var edgeMidpoints: [Point] {
        grids.flatMap(\.polygons).flatMap(\.rings).flatMap { ring in
            zip(ring, ring.dropFirst()).map { Point(x: ($0.x + $1.x) / 2, y: ($0.y + $1.y) / 2) }
        }
    }
}

private struct LatticeBuilder {
    let origin: Point
    let pitch: Point
    var generator: SeededGenerator
    private var corners: [Key: Point] = [:]
    private var borders: [Key: [Point]] = [:]

    struct Key: Hashable {
        let column: Int
        let row: Int
        var isUpright = false
    }

    init(origin: Point, pitch: Point, generator: SeededGenerator) {
        self.origin = origin
        self.pitch = pitch
        self.generator = generator
    }

    /// The closed ring of a cell, counter-clockwise.
    mutating func ring(_ column: Int, _ row: Int) -> [Point] {
        let south = border(column, row, isUpright: false)
        let east = border(column + 1, row, isUpright: true)
        let north = border(column, row + 1, isUpright: false)
        let west = border(column, row, isUpright: true)
        return south.dropLast() + east.dropLast() + north.reversed().dropLast() + west.reversed()
    }

    /// A small closed ring about the middle of a cell, counter-clockwise.
    mutating func core(_ column: Int, _ row: Int) -> [Point] {
        var ring: [Point] = []
        for (x, y) in [(0.62, 0.5), (0.5, 0.61), (0.36, 0.5), (0.5, 0.37)] {
            ring.append(place(Double(column) + x + wobble(0.03), Double(row) + y + wobble(0.03)))
        }
        return ring + ring.prefix(1)
    }

    /// The corner at the start of a border, points along it, and the corner at its end: eastwards or northwards.
    private mutating func border(_ column: Int, _ row: Int, isUpright: Bool) -> [Point] {
        let key = Key(column: column, row: row, isUpright: isUpright)
        if let known = borders[key] { return known }
        let start = corner(column, row)
        let end = isUpright ? corner(column, row + 1) : corner(column + 1, row)
        var line = [start]
        let steps = Int.random(in: 1...4, using: &generator)
        for step in 1..<max(2, steps) where steps > 1 {
            let t = Double(step) / Double(steps)
            line.append(
                Point(
                    x: start.x + t * (end.x - start.x) + wobble(0.04) * pitch.x,
                    y: start.y + t * (end.y - start.y) + wobble(0.04) * pitch.y))
        }
        line.append(end)
        borders[key] = line
        return line
    }

    private mutating func corner(_ column: Int, _ row: Int) -> Point {
        let key = Key(column: column, row: row)
        if let known = corners[key] { return known }
        // Every third row of corners is left in true, so that some borders run exactly along x.
        let size = row % 3 == 0 ? 0 : 0.12
        let made = place(Double(column) + wobble(size), Double(row) + wobble(size))
        corners[key] = made
        return made
    }

    private func place(_ column: Double, _ row: Double) -> Point {
        Point(x: origin.x + column * pitch.x, y: origin.y + row * pitch.y)
    }

    private mutating func wobble(_ size: Double) -> Double { Double.random(in: -1...1, using: &generator) * size }
}
