internal import FangcunModel

// What can be said of grids one by one.
extension CoverageCheck {
    /// Codes: each once, and all of the format.
    static func checkCodes(_ codes: GridCodes, _ outlines: CleanOutlines, _ findings: inout FindingCollector) {
        for grid in 0..<codes.count where codes.isEmpty(grid) {
            findings.add(
                .gridsMissingCode, .error, grids: [grid], at: outlines.place(of: grid),
                Message(zh: "网格没有编码", en: "the grid has no code"))
        }
        for users in codes.sharedCodes {
            let code = codes.text(of: users[0])
            findings.add(
                .gridsDuplicateCode, .error, grids: users, at: outlines.place(of: users[1]),
                Message(zh: "编码\(code)被\(users.count)个网格使用", en: "\(users.count) grids have the code \(code)"))
        }
        guard let format = codes.format else {
            guard codes.count > 0 else { return }
            findings.add(
                .gridsUnknownFormat, .info, grids: [],
                Message(zh: "编码不符合已知的任何格式，未作检查", en: "the codes fit no known format and were not checked"))
            return
        }
        for grid in 0..<codes.count where !codes.fits(grid) && !codes.isEmpty(grid) {
            guard let fault = format.findings(for: codes.text(of: grid)).first else { continue }
            findings.add(
                .gridsMalformedCode, .warning, grids: [grid], at: outlines.place(of: grid),
                Message(
                    zh: "编码不符合\(format.identifier)：\(fault.message.zh)",
                    en: "the code does not fit \(format.identifier): \(fault.message.en)"))
        }
    }

    /// Grids outside the usual band of areas: one finding for the small, one for the large.
    static func checkAreas(
        of outlines: CleanOutlines, _ frame: GroundFrame, _ band: ClosedRange<Double>?,
        _ findings: inout FindingCollector
    ) {
        guard let band else { return }
        let areas = outlines.areas.map(frame.squareMeters)
        let small = areas.indices.filter { areas[$0] < band.lowerBound && !outlines.isEmpty($0) }
        if let least = small.min(by: { areas[$0] < areas[$1] }) {
            findings.add(
                .gridsAreaBand, .info, grids: small, at: outlines.place(of: least), size: areas[least],
                Message(
                    zh: "\(small.count)个网格小于\(band.lowerBound.brief)平方米",
                    en: "\(small.count) grids are smaller than \(band.lowerBound.brief) m²"))
        }
        let large = areas.indices.filter { areas[$0] > band.upperBound }
        if let greatest = large.max(by: { areas[$0] < areas[$1] }) {
            findings.add(
                .gridsAreaBand, .info, grids: large, at: outlines.place(of: greatest), size: areas[greatest],
                Message(
                    zh: "\(large.count)个网格大于\(band.upperBound.brief)平方米",
                    en: "\(large.count) grids are larger than \(band.upperBound.brief) m²"))
        }
    }

    /// Grids of the same outline: the same edges, whatever the order and the start of the rings. Returns those groups.
    static func checkDuplicates(
        _ matching: EdgeMatching, _ outlines: CleanOutlines, _ frame: GroundFrame, _ findings: inout FindingCollector
    ) -> [[Int]] {
        // No edge of a duplicate has one counterpart and no more.
        guard matching.hasCrowd else { return [] }
        var gridsByOutline: [[Int32]: [Int]] = [:]
        for grid in 0..<outlines.count where !outlines.isEmpty(grid) {
            let rings = outlines.rings(of: grid)
            guard rings.allSatisfy({ $0.edges.allSatisfy(matching.isCrowded) }) else { continue }
            let heads = rings.flatMap { $0.edges.map { Int32(truncatingIfNeeded: matching.head(of: $0)) } }
            gridsByOutline[heads.sorted(), default: []].append(grid)
        }
        let copies = gridsByOutline.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        for grids in copies {
            findings.add(
                .gridsDuplicateGeometry, .error, grids: grids, at: outlines.place(of: grids[0]),
                size: frame.squareMeters(outlines.areas[grids[0]]),
                Message(zh: "\(grids.count)个网格图形相同", en: "\(grids.count) grids have the same outline"))
        }
        return copies
    }

    /// Parts of the city that no border joins to the largest one.
    static func checkParts(
        _ parts: inout JoinedParts, _ outlines: CleanOutlines, _ frame: GroundFrame, _ findings: inout FindingCollector
    ) {
        let drawn = (0..<outlines.count).filter { !outlines.isEmpty($0) }
        let groups = parts.groups(of: drawn).map { grids in
            (grids, area: grids.reduce(0) { $0 + frame.squareMeters(outlines.areas[$1]) })
        }
        guard let largest = groups.indices.max(by: { groups[$0].area < groups[$1].area }) else { return }
        for (index, (grids, area)) in groups.enumerated() where index != largest {
            findings.add(
                .gridsIsolatedPart, .info, grids: grids, at: outlines.place(of: grids[0]), size: area,
                Message(
                    zh: "\(grids.count)个网格不与城市主体相邻",
                    en: "\(grids.count) grids have no border with the largest part of the city"))
        }
    }
}
