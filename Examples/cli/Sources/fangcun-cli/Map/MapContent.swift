import FangcunGeo

/// All that the map page shows; positions are on the metric plane, east and north.
struct MapContent {
    /// A unit grid and its incidents.
    struct Cell {
        var code: String
        var rings: [[Point]]
        var count: Int
        /// The district or street it belongs to, an index into `groupNames`; 0 when the codes tell nothing.
        var group: Int
    }

    /// One of the cells with the most incidents.
    struct HotSpot {
        var rank: Int
        var code: String
        var count: Int
        var position: Point
        var address: String
        var district: String
        var category: String
        var categoryCount: Int
    }

    /// A number for the head of the page.
    struct KeyFigure {
        var value: String
        var zh: String
        var en: String
    }

    /// How many incidents a category has.
    struct Category {
        var name: String
        var count: Int
    }

    var source: String
    var cells: [Cell]
    var groupNames: [String]
    var roads: [RoadLine]
    var incidents: [Point]
    var hotSpots: [HotSpot]
    var figures: [KeyFigure]
    var categories: [Category]

    /// The smallest box around all cells; `nil` when there is none.
    var bounds: BoundingBox? {
        BoundingBox(around: cells.lazy.flatMap(\.rings).joined())
    }
}
