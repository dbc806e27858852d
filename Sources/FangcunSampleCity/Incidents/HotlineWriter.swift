internal import FangcunGeo
internal import FangcunModel

/// Chooses what an incident names and writes its text.
struct HotlineWriter {
    let options: HotlineOptions
    let addresses: AddressList
    let crossings: [CrossingPlan]
    let shapes: [RoadNetwork.Shape]
    let roads: [Road]
    /// The indices of the addresses that are buildings or units.
    let firstInnerAddress: Int

    /// What a text says of the place, and the truth.
    struct Subject {
        var kind: Incident.Kind
        var place: String
        var position: Point
        var named: Point?
        var scatter: Double
        var address: Int?
        var crossing: Int?
        var road: Int?
        var community: Int?
        var district: Int?
    }

    func incident(at time: Instant, random: RandomSource) -> Incident {
        var spelling = HotlineSpelling(options: options, random: random)
        let subject = subject(of: kind(&spelling.random), &spelling)
        var text = ""
        if spelling.random.chance(options.leadInShare) { text += spelling.random.pick(HotlinePhrases.leadIns) ?? "" }
        var namesDistrict = false
        if let district = subject.district {
            let head = divisionNames(district: district, community: subject.community, &spelling)
            text += head.text
            namesDistrict = head.namesDistrict
        }
        text += subject.place
        if subject.kind != .nowhere, spelling.random.chance(options.tailShare) {
            text += spelling.gap() + (spelling.random.pick(HotlinePhrases.tails) ?? "")
        }
        return Incident(
            text: text, kind: subject.kind, time: time, position: subject.position, namedPosition: subject.named,
            scatterMeters: subject.scatter, address: subject.address, crossing: subject.crossing, road: subject.road,
            namesDistrict: namesDistrict, isMisspelt: spelling.isMisspelt)
    }

    private func kind(_ random: inout RandomSource) -> Incident.Kind {
        let weights = options.weights
        var rest = random.fraction() * weights.reduce(0, +)
        for (kind, weight) in zip(Incident.Kind.allCases, weights) {
            if rest < weight { return kind }
            rest -= weight
        }
        return .door
    }

    private func divisionNames(
        district: Int, community: Int?, _ spelling: inout HotlineSpelling
    ) -> (text: String, namesDistrict: Bool) {
        let divisions = addresses.divisions
        var text = ""
        if !spelling.random.chance(options.cityMissingShare) { text += divisions.cityName }
        let namesDistrict = !spelling.random.chance(options.districtMissingShare)
        if namesDistrict { text += divisions.districts[district].name }
        if let community, !spelling.random.chance(options.streetMissingShare) {
            let street = divisions.streets[divisions.street(ofCommunity: community)].name
            text += spelling.random.chance(options.streetShortShare) ? String(street.dropLast(2)) : street
        }
        return (text + (text.isEmpty ? "" : spelling.gap()), namesDistrict)
    }

    // MARK: Subjects

    private func subject(of kind: Incident.Kind, _ spelling: inout HotlineSpelling) -> Subject {
        let subject: Subject? =
            switch kind {
            case .door: door(&spelling)
            case .building: building(&spelling) ?? door(&spelling)
            case .crossing: crossing(&spelling)
            case .relative: relative(&spelling) ?? crossing(&spelling)
            case .road: wholeRoad(&spelling)
            case .nowhere: nil
            case .elsewhere: elsewhere(&spelling)
            }
        // A city without such things, or a text without a place.
        return subject ?? nowhere(&spelling)
    }

    private func door(_ spelling: inout HotlineSpelling) -> Subject? {
        guard firstInnerAddress > 0 else { return nil }
        let index = spelling.random.below(firstInnerAddress)
        let address = addresses[index]
        let number = spelling.door(address.number ?? 0, sub: address.subNumber)
        return subject(of: index, address, kind: .door, place: spelling.name(address.roadName) + number, &spelling)
    }

    private func building(_ spelling: inout HotlineSpelling) -> Subject? {
        guard firstInnerAddress < addresses.count else { return nil }
        let index = firstInnerAddress + spelling.random.below(addresses.count - firstInnerAddress)
        let address = addresses[index]
        // The name of an estate is enough to find it; 院 is not.
        let isNamed = address.placeName != "院"
        var place = ""
        if let number = address.number, !isNamed || spelling.random.chance(0.4) {
            place += spelling.name(address.roadName) + spelling.door(number, sub: address.subNumber)
        }
        place += isNamed ? spelling.name(address.placeName) : address.placeName
        place += spelling.building(address.buildingNumber ?? 0, unit: address.unitNumber)
        return subject(of: index, address, kind: .building, place: place, &spelling)
    }

    private func subject(
        of index: Int, _ address: Address, kind: Incident.Kind, place: String, _ spelling: inout HotlineSpelling
    ) -> Subject {
        Subject(
            kind: kind, place: place, position: scattered(address.position, within: 15, &spelling),
            named: address.position,
            scatter: 15, address: index, road: address.road, community: address.community,
            district: addresses.divisions.district(ofCommunity: address.community))
    }

