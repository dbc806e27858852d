import FangcunGeo

/// Sorts sites into streets, lanes and numbers.
struct RoadNetworkBuilder {
    private let sites: [RoadSite]
    private let partition: StreetPartition
    /// The node of each site.
    private var nodeOfSite: [Int32] = []
    private var nodeNumbers: [RoadNetwork.NodeKey: Int32] = [:]
    private var keys: [RoadNetwork.NodeKey] = []
    private var mouths: [RoadNetwork.NodeKey: Point] = [:]

    /// Takes the sites of addresses and crossings, and the crossings themselves for the mouths of lanes.
    init(sites: [RoadSite], crossings: [CrossingTable.Entry]) {
        self.sites = sites
        partition = StreetPartition(sites)
        nodeOfSite.reserveCapacity(sites.count)
        for site in sites {
            let street = partition.street(of: site.stretch, in: site.district) ?? 0
            nodeOfSite.append(node(of: RoadNetwork.NodeKey(street: street, way: site.way)))
        }
        for crossing in crossings { learnMouth(crossing) }
    }

    /// The network.
    ///
    /// - Complexity: O(n log n) in the number of sites.
    func network() -> RoadNetwork {
        var assembly = Assembly()
        let sorted = sites.indices.sorted {
            (nodeOfSite[$0], sites[$0].number, $0) < (nodeOfSite[$1], sites[$1].number, $1)
        }
        var mouthsOnNode: [[(number: AddressNumber, position: Point)]] = Array(repeating: [], count: keys.count)
        for (number, key) in keys.enumerated() {
            guard let mouth = mouths[key] else { continue }
            mouthsOnNode[number].append((.none, mouth))
            guard let parent = key.way.parent else { continue }
            if let above = nodeNumbers[RoadNetwork.NodeKey(street: key.street, way: parent.way)] {
                mouthsOnNode[Int(above)].append((parent.number, mouth))
            }
        }
        var start = 0
        for (number, key) in keys.enumerated() {
            var end = start
            while end < sorted.count, nodeOfSite[sorted[end]] == Int32(number) { end += 1 }
            assembly.append(
                key, sites: sorted[start..<end].map { sites[$0] }, mouths: mouthsOnNode[number], mouth: mouths[key])
            start = end
        }
        return RoadNetwork(
            partition: partition, nodes: assembly.nodes, nodeNumbers: nodeNumbers, anchors: assembly.anchors,
            doors: assembly.doors, points: assembly.points)
    }

    private mutating func node(of key: RoadNetwork.NodeKey) -> Int32 {
        if let known = nodeNumbers[key] { return known }
        // The ways above come first, so that the mouth of a lane always has a street to lie on.
        if let parent = key.way.parent { _ = node(of: RoadNetwork.NodeKey(street: key.street, way: parent.way)) }
        let number = Int32(keys.count)
        nodeNumbers[key] = number
        keys.append(key)
        return number
    }

    /// The crossing of a lane with the way that it branches off is the mouth of the lane; the first one known counts.
    private mutating func learnMouth(_ crossing: CrossingTable.Entry) {
        for (below, above) in [(crossing.sideA, crossing.sideB), (crossing.sideB, crossing.sideA)] {
            guard below.stretch == above.stretch, below.way.parent?.way == above.way,
                let street = partition.street(of: below.stretch, in: crossing.district)
            else { continue }
            let key = RoadNetwork.NodeKey(street: street, way: below.way)
            if mouths[key] == nil { mouths[key] = crossing.position }
        }
    }
}

/// The arrays of a network as they grow, node by node.
private struct Assembly {
    var nodes: [RoadNetwork.Node] = []
    var anchors: [RoadNetwork.Anchor] = []
    var doors: [RoadNetwork.Door] = []
    var points: [Point] = []

    /// Appends a node with its sites, which are sorted by number.
    mutating func append(
        _ key: RoadNetwork.NodeKey, sites: [RoadSite], mouths: [(number: AddressNumber, position: Point)], mouth: Point?
    ) {
        let firstPoint = points.count
        points += sites.map(\.position)
        points += mouths.map(\.position)
        let range = firstPoint..<points.count

        let firstAnchor = anchors.count
        var own = mouths.map { RoadNetwork.Anchor(number: $0.number, position: $0.position, record: -1, doors: 0..<0) }
        own += numberAnchors(of: sites)
        // Stable: of a house and a mouth with the same number the house comes first.
        own.sort { ($0.number, $0.isMouth ? 1 : 0, $0.record) < ($1.number, $1.isMouth ? 1 : 0, $1.record) }
        AnchorOutliers.mark(in: &own)
        anchors += own

        let centre = PointStatistics.centre(of: points[range])
        let position = centre.map { points[firstPoint + $0] } ?? Point(x: 0, y: 0)
        let spread = PointStatistics.radius(around: position, holding: 0.9, of: points[range])
        let record = centre.flatMap { $0 < sites.count ? sites[$0].record : nil } ?? -1
        nodes.append(
            RoadNetwork.Node(
                street: key.street, way: key.way, anchors: firstAnchor..<anchors.count, points: range, mouth: mouth,
                centre: position, spreadMeters: spread, record: record))
    }

    /// One anchor for each number; where doors themselves are known, things beside them do not count.
    private mutating func numberAnchors(of sites: [RoadSite]) -> [RoadNetwork.Anchor] {
        var result: [RoadNetwork.Anchor] = []
        var start = sites.firstIndex { $0.number != .none } ?? sites.count
        while start < sites.count {
            let number = sites[start].number
            var end = start
            while end < sites.count, sites[end].number == number { end += 1 }
            let all = sites[start..<end]
            let exact = all.filter(\.isDoor)
            let used = exact.isEmpty ? Array(all) : exact
            start = end
            guard let centre = PointStatistics.centre(of: used.map(\.position)) else { continue }
            let firstDoor = Int32(doors.count)
            doors += used.map {
                RoadNetwork.Door(record: $0.record, building: $0.building, unit: $0.unit, district: $0.district)
            }
            result.append(
                RoadNetwork.Anchor(
                    number: number, position: used[centre].position, record: used[centre].record,
                    doors: firstDoor..<Int32(doors.count)))
        }
        return result
    }
}

/// Finds numbers whose position their neighbours contradict: a wrong label, a wrong position.
private enum AnchorOutliers {
    /// Numbers do not follow each other further apart than this.
    private static let metersPerNumber = 30.0
    /// Below this distance nothing is suspicious.
    private static let toleranceMeters = 150.0

    /// Marks anchors that lie far from both neighbours while these lie close to each other.
    static func mark(in anchors: inout [RoadNetwork.Anchor]) {
        guard anchors.count > 2 else { return }
        for index in 1..<(anchors.count - 1) {
            let (before, here, after) = (anchors[index - 1], anchors[index], anchors[index + 1])
            if isTooFar(before, here), isTooFar(here, after), !isTooFar(before, after) {
                anchors[index].isOutlier = true
            }
        }
    }

    private static func isTooFar(_ first: RoadNetwork.Anchor, _ second: RoadNetwork.Anchor) -> Bool {
        let numbers = Double(second.number.value - first.number.value)
        return first.position.distance(to: second.position) > toleranceMeters + metersPerNumber * numbers
    }
}
