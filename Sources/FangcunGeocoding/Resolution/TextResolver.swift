import FangcunGeo
import FangcunModel

/// Finds the place that a text means, in reference data made ready.
struct TextResolver: Sendable {
    let lexicon: Lexicon
    let network: RoadNetwork
    let crossings: CrossingTable
    let places: PlaceIndex
    let estates: EstateIndex
    let calibration: RadiusCalibration
    /// The addresses, and behind them the places.
    let addresses: [AddressRecord]
    let addressCount: Int
    let wording: AddressWording

    /// The place that a text means.
    func resolve(_ original: String) -> GeocodingResult {
        guard let text = FoldedText(original) else { return .none(.tooLong) }
        guard text.count > 0 else { return .none(.nothingNamed) }
        let parsed = AddressText(text, lexicon: lexicon)
        if parsed.unknownUnit != nil {
            return GeocodingResult(status: .outside, best: nil, finding: Doubt.outside.finding)
        }

        let candidates = candidates(text, parsed)
        return judge(parsed.offset.map { offset in candidates.map { $0.moved(by: offset) } } ?? candidates)
    }

    // MARK: The order of readings

    /// The candidates of the first reading that has any.
    private func candidates(_ text: FoldedText, _ parsed: AddressText) -> [Candidate] {
        let whole = wholePlace(text, parsed)
        if !whole.isEmpty { return whole }
        let exact = preciseCandidates(text, parsed)
        if !exact.isEmpty { return exact }
        let loose = looseCandidates(parsed)
        // A lane says more than the name of a school on it; a road of some kilometres says less.
        if loose.contains(where: { $0.level == .lane }) { return loose }
        let inner = innerPlace(text, parsed, near: loose)
        return inner.isEmpty ? loose : inner
    }

    /// House numbers, buildings of estates, crossings and mouths of lanes, the first kind that can be placed.
    private func preciseCandidates(_ text: FoldedText, _ parsed: AddressText) -> [Candidate] {
        let references = parsed.references
        let numbered = references.first { $0.number != .none }.map { placeNumber($0, in: parsed.district) } ?? []
        // One house with that number and building is sure; of several, or of none, the name of the estate may tell.
        let sure = numbered.filter { $0.level == .door && $0.trust == 1 }
        if sure.count == 1 { return numbered }
        let building = buildingOfEstate(text, parsed, near: numbered)
        if !building.isEmpty { return building }
        if numbered.contains(where: { $0.level == .door }) { return numbered }
        let crossing = firstCrossing(parsed)
        if !crossing.isEmpty { return crossing }
        if !numbered.isEmpty { return numbered }
        for reference in references where reference.relation == .mouth && !reference.way.isRoad {
            let mouths = placeMouth(reference, in: parsed.district)
            if !mouths.isEmpty { return mouths }
        }
        return stretch(parsed)
    }

    /// Lanes and roads as a whole.
    private func looseCandidates(_ parsed: AddressText) -> [Candidate] {
        let deepest = parsed.references.first { !$0.way.isRoad } ?? parsed.references.first
        return deepest.map { placeWay($0, in: parsed.district) } ?? []
    }

    private func firstCrossing(_ parsed: AddressText) -> [Candidate] {
        for (index, join) in parsed.joins.enumerated() {
            let (first, second) = (parsed.references[index], parsed.references[index + 1])
            // 東湖路康樂街口: two roads and a mouth need no word between them.
            let isMouthOfBoth = join == .adjacent && second.relation == .mouth && second.number == .none
            guard join == .and || isMouthOfBoth else { continue }
            let found = crossing(of: first, and: second, in: parsed.district)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// A road between two others (長春路(松江路至吉林路)): the middle between both crossings.
    private func stretch(_ parsed: AddressText) -> [Candidate] {
        let references = parsed.references
        for index in references.indices.dropLast(2)
        where parsed.joins[index] != .apart && parsed.joins[index + 1] == .to {
            let road = references[index]
            let ends = [references[index + 1], references[index + 2]].compactMap {
                crossing(of: road, and: $0, in: parsed.district).first
            }
            guard ends.count == 2 else { continue }
            let length = ends[0].position.distance(to: ends[1].position)
            let middle = Point(
                x: (ends[0].position.x + ends[1].position.x) / 2, y: (ends[0].position.y + ends[1].position.y) / 2)
            return [
                Candidate(
                    position: middle, level: .stretch,
                    radiusMeters: length / 2 + max(ends[0].radiusMeters, ends[1].radiusMeters), record: nil,
                    address: wording.stretch(of: road, from: references[index + 1], to: references[index + 2]),
                    trust: min(ends[0].trust, ends[1].trust))
            ]
        }
        return []
    }

    // MARK: The judgement

    /// The best candidate, and whether others contradict it.
    private func judge(_ candidates: [Candidate]) -> GeocodingResult {
        let order = candidates.indices.sorted {
            (-candidates[$0].trust, candidates[$0].radiusMeters, $0) < (
                -candidates[$1].trust, candidates[$1].radiusMeters, $1
            )
        }
        guard let first = order.first else { return .none(.nothingNamed) }
        let best = candidates[first]
        let others = order.dropFirst().map { candidates[$0] }
        let rivals = others.filter { other in
            other.trust >= best.trust * 0.8 && other.radiusMeters <= 3 * best.radiusMeters + 50
                && other.position.distance(to: best.position) > max(other.radiusMeters, best.radiusMeters)
        }
        let share = 1 / Double(rivals.count + 1)
        return GeocodingResult(
            status: rivals.isEmpty ? .ok : .ambiguous, best: match(best, share: share),
            alternatives: (rivals.isEmpty ? others : rivals).prefix(Self.maximumAlternatives).map {
                match($0, share: share)
            },
            finding: rivals.isEmpty ? nil : Doubt.ambiguous.finding)
    }

    private static let maximumAlternatives = 8

    private func match(_ candidate: Candidate, share: Double) -> Match {
        let isPlace = candidate.record.map { $0 >= addressCount } ?? false
        return Match(
            position: candidate.position, level: candidate.level, score: candidate.score * share,
            radiusMeters: candidate.radiusMeters, address: candidate.address, record: isPlace ? nil : candidate.record,
            place: isPlace ? candidate.record.map { $0 - addressCount } : nil)
    }
}