    private func crossing(_ spelling: inout HotlineSpelling) -> Subject? {
        guard !crossings.isEmpty else { return nil }
        let index = spelling.random.below(crossings.count)
        let crossing = crossings[index]
        let isSwapped = spelling.random.chance(0.5)
        var place = crossingText(crossing, isSwapped: isSwapped, &spelling)
        if spelling.random.chance(0.3) { place += spelling.random.pick(["东北角", "东南角", "西北角", "西南角"]) ?? "" }
        let position = crossing.spot.position
        return Subject(
            kind: .crossing, place: place, position: scattered(position, within: 35, &spelling), named: position,
            scatter: 35, crossing: index, road: isSwapped ? crossing.secondRoad : crossing.firstRoad,
            district: crossing.district)
    }

    private func crossingText(
        _ crossing: CrossingPlan, isSwapped: Bool, _ spelling: inout HotlineSpelling
    ) -> String {
        let names = [roads[crossing.firstRoad].name, roads[crossing.secondRoad].name]
        let (one, other) = isSwapped ? (names[1], names[0]) : (names[0], names[1])
        let joint = spelling.random.pick(["与", "与", "和", "、", ""]) ?? ""
        let noun = spelling.random.pick(["交叉口", "交叉口", "路口", "交口", "交汇处"]) ?? ""
        return spelling.name(one) + joint + spelling.name(other) + noun
    }

    private func wholeRoad(_ spelling: inout HotlineSpelling) -> Subject? {
        guard let road = spelling.random.pick(Array(roads.indices)), let district = roads[road].districts.first else {
            return nil
        }
        let way = shapes[road].length * spelling.random.fraction()
        let suffix = spelling.random.pick(["", "全路段", "附近", "沿线"]) ?? ""
        return Subject(
            kind: .road, place: spelling.name(roads[road].name) + suffix,
            position: Spot(nearest: shapes[road].place(at: way).point).position, scatter: 1, road: road,
            district: district)
    }

    private func nowhere(_ spelling: inout HotlineSpelling) -> Subject {
        let place = spelling.random.pick(HotlinePhrases.placeless) ?? ""
        let position =
            addresses.isEmpty
            ? Spot(east: 0, north: 0).position : addresses.position(at: spelling.random.below(addresses.count))
        return Subject(kind: .nowhere, place: place, position: position, scatter: 0)
    }

    private func elsewhere(_ spelling: inout HotlineSpelling) -> Subject {
        let road = spelling.random.pick(HotlinePhrases.elsewhere) ?? ""
        let place = road + spelling.door(spelling.random.whole(1...400), sub: nil)
        // Somewhere 100 to 300 km to the east.
        let position = Spot(
            nearest: Point(x: spelling.random.number(100_000...300_000), y: spelling.random.number(-200_000...200_000)))
        return Subject(kind: .elsewhere, place: place, position: position.position, scatter: 0)
    }

    /// A place within some metres of a point, on whole millimetres.
    func scattered(_ point: Point, within meters: Double, _ spelling: inout HotlineSpelling) -> Point {
        // A square inside the circle, with room for rounding.
        let reach = meters * 0.7
        let origin = Spot.originMillimeters
        let local = Point(
            x: point.x - Double(origin.east) / 1_000 + spelling.random.number(-reach...reach),
            y: point.y - Double(origin.north) / 1_000 + spelling.random.number(-reach...reach))
        return Spot(nearest: local).position
    }
}

extension HotlineWriter {
    /// A crossing, and so many metres from there along one of its roads: 花园路与文化路交叉口向北50米路西.
    fileprivate func relative(_ spelling: inout HotlineSpelling) -> Subject? {
        guard !crossings.isEmpty else { return nil }
        let index = spelling.random.below(crossings.count)
        let crossing = crossings[index]
        let isSwapped = spelling.random.chance(0.5)
        let road = isSwapped ? crossing.secondRoad : crossing.firstRoad
        let way = isSwapped ? crossing.secondWay : crossing.firstWay
        let meters = 10 * spelling.random.whole(2...20)
        let isForward = spelling.random.chance(0.5)
        // The other way where the road is too short on one side; no walk where it is on both.
        let ends = [way + Double(meters), way - Double(meters)]
        let inOrder = isForward ? ends : ends.reversed()
        guard let end = inOrder.first(where: { (0...shapes[road].length).contains($0) }) else { return nil }
        let (point, direction) = shapes[road].place(at: end)
        let start = crossing.spot.local
        let compass = Compass(east: point.x - start.x, north: point.y - start.y)
        let heading = spelling.random.pick(["向", "往", "以", ""]) ?? ""
        let about = spelling.random.chance(0.3) ? "约" : ""
        var place = crossingText(crossing, isSwapped: isSwapped, &spelling)
        place += heading + compass.word + about + spelling.number(meters) + "米"
        var aside = 0.0
        if spelling.random.chance(0.6) {
            let isLeft = spelling.random.chance(0.5)
            let side = isLeft ? compass.turnedLeft : compass.turnedRight
            place += (spelling.random.chance(0.3) ? "道" : "路") + side.word + (spelling.random.chance(0.4) ? "侧" : "")
            // Left of the walk is left of the road's own direction when the walk goes with it.
            aside = roads[road].widthMeters * 0.4 * (isLeft == (end > way) ? 1 : -1)
        }
        let named = Spot(nearest: Point(x: point.x - direction.y * aside, y: point.y + direction.x * aside)).position
        return Subject(
            kind: .relative, place: place, position: scattered(named, within: 12, &spelling), named: named, scatter: 12,
            crossing: index, road: road, district: crossing.district)
    }
}
