internal import FangcunModel

/// Reads the parts of one layer.
struct AtlasLayerReader {
    let layer: String
    private let file: AtlasFile
    private let sections: [AtlasSection]

    /// A reader of a layer; `nil` if the atlas has none of that name.
    init?(_ file: AtlasFile, _ layer: String) {
        sections = file.sections(of: layer)
        guard !sections.isEmpty else { return nil }
        self.file = file
        self.layer = layer
    }

    /// Whether the parts are taken as they are, without a check.
    var isTrusted: Bool { file.isTrusted }

    /// The parts.
    var parts: [AtlasSection] { sections }

    /// Whether there is a part of that name.
    func has(_ part: String) -> Bool { section(part) != nil }

    /// The values of a part.
    ///
    /// - Parameters:
    ///   - part: its name.
    ///   - form: how the values must be written.
    ///   - count: how many there must be, where another part says so.
    /// - Throws: ``GeoError``: `malformedInput`, naming the section, if it is missing, damaged, or not of that form and length;
    ///   `unsupportedVersion` if its layout is newer than what is known here.
    func rows<Element: BitwiseCopyable & Sendable>(
        _ part: String, _ form: AtlasSection.Form, count: Int? = nil
    ) throws(GeoError) -> FlatArray<Element> {
        let section = try need(part, form, valueBytes: MemoryLayout<Element>.stride)
        let rows = try file.content(of: section).rows(of: Element.self)
        if let count, rows.count != count {
            throw fault(part, "has \(rows.count) values, and should have \(count)")
        }
        return rows
    }

    /// The values of a part, each piece of which is tested when a value of it is first read.
    ///
    /// - Throws: as ``rows(_:_:count:)``, for what is wrong with the part as a whole.
    func untestedRows<Element: BitwiseCopyable & Sendable>(
        _ part: String, _ form: AtlasSection.Form
    ) throws(GeoError) -> UntestedRows<Element> {
        let section = try need(part, form, valueBytes: MemoryLayout<Element>.stride)
        return try UntestedRows(section, file)
    }

    /// A structure of that many bytes.
    func record(_ part: String, byteCount: Int) throws(GeoError) -> AtlasRecord {
        let section = try need(part, .structure, valueBytes: byteCount)
        guard section.byteCount == byteCount else { throw fault(part, "has \(section.byteCount) bytes") }
        return unsafe AtlasRecord([UInt8](try file.content(of: section).bytes))
    }

    /// The texts of a part.
    func texts(_ part: String, count: Int? = nil) throws(GeoError) -> AtlasTexts {
        let section = try need(part, .texts, valueBytes: 1)
        let texts = try AtlasTexts(try file.content(of: section), self, part)
        if let count, texts.count != count {
            throw fault(part, "has \(texts.count) texts, and should have \(count)")
        }
        return texts
    }

    /// Runs a check of an index, and says in which layer it found a fault.
    func judging(_ part: String, _ check: () throws(GeoError) -> Void) throws(GeoError) {
        guard !isTrusted else { return }
        do {
            try check()
        } catch {
            throw fault(part, "and its neighbours do not fit together: \(error.reason)")
        }
    }

    /// What is wrong with a part: at one of its bytes, or as a whole.
    func fault(_ part: String, at byte: Int = 0, _ reason: String) -> GeoError {
        GeoError(
            .malformedInput, at: (section(part)?.offset).map { .byte($0 + byte) },
            "section \(layer)/\(part) of the atlas \(reason)")
    }

    private func section(_ part: String) -> AtlasSection? { sections.first { $0.part == part } }

    private func need(_ part: String, _ form: AtlasSection.Form, valueBytes: Int) throws(GeoError) -> AtlasSection {
        guard let section = section(part) else { throw fault(part, "is missing") }
        guard section.version <= AtlasLayerReader.knownVersion else {
            throw GeoError(
                .unsupportedVersion, at: .byte(section.offset),
                "\(section.name) of the atlas has layout \(section.version); this reader knows "
                    + "\(AtlasLayerReader.knownVersion)")
        }
        guard section.form == form, section.valueBytes == valueBytes else {
            throw fault(part, "is written in another form than its layer has it")
        }
        return section
    }

    /// The last version of a section's layout.
    static let knownVersion = 1
}
