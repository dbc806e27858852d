internal import FangcunModel

/// An open atlas file: its bytes, and what the first two pages say of them. Immutable but for the list of what was checked.
final class AtlasFile: Sendable {
    let header: AtlasHeader
    /// The sections in the order of the table: by layer, then by part.
    let sections: [AtlasSection]
    private let memory: FileBytes
    private let isChecked: Locked<[Bool]>

    /// Reads header and section table, and nothing else.
    ///
    /// - Throws: ``GeoError``: `malformedInput`, with the place; `unsupportedVersion`.
    init(_ memory: FileBytes) throws(GeoError) {
        self.memory = memory
        let page = unsafe AtlasRecord([UInt8](memory.bytes.prefix(AtlasHeader.pageBytes)))
        let fileBytes = unsafe memory.bytes.count
        header = try AtlasHeader(page, fileBytes: fileBytes)
        let start = AtlasHeader.pageBytes
        let tableBytes = Int(header.sectionCount) * AtlasTableEntry.byteCount
        guard fileBytes - start >= tableBytes else {
            throw GeoError(.malformedInput, at: .byte(fileBytes), "the atlas ends in its section table")
        }
        let table = unsafe AtlasRecord([UInt8](memory.bytes[start..<start + tableBytes]))
        guard AtlasChecksum.of(table.bytes) == header.tableChecksum else {
            throw GeoError(.malformedInput, at: .byte(start), "the section table of the atlas is damaged")
        }
        var sections: [AtlasSection] = []
        var previous: (AtlasName, AtlasName)?
        for index in 0..<Int(header.sectionCount) {
            let place = index * AtlasTableEntry.byteCount
            let entry = try AtlasTableEntry(table, at: place, fileBytes: fileBytes)
            if let previous, previous >= (entry.layer, entry.part) {
                throw GeoError(
                    .malformedInput, at: .byte(start + place), "the sections of the atlas are not in the order of names"
                )
            }
            previous = (entry.layer, entry.part)
            sections.append(AtlasSection(entry))
        }
        self.sections = sections
        isChecked = Locked(Array(repeating: false, count: sections.count))
    }

    /// The sections of a layer; empty if there is no such layer.
    func sections(of layer: String) -> [AtlasSection] { sections.filter { $0.layer == layer } }

    /// The bytes of a section, its checksum tested the first time.
    ///
    /// - Throws: ``GeoError`` `malformedInput`, naming the section, if the checksum does not fit.
    func content(of section: AtlasSection) throws(GeoError) -> AtlasContent {
        let bytes = unsafe UnsafeRawBufferPointer(
            rebasing: memory.bytes[section.offset..<section.offset + section.byteCount])
        if let index = sections.firstIndex(of: section) {
            // One thread forms the sum, others that want the section wait for it.
            try isChecked.withLock { (isChecked) throws(GeoError) in
                guard !isChecked[index] else { return }
                guard unsafe AtlasChecksum.of(bytes) == section.checksum else {
                    throw GeoError(
                        .malformedInput, at: .byte(section.offset), "\(section.name) of the atlas is damaged")
                }
                isChecked[index] = true
            }
        }
        return unsafe AtlasContent(bytes: bytes, owner: memory)
    }
}

/// The bytes of a section with what keeps them.
@safe struct AtlasContent {
    let bytes: UnsafeRawBufferPointer
    let owner: AnyObject

    /// The values from one byte on: the whole section, or a number of them.
    func rows<Element>(of type: Element.Type, from start: Int = 0, count: Int? = nil) -> FlatArray<Element> {
        let size = MemoryLayout<Element>.stride
        let end = unsafe count.map { start + $0 * size } ?? bytes.count
        return unsafe FlatArray(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), of: owner)
    }
}

extension AtlasSection {
    fileprivate init(_ entry: AtlasTableEntry) {
        self.init(
            layer: entry.layer.description, part: entry.part.description, version: Int(entry.version),
            form: Form(rawValue: entry.form), valueBytes: Int(entry.valueBytes), offset: Int(entry.offset),
            byteCount: Int(entry.byteCount), checksum: entry.checksum)
    }
}
