/// What changed since an atlas was made: a plain list, cheap to keep and to send.
///
/// Records are named by their index. ``init(geoJSON:of:reference:limits:)`` reads a list that names them by their keys.
public struct AtlasEdits: Sendable, Hashable {
    /// Changes of the unit grids (单元网格).
    public struct Grids: Sendable, Hashable {
        /// The codes of grids that are no more.
        public var retired: Set<String>
        /// Grids that have other borders now, under the code that they had; and new ones.
        public var changed: [UnitGrid]

        /// Changes of grids.
        public init(retired: Set<String> = [], changed: [UnitGrid] = []) {
            self.retired = retired
            self.changed = changed
        }
    }

    /// Changes of a layer of records with a shape: a point, polygons or chains of points.
    public struct Layer<Shape: Sendable & Hashable>: Sendable, Hashable {
        /// A record as it is now.
        public struct Record: Sendable, Hashable {
            /// Where it is, in the plane of the atlas.
            public var shape: Shape
            /// Its class; `nil` if it has none, or the one that it had. Only points have classes.
            public var className: String?
            /// What its columns say, by their names; those of a changed record that are not named say what they said.
            public var columns: [String: String]

            /// A record of its parts.
            public init(_ shape: Shape, className: String? = nil, columns: [String: String] = [:]) {
                self.shape = shape
                self.className = className
                self.columns = columns
            }
        }

        /// The indexes of records that are no more.
        public var removed: Set<Int>
        /// Records that are otherwise now, by index: moved, redrawn, of another class or name.
        public var changed: [Int: Record]
        /// New records. They are numbered from the number of the layer's records on.
        public var added: [Record]

        /// Changes of a layer.
        public init(removed: Set<Int> = [], changed: [Int: Record] = [:], added: [Record] = []) {
            self.removed = removed
            self.changed = changed
            self.added = added
        }
    }

    /// Changes of a layer of points, such as components (部件) or addresses.
    public typealias Points = Layer<Point>
    /// Changes of a layer of areas, such as buildings (建筑物).
    public typealias Areas = Layer<[Polygon]>
    /// Changes of a layer of lines, each of one or several chains of points, such as roads (道路).
    public typealias Lines = Layer<[[Point]]>

    /// Changes of the unit grids.
    public var grids: Grids
    /// Changes of layers of points, by the name of the layer.
    public var points: [String: Points]
    /// Changes of layers of areas, by the name of the layer.
    public var areas: [String: Areas]
    /// Changes of layers of lines, by the name of the layer.
    public var lines: [String: Lines]

    /// A list of changes.
    public init(
        grids: Grids = Grids(), points: [String: Points] = [:], areas: [String: Areas] = [:],
        lines: [String: Lines] = [:]
    ) {
        self.grids = grids
        self.points = points
        self.areas = areas
        self.lines = lines
    }
}
