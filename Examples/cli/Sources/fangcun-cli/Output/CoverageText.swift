import FangcunGeo
import FangcunModel

/// A coverage report for people: the kinds of findings one after another, the gravest first, and in each the largest first.
enum CoverageText {
    private static let namedCells = 6
    private static let listedFindings = 20

    /// A heading and some lines for each kind, a table of the kinds, and one line for the whole.
    static func lines(_ report: CoverageReport, _ grids: UnitGridSet) -> String {
        let kinds = kinds(report)
        var text = kinds.map(lines).joined()
        if kinds.count > 1 {
            for kind in kinds { text += "\(Figure.grouped(kind.count)) \(kind[0].severity) \(kind[0].code)\n" }
        }
        return text + "\(Figure.grouped(grids.grids.count)) grids: \(SeverityCounts(report))\n"
    }

    /// The findings by code, in the order of the report.
    private static func kinds(_ report: CoverageReport) -> [[CoverageFinding]] {
        var kinds: [[CoverageFinding]] = []
        for finding in report.findings {
            if kinds.last?[0].code == finding.code, kinds.last?[0].severity == finding.severity {
                kinds[kinds.count - 1].append(finding)
            } else {
                kinds.append([finding])
            }
        }
        return kinds
    }

    private static func lines(_ kind: [CoverageFinding]) -> String {
        let sorted = kind.enumerated().sorted { one, other in
            let (a, b) = (one.element.size ?? 0, other.element.size ?? 0)
            return a == b ? one.offset < other.offset : a > b
        }.map(\.element)
        var text = "\(kind[0].severity) \(kind[0].code) (\(Figure.grouped(kind.count)))\n"
        for finding in sorted.prefix(listedFindings) {
            let cells = finding.cells.isEmpty ? "" : " [\(names(finding.cells))]"
            let place = finding.place.map { " @ \(coordinate($0.x)),\(coordinate($0.y))" } ?? ""
            text += "  \(OneLine("\(finding.message.zh) \(finding.message.en)\(cells)\(place)"))\n"
        }
        if sorted.count > listedFindings { text += "  and \(Figure.grouped(sorted.count - listedFindings)) more\n" }
        return text
    }

    /// Enough digits to find the place in a map: a decimetre in degrees, a millimetre in metres.
    private static func coordinate(_ value: Double) -> String { Figure.decimal(value, value.magnitude <= 360 ? 6 : 3) }

    /// The first few codes, and how many more there are.
    private static func names(_ cells: [String]) -> String {
        let named = cells.prefix(namedCells).joined(separator: ", ")
        return cells.count > namedCells ? "\(named) and \(Figure.grouped(cells.count - namedCells)) more" : named
    }
}
