public import FangcunGeo

/// The footprint of a building and where it belongs.
public struct Building: Sendable, Hashable {
    /// The footprint: a rectangle or an L, counter-clockwise.
    public let footprint: Polygon
    /// The unit grid in which all of it lies, as an index into ``SampleCity/grids``.
    public let grid: Int
    /// The block, as an index into ``SampleCity/blocks``.
    public let block: Int
    /// The number of storeys.
    public let floors: Int
}

/// All buildings of the city, kept compactly: a ``Building`` is made when it is asked for.
public struct BuildingList: RandomAccessCollection, Sendable {
    private var corners: [Spot] = []
    private var cornerStarts: [Int32] = [0]
    private var grids: [Int32] = []
    private var blocks: [Int32] = []
    private var floors: [UInt8] = []

    init() {}

    /// The index of the first building.
    public var startIndex: Int { 0 }
    /// How many buildings there are.
    public var endIndex: Int { grids.count }

    /// The building at an index.
    public subscript(index: Int) -> Building {
        let ring = corners[Int(cornerStarts[index])..<Int(cornerStarts[index + 1])].map(\.position)
        return Building(
            footprint: Polygon(outer: ring + ring.prefix(1)), grid: Int(grids[index]), block: Int(blocks[index]),
            floors: Int(floors[index]))
    }

    /// Adds a building and says which it is.
    mutating func append(_ ring: [Point], grid: Int, block: Int, floors storeys: Int) -> Int {
        corners += ring.map { Spot(nearest: $0) }
        cornerStarts.append(Int32(corners.count))
        grids.append(Int32(grid))
        blocks.append(Int32(block))
        floors.append(UInt8(Swift.min(storeys, 255)))
        return grids.count - 1
    }
}

extension Rectangle {
    /// The footprint as an L: a part of the far corner is missing.
    func notched(lengthShare: Double, depthShare: Double) -> [Point] {
        let along = halfLength * (1 - 2 * lengthShare)
        let aside = halfDepth * (1 - 2 * depthShare)
        return [
            place(along: -halfLength, aside: -halfDepth), place(along: halfLength, aside: -halfDepth),
            place(along: halfLength, aside: aside), place(along: along, aside: aside),
            place(along: along, aside: halfDepth), place(along: -halfLength, aside: halfDepth),
        ]
    }
}
