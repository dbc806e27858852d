public import FangcunModel

extension CoverageReport {
    /// The report as one JSON document.
    ///
    /// Its member `findings` lists objects with `code`, `severity`, `cells` (codes), `place` (east, north in the data's own
    /// reference system; or null), `size` (m² or m; or null), `message` (English) and `message_zh` (Chinese).
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("findings")
        writer.beginArray()
        for finding in findings { finding.write(to: &writer) }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }
}

extension CoverageFinding {
    /// Writes the finding as one JSON object, as in ``CoverageReport/json``.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("code", code.rawValue)
        writer.member("severity", severity.rawValue)
        writer.member("cells", .array(cells.map { .string($0) }))
        writer.member("place", place.map { .array([.number($0.x), .number($0.y)]) } ?? .null)
        writer.member("size", size.map { .number($0) } ?? .null)
        writer.member("message", message.en)
        writer.member("message_zh", message.zh)
        writer.endObject()
    }
}
