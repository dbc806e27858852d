internal import FangcunModel

/// Gathers the findings of one check and names the grids in them.
struct FindingCollector {
    private let grids: [UnitGrid]
    private var findings: [CoverageFinding] = []

    init(_ grids: [UnitGrid]) { self.grids = grids }

    /// Adds a finding about these grids, in any order.
    mutating func add(
        _ code: Finding.Code, _ severity: Severity, grids: [Int], at place: Point? = nil, size: Double? = nil,
        width: Double? = nil, _ message: Message
    ) {
        let numbers = grids.sorted()
        findings.append(
            CoverageFinding(
                code: code, severity: severity, grids: numbers, cells: numbers.map { self.grids[$0].code },
                place: place, size: size,
                width: width, message: message))
    }

    /// Says that gaps were not looked for, or overlaps neither.
    mutating func addUnmeasured(_ reason: String, grids: [Int] = [], overlapsToo: Bool = true) {
        add(
            .gridsUnmeasured, .error, grids: grids,
            Message(
                zh: "未能检查全部缝隙\(overlapsToo ? "与重叠" : "")：\(reason)",
                en: "not all gaps\(overlapsToo ? " and overlaps" : "") were looked for: \(reason)"))
    }

    /// The findings in the order of a report.
    var report: CoverageReport {
        CoverageReport(
            findings: findings.enumerated().sorted { first, second in
                let (a, b) = (first.element, second.element)
                if a.severity != b.severity { return a.severity > b.severity }
                if a.code != b.code { return a.code.rawValue < b.code.rawValue }
                if a.grids != b.grids { return a.grids.lexicographicallyPrecedes(b.grids) }
                if let one = a.place, let other = b.place, one != other { return (one.x, one.y) < (other.x, other.y) }
                return first.offset < second.offset
            }.map(\.element))
    }
}

extension Double {
    /// The number for people: two digits behind the point, or four where it is below 1.
    var brief: String {
        let factor = magnitude < 1 ? 10_000.0 : 100.0
        return "\((self * factor).rounded() / factor)"
    }
}
