/// Gathers where two parts of a city, each with a border of its own, lie close to each other along some way.
struct StraitSearch {
    /// The narrow water between two parts.
    struct Strait {
        /// A place in it, and the lines on both sides.
        var place: Point
        var lines: [Int] = []
        var area = 0.0
        var length = 0.0
        /// The longest line along it.
        fileprivate var longest = 0.0
    }

    private struct Sides: Hashable {
        let loop: Int
        let other: Int
    }

    /// The place of another part that is nearest to a corner.
    private struct Contact {
        let number: Int
        let line: Int
        let point: Point
        let distance: Double
    }

    private let border: CoverageBorder
    private let tour: BorderTour
    private let options: CoverageCheck.Options
    private var contacts: [Sides: [Contact]] = [:]

    init(_ border: CoverageBorder, _ tour: BorderTour, _ options: CoverageCheck.Options) {
        self.border = border
        self.tour = tour
        self.options = options
    }

    /// Whether anything was added.
    var hasCandidates: Bool { !contacts.isEmpty }

    /// Adds that the corner at which a line of a loop begins is so far from a point of another loop's line.
    mutating func add(_ number: Int, of loop: Int, near line: Int, _ point: Point, _ distance: Double) {
        let contact = Contact(number: number, line: line, point: point, distance: distance)
        contacts[Sides(loop: loop, other: Int(tour.loopOfLine[line])), default: []].append(contact)
    }

    /// The straits that are narrow and long, one for each two parts: that of the side which tells more of it.
    var found: [Strait] {
        var best: [Sides: Strait] = [:]
        // In a stated order: of sides that tell as much, always the same one is taken.
        for (sides, contacts) in contacts.sorted(by: { ($0.key.loop, $0.key.other) < ($1.key.loop, $1.key.other) }) {
            guard let strait = strait(along: sides, contacts) else { continue }
            let pair = Sides(loop: min(sides.loop, sides.other), other: max(sides.loop, sides.other))
            if strait.length > best[pair]?.length ?? 0 { best[pair] = strait }
        }
        return best.values.filter { strait in
            let width = strait.area / strait.length
            return width < options.inletMeters && width > options.nearMissMeters && strait.length >= 3 * width
        }.sorted { ($0.place.x, $0.place.y) < ($1.place.x, $1.place.y) }
    }

    /// What the lines of one side tell, both ends of which are near the other side.
    private func strait(along sides: Sides, _ contacts: [Contact]) -> Strait? {
        var nearest: [Int: Contact] = [:]
        for contact in contacts where contact.distance < nearest[contact.number]?.distance ?? .infinity {
            nearest[contact.number] = contact
        }
        let lines = tour.loops[sides.loop].lines
        var strait: Strait?
        for start in nearest.values.sorted(by: { $0.number < $1.number }) {
            guard let end = nearest[(start.number + 1) % lines.count] else { continue }
            let line = border.lines[lines[start.number]]
            let length = line.start.distance(to: line.end)
            // The middle of the quadrilateral between both sides.
            let place = Point(
                x: (line.start.x + line.end.x + start.point.x + end.point.x) / 4,
                y: (line.start.y + line.end.y + start.point.y + end.point.y) / 4)
            var sum = strait ?? Strait(place: place)
            sum.lines += [lines[start.number], start.line, end.line]
            sum.area += length * (start.distance + end.distance) / 2
            sum.length += length
            if length > sum.longest { (sum.place, sum.longest) = (place, length) }
            strait = sum
        }
        return strait
    }
}
