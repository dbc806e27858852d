internal import FangcunModel

/// The community, street or district of each grid, as far as its code tells.
struct DivisionCodes {
    /// The levels of a code from the smallest division to the largest, by the names of segments.
    static let levels = ["community", "street", "district", "county"]

    private let grids: [UnitGrid]
    private let format: CodeFormat

    init(_ grids: [UnitGrid], _ format: CodeFormat) {
        self.grids = grids
        self.format = format
    }

    /// The smallest level that the format has.
    var smallest: String? { DivisionCodes.levels.first { level in format.segments.contains { $0.name == level } } }

    /// How many characters a code has up to the end of a level, and where those of divisions begin.
    private func range(of level: String) -> Range<Int>? {
        var start = 0
        var first: Int?
        for segment in format.segments {
            if first == nil, DivisionCodes.levels.contains(segment.name) { first = start }
            start += segment.width
            if segment.name == level { return (first ?? 0)..<start }
        }
        return nil
    }

    /// The code of each grid's division of a level; `nil` for a code that does not fit. Nothing for a level that codes lack.
    func codes(of level: String) -> [Substring?] {
        guard let range = range(of: level) else { return [] }
        return grids.map { grid in
            guard format.fits(grid.code) else { return nil }
            let utf8 = grid.code.utf8
            let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
            return grid.code[start..<utf8.index(utf8.startIndex, offsetBy: range.upperBound)]
        }
    }
}

extension CoverageCheck {
    /// Grids that border others, yet none of their own community: a wrong code as a rule.
    static func checkDivisions(
        _ nesting: DivisionCodes?, _ matching: EdgeMatching, _ outlines: CleanOutlines, _ frame: GroundFrame,
        _ findings: inout FindingCollector
    ) {
        guard let nesting, let level = nesting.smallest else { return }
        let codes = nesting.codes(of: level)
        let numbers = numbered(codes)
        var parts = JoinedParts(count: outlines.count)
        var hasForeigner = [Bool](repeating: false, count: outlines.count)
        for (one, other) in matching.neighbours {
            let (one, other) = (Int(one), Int(other))
            guard numbers[one] != numbers[other] else {
                parts.join(one, other)
                continue
            }
            hasForeigner[one] = true
            hasForeigner[other] = true
        }
        let known = (0..<outlines.count).filter { numbers[$0] >= 0 && !outlines.isEmpty($0) }
        let groups = parts.groups(of: known)
        var areas = groups.map { $0.reduce(0) { $0 + outlines.areas[$1] } }
        var largest: [Int: Int] = [:]
        for (index, group) in groups.enumerated() {
            let number = numbers[group[0]]
            guard let other = largest[number], areas[other] >= areas[index] else {
                largest[number] = index
                continue
            }
        }
        for index in areas.indices { areas[index] = frame.squareMeters(areas[index]) }
        for (index, group) in groups.enumerated() where largest[numbers[group[0]]] != index {
            guard group.contains(where: { hasForeigner[$0] }), let code = codes[group[0]] else { continue }
            findings.add(
                .gridsDetached, .warning, grids: group, at: outlines.place(of: group[0]), size: areas[index],
                Message(
                    zh: "编码属于\(code)的\(group.count)个网格只与其他区域的网格相邻",
                    en: "\(group.count) grids with codes of \(code) border grids of others only"))
        }
    }

    /// Equal codes by equal numbers; -1 for none.
    private static func numbered(_ codes: [Substring?]) -> [Int] {
        var numbers: [Substring: Int] = [:]
        var previous: (code: Substring, number: Int)?
        return codes.map { code in
            guard let code else { return -1 }
            if let previous, previous.code == code { return previous.number }  // registers are sorted as a rule
            let number = numbers[code] ?? numbers.count
            numbers[code] = number
            previous = (code, number)
            return number
        }
    }
}
