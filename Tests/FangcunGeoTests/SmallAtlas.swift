import FangcunGeo
import FangcunTestSupport

/// A small atlas with something in every kind of layer.
struct SmallAtlas {
    let city: LatticeCity
    let components: [Point]
    let classes: [String]
    let buildings: [[Polygon]]
    let roads: [[[Point]]]

    init(columns: Int = 4, rows: Int = 4, components count: Int = 60) throws {
        city = LatticeCity.metric(columns: columns, rows: rows)
        var generator = SeededGenerator(seed: 3)
        let origin = Point(x: 465_123, y: 3_845_678)
        func place() -> Point {
            Point(
                x: origin.x + Double.random(in: -20...420, using: &generator),
                y: origin.y + Double.random(in: -20...420, using: &generator))
        }
        components = (0..<count).map { $0 % 7 == 6 ? origin : place() }
        classes = (0..<count).map { ["0101", "0102", "0203"][$0 * 5 % 3] }
        buildings = (0..<count / 3).map { _ in
            let corner = place()
            let ring = [(0, 0), (12, 0), (12, 6), (5, 9), (0, 0)].map { Point(x: corner.x + $0, y: corner.y + $1) }
            return [Polygon(outer: ring)]
        }
        roads = (0..<count / 6).map { _ in [[place(), place(), place()], [place(), place()]] }
    }

    func builder() throws -> AtlasBuilder {
        var builder = try AtlasBuilder(
            reference: city.grids.reference, edition: AtlasEdition(label: "小城", date: "2025-09-30", creator: "tests"))
        try builder.setGrids(city.grids)
        try builder.setPoints(
            "components", components, classes: classes,
            columns: [AtlasColumn("id", components.indices.map { "C\($0)" })])
        try builder.setAreas(
            "buildings", buildings, columns: [AtlasColumn("floors", buildings.indices.map { Int32($0) })])
        try builder.setLines("roads", roads, columns: [AtlasColumn("name", roads.indices.map { "第\($0)路" })])
        try builder.setTable(
            "notes",
            [
                AtlasColumn("text", ["甲", "", "third"]), AtlasColumn("value", [1.5, .nan, -0.0]),
                AtlasColumn("number", [1, .min, .max] as [Int32]),
            ])
        return builder
    }

    /// The bytes of a smaller one, of which every byte is broken in turn.
    static func bytes() throws -> [UInt8] { try SmallAtlas(columns: 3, rows: 3, components: 20).builder().bytes }
}
