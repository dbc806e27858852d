internal import FangcunModel

extension CoverageCheck {
    /// Grids that border others, yet none of their own community, and such that have a community for themselves where others
    /// have many grids: wrong codes as a rule.
    static func checkDivisions(
        _ codes: GridCodes, _ matching: EdgeMatching, _ outlines: CleanOutlines, _ frame: GroundFrame,
        _ findings: inout FindingCollector
    ) {
        guard let level = codes.smallestLevel else { return }
        let numbers = codes.divisions(of: level)
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
        var largest: [Int32: Int] = [:]
        for (index, group) in groups.enumerated() {
            let number = numbers[group[0]]
            guard let other = largest[number], areas[other] >= areas[index] else {
                largest[number] = index
                continue
            }
        }
        for index in areas.indices { areas[index] = frame.squareMeters(areas[index]) }
        let sizes = sizes(of: groups, numbers)
        let areLarge = isLarge(sizes)
        for (index, group) in groups.enumerated() {
            let number = numbers[group[0]]
            let isOneOfMany = largest[number] != index
            let isLone = areLarge && sizes[number] == 1
            guard isOneOfMany || isLone, group.contains(where: { hasForeigner[$0] }),
                let code = codes.division(of: group[0], level: level)
            else { continue }
            findings.add(
                .gridsDetached, .warning, grids: group, at: outlines.place(of: group[0]), size: areas[index],
                isLone
                    ? Message(zh: "编码属于\(code)的网格只有这一个", en: "no other grid has a code of \(code)")
                    : Message(
                        zh: "编码属于\(code)的\(group.count)个网格只与其他区域的网格相邻",
                        en: "\(group.count) grids with codes of \(code) border grids of others only"))
        }
    }

    /// How many grids each division has.
    private static func sizes(of groups: [[Int]], _ numbers: [Int32]) -> [Int32: Int] {
        groups.reduce(into: [:]) { $0[numbers[$1[0]], default: 0] += $1.count }
    }

    /// Whether the divisions of a city are of many grids, so that one of a single grid is a wrong code as a rule.
    private static func isLarge(_ sizes: [Int32: Int]) -> Bool {
        let usual = sizes.values.sorted()
        return usual.count > 1 && usual[usual.count / 2] >= 8
    }
}
