import FangcunGeo
import FangcunModel

/// A coverage report for people and for programs.
enum CoverageText {
    /// One line for each finding and one for the whole.
    static func lines(_ report: CoverageReport, _ grids: UnitGridSet) -> String {
        let findings = report.findings.map { finding in
            let cells = finding.cells.isEmpty ? "" : " [\(finding.cells.joined(separator: ", "))]"
            return "\(OneLine("\(finding.severity) \(finding.code)\(cells): \(finding.message.zh) \(finding.message.en)"))\n"
        }
        return findings.joined() + "\(Figure.grouped(grids.grids.count)) grids: \(SeverityCounts(report))\n"
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

    /// One finding.
    static func value(_ finding: CoverageFinding) -> JSONValue {
        .object([
            .init("code", .string(finding.code.rawValue)),
            .init("severity", .string(finding.severity.rawValue)),
            .init("cells", .array(finding.cells.map { .string($0) })),
            .init("place", finding.place.map { .array([.number($0.x), .number($0.y)]) } ?? .null),
            .init("size", finding.size.map { .number($0) } ?? .null),
            .init("message", .string(finding.message.en)),
            .init("message_zh", .string(finding.message.zh)),
        ])
    }
}
