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
        var groups = Array(districts.indices)
        if districts.count > 1 { groups = Self.joinedGroups(of: sites, districts: districts) }
        for group in districts.indices where groups[group] == group {
            let members = districts.indices.filter { groups[$0] == group }.map { districts[$0] }
            streetsOfStretch[stretch, default: []].append(Int32(streets.count))
            streets.append(Street(stretch: stretch, districts: members))
        }
    }

    /// For each district the first district that it shares a street with.
    private static func joinedGroups(of sites: some Collection<RoadSite>, districts: [Int32]) -> [Int] {
        var groups = Array(districts.indices)
        var districtsOfSquare: [Square: [Int]] = [:]
        var index = 0
        for site in sites {
            if site.district != districts[index] { index += 1 }
            let square = Square(site.position, sideMeters: squareMeters)
            if districtsOfSquare[square]?.last == index { continue }
            for neighbour in square.neighbourhood {
                for other in districtsOfSquare[neighbour] ?? [] where groups[other] != groups[index] {
                    let (kept, merged) = (min(groups[other], groups[index]), max(groups[other], groups[index]))
                    for position in groups.indices where groups[position] == merged { groups[position] = kept }
                }
            }
            districtsOfSquare[square, default: []].append(index)
        }
        return groups
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
