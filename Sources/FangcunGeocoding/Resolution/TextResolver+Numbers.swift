import FangcunGeo

extension TextResolver {
    /// What is left of the trust in a place whose district is not the one that the text names.
    private static let otherDistrictTrust = 0.6
    /// What is left of the trust in a place when the section that the text names is not known.
    private static let otherSectionTrust = 0.6
    /// How far a place across the road (對面) is from the number, at nine tenths (measured on incidents of Taipei).
    private static let oppositeMeters = 40.0

    /// The streets that a reference may mean, with the trust in each.
    func streets(of reference: RoadReference, in district: Int32?) -> [(street: Int32, trust: Double)] {
        let (all, disregardsSection) = network.streets(of: reference)
        let trust = disregardsSection ? Self.otherSectionTrust : 1
        guard let district else { return all.map { ($0, trust) } }
        let inDistrict = all.filter { network.partition.streets[Int($0)].districts.contains(district) }
        if !inDistrict.isEmpty { return inDistrict.map { ($0, trust) } }
        // A street whose districts are not known contradicts nobody.
        return all.map {
            ($0, network.partition.streets[Int($0)].districts == [-1] ? trust : trust * Self.otherDistrictTrust)
        }
    }

    /// The places of a house number, one for each street that the reference may mean.
    func placeNumber(_ reference: RoadReference, in district: Int32?) -> [Candidate] {
        streets(of: reference, in: district).compactMap { street, trust in
            var candidate = number(of: reference, on: street)
            candidate?.trust = trust
            if reference.relation == .opposite { candidate?.radiusMeters += Self.oppositeMeters }
            return candidate
        }
    }

    /// The places of a lane, or of a road as a whole.
    func placeWay(_ reference: RoadReference, in district: Int32?) -> [Candidate] {
        streets(of: reference, in: district).compactMap { street, trust in
            var candidate = middle(of: reference, on: street) ?? branch(of: reference, on: street)
            candidate?.trust = trust
            return candidate
        }
    }

    /// The places where a lane opens into its road.
    func placeMouth(_ reference: RoadReference, in district: Int32?) -> [Candidate] {
        streets(of: reference, in: district).compactMap { street, trust in
            var candidate = mouth(of: reference, on: street)
            candidate?.trust = trust
            return candidate
        }
    }

    /// The house number on its lane; where the lane is not known, where the lane should be.
    private func number(of reference: RoadReference, on street: Int32) -> Candidate? {
        guard let node = network.node(reference.way, of: street) else { return branch(of: reference, on: street) }
        let numbers = [reference.number] + reference.otherNumbers
        let estimates = numbers.lazy.compactMap { network.estimate($0, on: node) }
        guard let first = estimates.first else { return middle(of: reference, on: street) }
        let estimate = estimates.first { $0.basis == .door } ?? first
        if estimate.basis == .door { return door(estimate, of: reference) }
        return Candidate(
            position: estimate.position, level: estimate.basis == .nearest ? .nearby : .interpolated,
            radiusMeters: calibration.radius(of: estimate),
            record: estimate.anchor.record < 0 ? nil : Int(estimate.anchor.record),
            address: wording.address(reference, number: reference.number, in: districts(of: street)))
    }

    /// The record at a known number: the one of the building that the text names, or the middle one.
    private func door(_ estimate: NumberEstimate, of reference: RoadReference) -> Candidate? {
        let doors = network.doors[Int(estimate.anchor.doors.lowerBound)..<Int(estimate.anchor.doors.upperBound)]
        var record = Int(estimate.anchor.record)
        if reference.building > 0 {
            let building = doors.filter { $0.building == reference.building }
            let unit = building.first { $0.unit == reference.unit } ?? building.first
            if let unit { record = Int(unit.record) }
        }
        guard addresses.indices.contains(record) else { return nil }
        return Candidate(
            position: addresses[record].position, level: .door, radiusMeters: calibration.radius(of: estimate),
            record: record, address: addresses[record].text)
    }

    /// The middle of a known lane or road.
    private func middle(of reference: RoadReference, on street: Int32) -> Candidate? {
        guard let node = network.node(reference.way, of: street), !node.points.isEmpty else { return nil }
        // A single known point says little about how long the lane is.
        let least = node.way.isRoad ? Self.shortestRoadMeters : Self.shortestLaneMeters
        return Candidate(
            position: node.centre, level: node.way.isRoad ? .road : .lane,
            radiusMeters: max(node.spreadMeters, node.points.count < 3 ? 2 * least : least),
            record: node.record < 0 ? nil : Int(node.record),
            address: wording.address(reference, in: districts(of: street)))
    }

    private static let shortestLaneMeters = 100.0
    private static let shortestRoadMeters = 250.0

    /// Where an unknown lane should branch off its road: lane 205 lies where number 205 of the road is.
    private func branch(of reference: RoadReference, on street: Int32) -> Candidate? {
        var way = reference.way
        while let parent = way.parent {
            if let node = network.node(parent.way, of: street), let estimate = network.estimate(parent.number, on: node)
            {
                return Candidate(
                    position: estimate.position, level: .lane,
                    radiusMeters: max(calibration.unknownLaneMeters, calibration.radius(of: estimate)),
                    record: estimate.anchor.record < 0 ? nil : Int(estimate.anchor.record),
                    address: wording.address(reference, number: reference.number, in: districts(of: street)))
            }
            way = parent.way
        }
        var road = reference
        (road.lane, road.alley, road.innerAlley) = (.none, .none, .none)
        return reference.way.isRoad ? nil : middle(of: road, on: street)
    }

    /// The mouth of a lane: known from a crossing, or at the number of the lane on the way that it branches off.
    private func mouth(of reference: RoadReference, on street: Int32) -> Candidate? {
        guard let parent = reference.way.parent else { return nil }
        let address = wording.mouth(reference, in: districts(of: street))
        if let mouth = network.node(reference.way, of: street)?.mouth {
            return Candidate(
                position: mouth, level: .crossing, radiusMeters: Self.crossingMeters, record: nil, address: address)
        }
        guard let above = network.node(parent.way, of: street),
            let estimate = network.estimate(parent.number, on: above)
        else { return middle(of: reference, on: street) }
        return Candidate(
            position: estimate.position, level: .crossing,
            radiusMeters: max(Self.crossingMeters, calibration.radius(of: estimate)), record: nil, address: address)
    }

    func districts(of street: Int32) -> [Int32] { network.partition.streets[Int(street)].districts }
}
