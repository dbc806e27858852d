internal import FangcunGeo

/// The plan of a city, from the main roads down to the unit grids: who bounds whom, and which line belongs to which road.
///
/// Everything is made by cutting convex cells in two. The cells of one level are the areas of one kind: superblocks between
/// main roads, communities between secondary roads, blocks between streets and lanes, unit grids between walls. So every unit
/// grid lies in exactly one block, community, street and district, and the grids tile the city by construction.
struct CityPlan {
    /// A road: a chain of lines.
    struct Road {
        let kind: LineKind
        let naming: RoadNaming
        /// The district in which the road was begun, or -1 for main roads, which belong to the city.
        let district: Int
        /// The lines from one end to the other.
        var pieces: [Piece]

        /// One line of a road.
        struct Piece {
            let line: Int
            /// Whether the road runs against the line.
            let isReversed: Bool
        }
    }

    /// An area between main roads.
    struct Superblock {
        let cell: PlanCell
        let street: Int
        /// The column and row in the lattice of main roads, from the south-west.
        let column: Int
        let row: Int
    }

    /// The area of a community (社区).
    struct Community {
        let cell: PlanCell
        let street: Int
    }

    /// The area of a block.
    struct Block {
        let cell: PlanCell
        let community: Int
        let grids: Range<Int>
    }

    /// The area of a unit grid.
    struct Grid {
        let cell: PlanCell
        let block: Int
    }

    let seed: UInt64
    let warp: PlanWarp
    var graph: PlanGraph
    let outline: PlanCell
    var partition = LatticePartition(columns: 1, rows: 1, districts: 1, streetSize: 1)
    var roads: [Road] = []
    /// The road of each line; -1 for walls and the outline.
    var roadOfLine: [Int] = []
    var communities: [Community] = []
    var blocks: [Block] = []
    var grids: [Grid] = []
    /// For each node, a road of the lower kinds that ends there and may go on beyond.
    private var roadEnding: [Int: Int] = [:]

    init(seed: UInt64, areaSquareMeters: Double) {
        self.seed = seed
        let size = PlanSize(seed: seed, areaSquareMeters: areaSquareMeters)
        warp = PlanWarp(seed: seed, width: size.width, height: size.height)
        (graph, outline) = PlanGraph.rectangle(width: size.width, height: size.height)
        let superblocks = layMainRoads(size: size, areaSquareMeters: areaSquareMeters)
        layCommunities(in: superblocks)
        for community in communities.indices { layBlocks(in: community) }
        roadOfLine += Array(repeating: -1, count: graph.lines.count - roadOfLine.count)
    }

    /// The area of a cell after bending, as far as its corners tell.
    func bentArea(_ cell: PlanCell) -> Double {
        Shoelace.area(graph.corners(of: cell).map { warp($0) })
    }

    /// The district of a community.
    func district(ofCommunity community: Int) -> Int { partition.districtOfStreet[communities[community].street] }

    // MARK: Roads

    /// Begins a road with one line.
    mutating func beginRoad(_ line: Int, kind: LineKind, naming: RoadNaming = .free, district: Int) -> Int {
        roads.append(
            Road(
                kind: kind, naming: naming, district: district,
                pieces: [Road.Piece(line: line, isReversed: false)]))
        own(line, by: roads.count - 1)
        return roads.count - 1
    }

    /// Lets a road go on along another line, which begins where the road ends.
    mutating func extendRoad(_ road: Int, along line: Int) {
        roads[road].pieces.append(Road.Piece(line: line, isReversed: false))
        own(line, by: road)
    }

    /// Makes a line a road of the lower kinds: the continuation of one that ends straight ahead, or a new one.
    mutating func addStreet(_ line: Int, kind: LineKind, district: Int) {
        let added = graph.lines[line]
        if let road = roadEnding[added.startNode], continues(road, with: line, kind: kind, district: district) {
            extendRoad(road, along: line)
        } else {
            _ = beginRoad(line, kind: kind, district: district)
        }
        roadEnding[added.endNode] = roadOfLine[line]
    }

    private func continues(_ road: Int, with line: Int, kind: LineKind, district: Int) -> Bool {
        let candidate = roads[road]
        guard candidate.kind == kind, candidate.district == district, let last = candidate.pieces.last else {
            return false
        }
        let before = graph.lines[last.line]
        let after = graph.lines[line]
        guard before.endNode == after.startNode else { return false }
        let (beforeX, beforeY) = (before.end.x - before.start.x, before.end.y - before.start.y)
        let (afterX, afterY) = (after.end.x - after.start.x, after.end.y - after.start.y)
        let product = before.start.distance(to: before.end) * after.start.distance(to: after.end)
        return beforeX * afterX + beforeY * afterY > 0.9 * product
    }

    private mutating func own(_ line: Int, by road: Int) {
        roadOfLine += Array(repeating: -1, count: graph.lines.count - roadOfLine.count)
        roadOfLine[line] = road
    }
}

/// How a road comes to its name.
enum RoadNaming {
    /// Any name.
    case free
    /// A part of the ring road: 东环路.
    case ring(Compass)
    /// One half of a road that changes its name in the middle: 中山北路 and 中山南路. Halves of one group share the stem.
    case half(group: Int, Compass)
}
