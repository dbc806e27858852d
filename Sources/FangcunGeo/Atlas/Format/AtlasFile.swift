internal import FangcunModel

/// An open atlas file: its bytes, and what the first pages say of them. Immutable but for the list of what was tested.
final class AtlasFile: Sendable {
    let header: AtlasHeader
    /// The sections in the order of the table: by layer, then by part.
    let sections: [AtlasSection]
    /// Whether sections are taken as they are: somebody vouches for them.
    let isTrusted: Bool
    private let memory: FileBytes
    /// For each section whether it was tested: one thread tests it, others that want it wait.
    private let isTested: [Locked<Bool>]
    /// Where the checksums of each section's pieces start.
    private let sumOffsets: [Int]

    /// What is read ahead of header and section table; with them come the first checksums.
    private static let headBytes = 1 << 16

    /// Reads header and section table, and nothing else.
    ///
    /// - Throws: ``GeoError``: `malformedInput`, with the place; `unsupportedVersion`.
    init(_ memory: FileBytes, isTrusted: Bool) throws(GeoError) {
        self.memory = memory
        self.isTrusted = isTrusted
        unsafe memory.willRead(UnsafeRawBufferPointer(rebasing: memory.bytes.prefix(AtlasFile.headBytes)))
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
        isTested = sections.map { _ in Locked(false) }
        var end = start + tableBytes
        sumOffsets = sections.map { section in
            defer { end += AtlasPieces.count(section.byteCount) * AtlasPieces.sumBytes }
            return end
        }
        guard fileBytes >= end else {
            throw GeoError(.malformedInput, at: .byte(fileBytes), "the atlas ends in its checksums")
        }
    }

    /// The sections of a layer; empty if there is no such layer.
    func sections(of layer: String) -> [AtlasSection] { sections.filter { $0.layer == layer } }

    /// The same file, of which nothing is taken as it is.
    func untrusted() throws(GeoError) -> AtlasFile { try AtlasFile(memory, isTrusted: false) }

    /// The bytes of a section, all of which are tested the first time.
    ///
    /// - Throws: ``GeoError`` `malformedInput`, naming the section, if a checksum does not fit.
    func content(of section: AtlasSection) throws(GeoError) -> AtlasContent {
        let content = untestedContent(of: section)
        guard !isTrusted, let index = sections.firstIndex(of: section) else { return content }
        try isTested[index].withLock { (isTested) throws(GeoError) in
            guard !isTested else { return }
            let sums = try pieceSums(of: section)
            let broken = unsafe memory.reading(content.bytes) {
                sums.indices.first { AtlasFile.sum(of: $0, in: content) != sums[$0] }
            }
            if let broken { throw AtlasFile.damage(section, broken) }
            isTested = true
        }
        return content
    }

    /// The bytes of a section, whatever they are.
    func untestedContent(of section: AtlasSection) -> AtlasContent {
        let places = section.offset..<section.offset + section.byteCount
        return unsafe AtlasContent(bytes: UnsafeRawBufferPointer(rebasing: memory.bytes[places]), owner: memory)
    }

    /// The checksums of a section's pieces.
    ///
    /// - Throws: ``GeoError`` `malformedInput`, naming the section, if the checksum of them does not fit.
    func pieceSums(of section: AtlasSection) throws(GeoError) -> [UInt64] {
        let start = sections.firstIndex(of: section).map { sumOffsets[$0] } ?? 0
        let count = AtlasPieces.count(section.byteCount)
        let row = unsafe AtlasRecord([UInt8](memory.bytes[start..<start + count * AtlasPieces.sumBytes]))
        guard AtlasChecksum.of(row.bytes) == section.checksum else {
            throw GeoError(
                .malformedInput, at: .byte(start), "the checksums of \(section.name) of the atlas are damaged")
        }
        return (0..<count).map { row.number(at: $0 * AtlasPieces.sumBytes) }
    }

    /// Tests a piece of a section.
    ///
    /// - Throws: ``GeoError`` `malformedInput`, naming the section and the piece, if the checksum does not fit.
    func test(_ piece: Int, of section: AtlasSection, _ sum: UInt64) throws(GeoError) {
        let content = untestedContent(of: section)
        let places = AtlasPieces.places(piece, in: section.byteCount)
        unsafe memory.willRead(UnsafeRawBufferPointer(rebasing: content.bytes[places]))
        guard AtlasFile.sum(of: piece, in: content) == sum else { throw AtlasFile.damage(section, piece) }
    }

    private static func sum(of piece: Int, in content: AtlasContent) -> UInt64 {
        let places = unsafe AtlasPieces.places(piece, in: content.bytes.count)
        return unsafe AtlasChecksum.of(UnsafeRawBufferPointer(rebasing: content.bytes[places]))
    }

    private static func damage(_ section: AtlasSection, _ piece: Int) -> GeoError {
        GeoError(
            .malformedInput, at: .byte(section.offset + piece * AtlasPieces.pieceBytes),
            "\(section.name) of the atlas is damaged")
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
