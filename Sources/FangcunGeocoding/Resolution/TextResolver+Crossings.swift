import FangcunGeo

extension TextResolver {
    /// The radius of a known crossing: nine in ten incidents of Taipei lie within about this.
    static let crossingMeters = 65.0
    /// Crossings of the same two roads within this distance are one (a divided road has several).
    private static let sameCrossingMeters = 150.0
    /// Roads whose known points come no closer than this do not cross.
    private static let farthestApproachMeters = 250.0

    /// The places where two references meet: from the table, else by the mouth of a lane, else where both come closest.
    func crossing(of first: RoadReference, and second: RoadReference, in district: Int32?) -> [Candidate] {
        let known = knownCrossings(of: first, and: second, in: district)
        if !known.isEmpty { return known }
        for (below, above) in [(first, second), (second, first)]
        where below.road == above.road && below.way.parent?.way == above.way {
            let mouths = placeMouth(below, in: district)
            if !mouths.isEmpty { return mouths }
        }
        return closestApproach(of: first, and: second, in: district)
    }

    private func knownCrossings(
        of first: RoadReference, and second: RoadReference, in district: Int32?
    ) -> [Candidate] {
        let all = crossings.crossings(of: first, and: second)
        let inDistrict = all.filter { $0.district == district }
        var groups: [[CrossingTable.Entry]] = []
        for entry in inDistrict.isEmpty ? all : inDistrict {
            let near = groups.firstIndex { $0[0].position.distance(to: entry.position) <= Self.sameCrossingMeters }
            if let near { groups[near].append(entry) } else { groups.append([entry]) }
        }
        return groups.compactMap { group in
            guard let centre = PointStatistics.centre(of: group.map(\.position)) else { return nil }
            let entry = group[centre]
            return Candidate(
                position: entry.position, level: .crossing, radiusMeters: Self.crossingMeters, record: nil,
                address: wording.crossing(first, second, in: entry.district),
                trust: district == nil || entry.district < 0 || entry.district == district ? 1 : 0.8)
        }
    }

    /// The middle of the shortest way from a known point of one road to a known point of the other.
    private func closestApproach(
        of first: RoadReference, and second: RoadReference, in district: Int32?
    ) -> [Candidate] {
        guard first.road != second.road || first.way != second.way else { return [] }
        var best: (distance: Double, middle: Point, trust: Double)?
        for one in streets(of: first, in: district) {
            guard let here = network.node(first.way, of: one.street) else { continue }
            for other in streets(of: second, in: district) {
                guard let there = network.node(second.way, of: other.street) else { continue }
                let far = sample(there).map(\.position)
                for a in sample(here).map(\.position) {
                    for b in far where a.distance(to: b) < best?.distance ?? Self.farthestApproachMeters {
                        let middle = Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
                        best = (a.distance(to: b), middle, min(one.trust, other.trust))
                    }
                }
            }
        }
        return best.map {
            [
                Candidate(
                    position: $0.middle, level: .crossing, radiusMeters: Self.crossingMeters + $0.distance, record: nil,
                    address: wording.crossing(first, second, in: district ?? -1), trust: $0.trust)
            ]
        } ?? []
    }
}
