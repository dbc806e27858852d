import FangcunGeo

/// Tells streets of the same name apart: 中山路 of one district and 中山路 of another may be one street or two.
///
/// The sites of a name are grouped by district; two districts share a street when sites of both lie in the same or in
/// neighbouring squares of 500 m. A street that crosses a district border does, two streets of the same name do not.
struct StreetPartition: Sendable {
    /// One street: a name, a section and the districts that it runs through.
    struct Street: Sendable {
        var stretch: RoadStretch
        var districts: [Int32]
    }

    private static let squareMeters = 500.0

    private(set) var streets: [Street] = []
    /// The streets of each stretch, by ascending number.
    private(set) var streetsOfStretch: [RoadStretch: [Int32]] = [:]
    /// The sections known of each road, ascending.
    private(set) var sectionsOfRoad: [Int32: [Int32]] = [:]

    /// Partitions sites.
    ///
    /// - Complexity: O(n log n).
    init(_ sites: [RoadSite]) {
        let order = sites.indices.sorted {
            (sites[$0].stretch, sites[$0].district, $0) < (sites[$1].stretch, sites[$1].district, $1)
        }
        var start = 0
        while start < order.count {
            let stretch = sites[order[start]].stretch
            var end = start
            while end < order.count, sites[order[end]].stretch == stretch { end += 1 }
            addStreets(of: stretch, sites: order[start..<end].lazy.map { sites[$0] })
            sectionsOfRoad[stretch.road, default: []].append(stretch.section)
            start = end
        }
    }

    /// The street of a stretch in a district; the first street of the stretch where the district is not known.
    func street(of stretch: RoadStretch, in district: Int32) -> Int32? {
        let candidates = streetsOfStretch[stretch] ?? []
        return candidates.first { streets[Int($0)].districts.contains(district) } ?? candidates.first
    }

    private mutating func addStreets(of stretch: RoadStretch, sites: some Collection<RoadSite>) {
        var districts: [Int32] = []
        for site in sites where districts.last != site.district { districts.append(site.district) }
        var groups = DisjointGroups(count: districts.count)
        if districts.count > 1 { Self.join(&groups, of: districts, where: sites) }
        var streetOfGroup: [Int: Int] = [:]
        for (index, district) in districts.enumerated() {
            let group = groups.representative(of: index)
            if let street = streetOfGroup[group] {
                streets[street].districts.append(district)
            } else {
                streetOfGroup[group] = streets.count
                streetsOfStretch[stretch, default: []].append(Int32(streets.count))
                streets.append(Street(stretch: stretch, districts: [district]))
            }
        }
    }

    /// Joins the districts, by their place in a list, whose sites lie in the same or in neighbouring squares.
    ///
    /// One district stands for each square, since all districts of a square belong together.
    private static func join(
        _ groups: inout DisjointGroups, of districts: [Int32], where sites: some Collection<RoadSite>
    ) {
        var districtOfSquare: [Square: Int] = [:]
        var index = 0
        for site in sites {
            if site.district != districts[index] { index += 1 }
            let square = Square(site.position, sideMeters: squareMeters)
            if districtOfSquare[square] == index { continue }
            for neighbour in square.neighbourhood {
                if let other = districtOfSquare[neighbour] { groups.join(index, other) }
            }
            districtOfSquare[square] = index
        }
    }

    private struct Square: Hashable {
        var column: Int
        var row: Int

        init(column: Int, row: Int) {
            self.column = column
            self.row = row
        }

        /// Positions are checked to be moderate where they enter the geocoder.
        init(_ point: Point, sideMeters: Double) {
            self.init(
                column: Int((point.x / sideMeters).rounded(.down)), row: Int((point.y / sideMeters).rounded(.down)))
        }

        var neighbourhood: [Square] {
            (-1...1).flatMap { x in (-1...1).map { y in Square(column: column + x, row: row + y) } }
        }
    }
}

/// Groups of numbers that grow together (union-find).
private struct DisjointGroups {
    private var parents: [Int]

    /// Each number in a group of its own.
    init(count: Int) { parents = Array(0..<count) }

    /// The smallest number of a group, which stands for it.
    mutating func representative(of number: Int) -> Int {
        var number = number
        while parents[number] != number {
            parents[number] = parents[parents[number]]
            number = parents[number]
        }
        return number
    }

    mutating func join(_ first: Int, _ second: Int) {
        let (one, other) = (representative(of: first), representative(of: second))
        parents[max(one, other)] = min(one, other)
    }
}
