internal import FangcunModel

/// The values of a section in which each piece is tested when a value of it is first read.
///
/// Reading costs a lock: it is meant for the first questions to a file. Values have a size that divides that of a piece.
struct UntestedRows<Element: BitwiseCopyable & Sendable>: Sendable {
    private let section: AtlasSection
    private let file: AtlasFile
    private let rows: FlatArray<Element>
    /// The checksums of the pieces that were not tested yet.
    private let open: Locked<[UInt64?]>

    /// The values of a section, of which only the checksums of its pieces are tested.
    ///
    /// - Throws: ``GeoError`` `malformedInput`, naming the section.
    init(_ section: AtlasSection, _ file: AtlasFile) throws(GeoError) {
        self.section = section
        self.file = file
        rows = file.untestedContent(of: section).rows(of: Element.self)
        open = Locked(file.isTrusted ? [] : try file.pieceSums(of: section))
    }

    /// How many values there are.
    var count: Int { rows.count }

    /// A value.
    ///
    /// - Throws: ``GeoError`` `malformedInput`, naming section and place, if its piece is damaged, or there is no such value.
    func value(_ index: Int) throws(GeoError) -> Element {
        guard index >= 0, index < rows.count else { throw fault(index, "has no value that another leads to") }
        let piece = index * MemoryLayout<Element>.stride / AtlasPieces.pieceBytes
        try open.withLock { (open) throws(GeoError) in
            guard piece < open.count, let sum = open[piece] else { return }
            try file.test(piece, of: section, sum)
            open[piece] = nil
        }
        return unsafe rows[unchecked: index]
    }

    /// What is wrong with a value.
    func fault(_ index: Int, _ reason: String) -> GeoError {
        let byte = section.offset + max(0, min(index, count)) * MemoryLayout<Element>.stride
        return GeoError(.malformedInput, at: .byte(byte), "\(section.name) of the atlas \(reason)")
    }
}
