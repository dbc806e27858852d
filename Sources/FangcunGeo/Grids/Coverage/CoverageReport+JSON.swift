public import FangcunModel

extension CoverageReport {
    /// The report as one JSON document: its member `findings` lists what ``CoverageFinding/json(namingAtMost:)`` describes, a
    /// line each.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("findings")
        writer.beginArray()
        for finding in findings {
            writer.newline()
            writer.write(finding.json())
        }
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}

extension CoverageFinding {
    /// The finding as a JSON object with `code`, `severity`, `cells` (codes), `cell_count`, `place` (east, north in the data's own
    /// reference system; or null), `size` (m² or m; or null), `width` (m; or null),
    /// `message` (English) and `message_zh` (Chinese).
    ///
    /// - Parameter limit: the most cells to name; `cell_count` counts them all.
    public func json(namingAtMost limit: Int = .max) -> JSONValue {
        .object([
            .init("code", .string(code.rawValue)),
            .init("severity", .string(severity.rawValue)),
            .init("cells", .array(cells.prefix(max(0, limit)).map { .string($0) })),
            .init("cell_count", .number(Double(cells.count))),
            .init("place", place.map { .array([.number($0.x), .number($0.y)]) } ?? .null),
            .init("size", size.map { .number($0) } ?? .null),
            .init("width", width.map { .number($0) } ?? .null),
            .init("message", .string(message.en)),
            .init("message_zh", .string(message.zh)),
        ])
    }
}
