/// The parts of one layer on their way into a file.
struct AtlasLayerDraft: Sendable {
    let layer: AtlasName
    private(set) var parts: [Part] = []

    /// A section without its place.
    struct Part: Sendable {
        let name: AtlasName
        let form: AtlasSection.Form
        let valueBytes: Int
        let bytes: [UInt8]
    }

    init(_ layer: AtlasName) { self.layer = layer }

    /// Adds the values of a row.
    mutating func add<Element>(
        _ part: AtlasName, _ form: AtlasSection.Form, _ rows: FlatArray<Element>
    ) {
        let bytes = unsafe rows.withBytes { unsafe [UInt8]($0) }
        parts.append(Part(name: part, form: form, valueBytes: MemoryLayout<Element>.stride, bytes: bytes))
    }

    /// Adds the values of an array.
    mutating func add<Element: BitwiseCopyable>(_ part: AtlasName, _ form: AtlasSection.Form, _ values: [Element]) {
        let bytes = unsafe values.withUnsafeBytes { unsafe [UInt8]($0) }
        parts.append(Part(name: part, form: form, valueBytes: MemoryLayout<Element>.stride, bytes: bytes))
    }

    /// Adds a structure.
    mutating func add(_ part: AtlasName, _ record: AtlasRecord) {
        parts.append(Part(name: part, form: .structure, valueBytes: record.bytes.count, bytes: record.bytes))
    }

    /// Adds texts.
    ///
    /// - Throws: ``GeoError`` `limitExceeded` for more than 2^32 - 1 of them, or bytes of them.
    mutating func add(_ part: AtlasName, texts: some Collection<String>) throws(GeoError) {
        let bytes = try AtlasTexts.bytes(of: texts)
        parts.append(Part(name: part, form: .texts, valueBytes: 1, bytes: bytes))
    }
}
