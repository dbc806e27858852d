public import FangcunGeo

/// The land between streets, lanes and wider roads.
public struct Block: Sendable, Hashable {
    /// What a block is used for.
    public enum Use: Int, Sendable, Hashable, CaseIterable {
        /// A housing estate (小区): rows of slabs with building and unit numbers behind the houses of the street.
        case estate
        /// An office, school, hospital or market of its own (单位).
        case compound
        /// Small houses along the streets and behind them (老城区).
        case oldQuarter
        /// A park (公园): no buildings.
        case park
    }

    /// What the block is used for.
    public let use: Use
    /// The name of the estate, compound or park; empty for an old quarter.
    public let name: String
    /// The community, as an index into ``Divisions/communities``.
    public let community: Int
    /// The unit grids in the block, as indices into ``SampleCity/grids``, ascending.
    public let grids: [Int]
    /// The outline, along the centre lines of the roads around it.
    public let outline: Polygon
}
