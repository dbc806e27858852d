import FangcunGeo
import FangcunModel

/// A coverage report for people and for programs.
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

    /// `{"findings": [{code, severity, cells, place, size}]}`
    static func json(_ report: CoverageReport, _ grids: UnitGridSet) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("grids", grids.grids.count)
        writer.name("findings")
        writer.beginArray()
        for finding in report.findings {
            writer.newline()
            writer.write(value(finding))
        }
        writer.endArray()
        writer.endObject()
        writer.newline()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// One finding, with the codes of at most so many cells, and how many there are.
    static func value(_ finding: CoverageFinding, namingAtMost limit: Int = .max) -> JSONValue {
        .object([
            .init("code", .string(finding.code.rawValue)),
            .init("severity", .string(finding.severity.rawValue)),
            .init("cells", .array(finding.cells.prefix(limit).map { .string($0) })),
            .init("cell_count", .count(finding.cells.count)),
            .init("place", finding.place.map { .array([.number($0.x), .number($0.y)]) } ?? .null),
            .init("size", finding.size.map { .number($0) } ?? .null),
            .init("message", .string(finding.message.en)),
            .init("message_zh", .string(finding.message.zh)),
        ])
    }
}
