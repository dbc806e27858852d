internal import FangcunModel

/// The first page of an atlas.
struct AtlasHeader {
    let fileBytes: UInt64
    let sectionCount: UInt32
    /// The reference system of the grids.
    let epsg: Int32
    /// That of all other positions, in metres.
    let planeEpsg: Int32
    let tableChecksum: UInt64
    let edition: AtlasEdition

    /// Sections, and the table of them, start at a multiple of this.
    static let pageBytes = 4_096
    /// The most sections of an atlas.
    static let maximumSections = 4_096

    /// The last version of the format that this code knows, and the oldest that a reader must know for what it writes.
    private static let version: UInt32 = 1
    private static let requiredVersion: UInt32 = 1
    // As PNG's: the first byte is no text, and the line ends show a transfer that changed them.
    private static let magic: [UInt8] = [0x89] + Array("FCATL".utf8) + [0x0D, 0x0A]
    /// A reader of the other byte order sees 04 03 02 01.
    private static let byteOrderMark: UInt32 = 0x0102_0304

    private enum Place {
        static let byteOrder = 8
        static let requiredVersion = 12
        static let version = 16
        static let epsg = 20
        static let fileBytes = 24
        static let sectionCount = 32
        static let entryBytes = 36
        static let tableChecksum = 40
        /// Three numbers of 16 bits: the lengths of the texts.
        static let textBytes = 48
        static let planeEpsg = 56
        /// The texts, one after another.
        static let texts = 64
        static let checksum = pageBytes - 8
    }

    init(
        fileBytes: UInt64, sectionCount: UInt32, epsg: Int32, planeEpsg: Int32, tableChecksum: UInt64,
        edition: AtlasEdition
    ) {
        self.fileBytes = fileBytes
        self.sectionCount = sectionCount
        self.epsg = epsg
        self.planeEpsg = planeEpsg
        self.tableChecksum = tableChecksum
        self.edition = edition
    }

    /// Reads the first page of a file of that length.
    ///
    /// - Throws: ``GeoError``: `malformedInput` for what is no atlas, is cut short or damaged; `unsupportedVersion` for one of a
    ///   later format or of the other byte order.
    init(_ page: AtlasRecord, fileBytes: Int) throws(GeoError) {
        guard page.bytes(at: 0, count: AtlasHeader.magic.count).elementsEqual(AtlasHeader.magic) else {
            throw GeoError(.malformedInput, at: .byte(0), "not an atlas")
        }
        guard page.bytes.count == AtlasHeader.pageBytes else {
            throw GeoError(.malformedInput, at: .byte(page.bytes.count), "the atlas ends in its first page")
        }
        let byteOrder: UInt32 = page.number(at: Place.byteOrder)
        guard byteOrder == AtlasHeader.byteOrderMark, UInt32(littleEndian: 1) == 1 else {
            throw GeoError(
                .unsupportedVersion, at: .byte(Place.byteOrder),
                "an atlas is written and read by machines that put the little end of numbers first")
        }
        let needed: UInt32 = page.number(at: Place.requiredVersion)
        guard needed <= AtlasHeader.version else {
            throw GeoError(
                .unsupportedVersion, at: .byte(Place.requiredVersion),
                "the atlas needs a reader of format \(needed); this one knows format \(AtlasHeader.version)")
        }
        guard AtlasHeader.checksum(of: page) == page.number(at: Place.checksum) else {
            throw GeoError(.malformedInput, at: .byte(0), "the first page of the atlas is damaged")
        }
        self.fileBytes = page.number(at: Place.fileBytes)
        guard self.fileBytes == UInt64(fileBytes) else {
            throw GeoError(
                .malformedInput, at: .byte(fileBytes), "the atlas should have \(self.fileBytes) bytes, not \(fileBytes)"
            )
        }
        sectionCount = page.number(at: Place.sectionCount)
        let entryBytes: UInt32 = page.number(at: Place.entryBytes)
        guard sectionCount <= AtlasHeader.maximumSections, entryBytes == AtlasTableEntry.byteCount else {
            throw GeoError(.malformedInput, at: .byte(Place.sectionCount), "the atlas has an impossible section table")
        }
        epsg = page.number(at: Place.epsg)
        planeEpsg = page.number(at: Place.planeEpsg)
        tableChecksum = page.number(at: Place.tableChecksum)
        edition = try AtlasHeader.edition(in: page)
    }

    /// The page.
    var page: AtlasRecord {
        var page = AtlasRecord(byteCount: AtlasHeader.pageBytes)
        page.put(AtlasHeader.magic, at: 0)
        page.put(AtlasHeader.byteOrderMark, at: Place.byteOrder)
        page.put(AtlasHeader.requiredVersion, at: Place.requiredVersion)
        page.put(AtlasHeader.version, at: Place.version)
        page.put(epsg, at: Place.epsg)
        page.put(planeEpsg, at: Place.planeEpsg)
        page.put(fileBytes, at: Place.fileBytes)
        page.put(sectionCount, at: Place.sectionCount)
        page.put(UInt32(AtlasTableEntry.byteCount), at: Place.entryBytes)
        page.put(tableChecksum, at: Place.tableChecksum)
        var place = Place.texts
        for (index, text) in edition.texts.enumerated() {
            let bytes = Array(text.utf8)
            page.put(UInt16(truncatingIfNeeded: bytes.count), at: Place.textBytes + 2 * index)
            page.put(bytes, at: place)
            place += bytes.count
        }
        page.put(AtlasHeader.checksum(of: page), at: Place.checksum)
        return page
    }

    /// Of all the page but its last eight bytes, which hold it.
    private static func checksum(of page: AtlasRecord) -> UInt64 {
        AtlasChecksum.of(Array(page.bytes.dropLast(8)))
    }

    private static func edition(in page: AtlasRecord) throws(GeoError) -> AtlasEdition {
        var texts: [String] = []
        var place = Place.texts
        for index in 0..<3 {
            let count = Int(page.number(at: Place.textBytes + 2 * index) as UInt16)
            guard count <= AtlasEdition.maximumTextBytes,
                let text = String(validating: page.bytes(at: place, count: count), as: UTF8.self)
            else { throw GeoError(.malformedInput, at: .byte(place), "the atlas has an edition that is no text") }
            texts.append(text)
            place += count
        }
        return AtlasEdition(label: texts[1], date: texts[2], creator: texts[0])
    }
}
