public import FangcunModel

extension VerificationReport {
    /// The report as one JSON document.
    ///
    /// Members: `verdict`; `signatures`, each with `path`, `kind`, `verdict` and `checks`; each check with `id`, `outcome`,
    /// `subject`, `message` (English) and `message_zh` (Chinese).
    public var json: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// Writes the report as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("verdict", verdict.rawValue)
        writer.name("signatures")
        writer.beginArray()
        for signature in signatures { signature.write(to: &writer) }
        writer.endArray()
        writer.endObject()
    }
}

extension SignatureReport {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("path", path)
        writer.member("kind", kind.rawValue)
        writer.member("verdict", verdict.rawValue)
        writer.name("checks")
        writer.beginArray()
        for check in checks { check.write(to: &writer) }
        writer.endArray()
        writer.endObject()
    }
}

extension VerificationCheck {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id.rawValue)
        writer.member("outcome", outcome.rawValue)
        writer.member("subject", subject)
        writer.member("message", message.en)
        writer.member("message_zh", message.zh)
        writer.endObject()
    }
}
