import FangcunGeo

extension TextResolver {
    /// What is left of the trust in a place whose district is not the one that the text names.
    private static let otherDistrictTrust = 0.6
    /// What is left of the trust in a place when the section that the text names is not known.
    private static let otherSectionTrust = 0.6
    /// What is left of the trust in a street that is not known to have the number, beside one that is; or in a number that is
    /// not known to have the building.
    private static let unknownNumberTrust = 0.7
    /// What a place across the road (對面) adds to the radius: it is about 35 m from the number in the middle of incidents of
    /// Taipei, to whichever side.
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
        var candidates = streets(of: reference, in: district).compactMap { street, trust in
            var candidate = number(of: reference, on: street, in: district)
            candidate?.trust *= trust
            if reference.relation == .opposite { candidate?.radiusMeters += Self.oppositeMeters }
            return candidate
        }
        // Where one street is known to have the number, streets that only might have it are the less likely.
        if candidates.contains(where: { $0.level == .door }) {
            for index in candidates.indices where candidates[index].level != .door {
                candidates[index].trust *= Self.unknownNumberTrust
            }
        }
        return candidates
    }

    /// The place of a lane or of a road as a whole: the middle of what is known of it, in the district that the text names.
    ///
    /// Sections that the text does not tell apart count together; streets of the same name in several districts do not.
    func placeWay(_ reference: RoadReference, in district: Int32?) -> [Candidate] {
        let all = streets(of: reference, in: district)
        let known = all.filter { network.node(reference.way, of: $0.street) != nil }
        if known.isEmpty {
            return all.compactMap { street, trust in
                var candidate = branch(of: reference, on: street, in: district)
                candidate?.trust = trust
                return candidate
            }
        }
        let isOneRoad = district != nil || reference.section != 0
        return (isOneRoad ? [known] : known.map { [$0] }).compactMap { streets in
            var candidate = middle(of: reference, on: streets.map(\.street), in: district)
            candidate?.trust = streets.map(\.trust).max() ?? 1
            return candidate
        }
    }

    /// The places where a lane opens into its road.
    func placeMouth(_ reference: RoadReference, in district: Int32?) -> [Candidate] {
        streets(of: reference, in: district).compactMap { street, trust in
            var candidate = mouth(of: reference, on: street, in: district)
            candidate?.trust = trust
            return candidate
        }
    }

    /// The house number on its lane; where the lane is not known, where the lane should be.
    private func number(of reference: RoadReference, on street: Int32, in district: Int32?) -> Candidate? {
        guard let node = network.node(reference.way, of: street) else {
            return branch(of: reference, on: street, in: district)
        }
        let numbers = [reference.number] + reference.otherNumbers
        let estimates = numbers.lazy.compactMap { network.estimate($0, on: node) }
        guard let first = estimates.first else { return middle(of: reference, on: [street], in: district) }
        let estimate = estimates.first { $0.basis == .door } ?? first
        if estimate.basis == .door { return door(estimate, of: reference) }
        return Candidate(
            position: estimate.position, level: estimate.basis == .nearest ? .nearby : .interpolated,
            radiusMeters: calibration.radius(of: estimate),
            record: estimate.anchor.record < 0 ? nil : Int(estimate.anchor.record),
            address: wording.address(reference, number: reference.number, in: districts(of: street)))
    }

    /// The record at a known number: of the building and unit that the text names where they are known, else of the bare
    /// number; the middle one of several.
    private func door(_ estimate: NumberEstimate, of reference: RoadReference) -> Candidate? {
        var doors = Array(network.doors[Int(estimate.anchor.doors.lowerBound)..<Int(estimate.anchor.doors.upperBound)])
        for isMeant: (RoadNetwork.Door) -> Bool in [
            { $0.building == reference.building }, { $0.unit == reference.unit },
        ] where doors.contains(where: isMeant) {
            doors.removeAll { !isMeant($0) }
        }
        let positions = doors.map { addresses[Int($0.record)].position }
        guard let centre = PointStatistics.centre(of: positions) else { return nil }
        // An estate with one number is as wide as its buildings are apart.
        let spread = PointStatistics.radius(around: positions[centre], holding: RadiusCalibration.share, of: positions)
        let record = Int(doors[centre].record)
        let knowsBuilding = reference.building == 0 || doors[centre].building == reference.building
        return Candidate(
            position: positions[centre], level: .door, radiusMeters: max(calibration.radius(of: estimate), spread),
            record: record, address: addresses[record].text, trust: knowsBuilding ? 1 : Self.unknownNumberTrust)
    }

    /// The middle of what is known of a lane or road, within a district where any of it lies there.
    private func middle(of reference: RoadReference, on streets: [Int32], in district: Int32?) -> Candidate? {
        var points = streets.flatMap { street in network.node(reference.way, of: street).map(sample) ?? [] }
        let inDistrict = points.filter { $0.district == district }
        if !inDistrict.isEmpty { points = inDistrict }
        let positions = points.map(\.position)
        guard let centre = PointStatistics.centre(of: positions) else { return nil }
        let isRoad = reference.way.isRoad
        let least = isRoad ? Self.shortestRoadMeters : Self.shortestLaneMeters
        let spread = PointStatistics.radius(around: positions[centre], holding: RadiusCalibration.share, of: positions)
        return Candidate(
            position: positions[centre], level: isRoad ? .road : .lane,
            // One or two known points say little about how long the lane is.
            radiusMeters: max(spread, points.count < 3 ? 2 * least : least),
            record: points[centre].record < 0 ? nil : Int(points[centre].record),
            address: wording.address(reference, in: district.map { [$0] } ?? streets.flatMap(districts)))
    }

    /// Some of the known points of a street or lane, evenly picked.
    func sample(_ node: RoadNetwork.Node) -> [RoadNetwork.KnownPoint] {
        let step = max(1, node.points.count / Self.maximumSample)
        return stride(from: node.points.lowerBound, to: node.points.upperBound, by: step).map { network.points[$0] }
    }

    private static let maximumSample = 400
    private static let shortestLaneMeters = 100.0
    private static let shortestRoadMeters = 250.0

    /// Where an unknown lane should branch off its road: lane 205 lies where number 205 of the road is.
    private func branch(of reference: RoadReference, on street: Int32, in district: Int32?) -> Candidate? {
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
        return reference.way.isRoad ? nil : middle(of: road, on: [street], in: district)
    }

    /// The mouth of a lane: known from a crossing, or at the number of the lane on the way that it branches off.
    private func mouth(of reference: RoadReference, on street: Int32, in district: Int32?) -> Candidate? {
        guard let parent = reference.way.parent else { return nil }
        let address = wording.mouth(reference, in: districts(of: street))
        if let mouth = network.node(reference.way, of: street)?.mouth {
            return Candidate(
                position: mouth, level: .crossing, radiusMeters: Self.crossingMeters, record: nil, address: address)
        }
        guard let above = network.node(parent.way, of: street),
            let estimate = network.estimate(parent.number, on: above)
        else { return middle(of: reference, on: [street], in: district) }
        return Candidate(
            position: estimate.position, level: .crossing,
            radiusMeters: max(Self.crossingMeters, calibration.radius(of: estimate)), record: nil, address: address)
    }

    func districts(of street: Int32) -> [Int32] { network.partition.streets[Int(street)].districts }
}
