import FangcunGeo
import FangcunModel

/// A coverage report for people.
enum CoverageText {
    private static let namedCells = 6

    /// One line for each finding and one for the whole.
    static func lines(_ report: CoverageReport, _ grids: UnitGridSet) -> String {
        let findings = report.findings.map { finding in
            let cells = finding.cells.isEmpty ? "" : " [\(names(finding.cells))]"
            return
                "\(OneLine("\(finding.severity) \(finding.code)\(cells): \(finding.message.zh) \(finding.message.en)"))\n"
        }
        return findings.joined() + "\(Figure.grouped(grids.grids.count)) grids: \(SeverityCounts(report))\n"
    }

    /// The first few codes, and how many more there are.
    private static func names(_ cells: [String]) -> String {
        let named = cells.prefix(namedCells).joined(separator: ", ")
        return cells.count > namedCells ? "\(named) and \(Figure.grouped(cells.count - namedCells)) more" : named
    }
}
