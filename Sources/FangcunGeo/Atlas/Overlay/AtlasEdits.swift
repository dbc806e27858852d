/// What changed since an atlas was made: a plain list, cheap to keep and to send.
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

    /// Changes of a layer of points, such as components (部件) or addresses.
    public struct Points: Sendable, Hashable {
        /// A new record.
        public struct Addition: Sendable, Hashable {
            /// Where it is, in the plane of the atlas.
            public var position: Point
            /// Its class; `nil` if it has none.
            public var className: String?

            /// A new record of its parts.
            public init(position: Point, className: String? = nil) {
                self.position = position
                self.className = className
            }
        }

        /// The indexes of records that are no more.
        public var removed: Set<Int>
        /// Records that are elsewhere now, by index; in the plane of the atlas.
        public var moved: [Int: Point]
        /// New records. They are numbered from the number of the layer's records on.
        public var added: [Addition]

        /// Changes of a layer.
        public init(removed: Set<Int> = [], moved: [Int: Point] = [:], added: [Addition] = []) {
            self.removed = removed
            self.moved = moved
            self.added = added
        }
    }

    /// Changes of the unit grids.
    public var grids: Grids
    /// Changes of layers of points, by the name of the layer.
    public var points: [String: Points]

    /// A list of changes.
    public init(grids: Grids = Grids(), points: [String: Points] = [:]) {
        self.grids = grids
        self.points = points
    }
}
