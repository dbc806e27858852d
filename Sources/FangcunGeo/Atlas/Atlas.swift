/// Everything a city app asks in a hot path, in one file that is opened by mapping it: no parsing, no copy.
///
/// An atlas is made by ``AtlasBuilder`` and never changes. Opening it reads two pages. A section's checksum is tested when it
/// is first used, and with it all that lookups rely on; a damaged or hostile file gives a ``GeoError`` and no wrong read.
/// Any number of threads may use an atlas, and any number of processes share the memory of its file. docs/atlas-format.md
/// describes each byte.
///
/// A new edition takes the name of the old file (``AtlasBuilder/write(to:)``). Whoever has the old one open keeps it,
/// undisturbed, until the last value made from it goes.
public struct Atlas: Sendable {
    private let file: AtlasFile
    // Not in the file: layers keep the file, which must not keep them.
    private let made = AtlasLayers()

    /// How the bytes of a file are reached.
    public enum Access: Sendable, Hashable {
        /// Mapped: opening costs nothing, and processes share the memory. The file must not be written to or cut
        /// short in place while it is in use: the operating system would end the process (SIGBUS) at a page that is gone. Files
        /// that are replaced by renaming, as ``AtlasBuilder/write(to:)`` does, are safe.
        case mapped
        /// Read into memory of the process, on large pages where the system has them: opening costs a read of the file, and
        /// nothing that happens to it later matters.
        case inMemory
    }

    /// What is tested of a file.
    public enum Checks: Sendable, Hashable {
        /// A layer is tested when it is first asked for, a column when it is: whatever the file holds, nothing worse than an error
        /// or a wrong answer comes of it.
        case whenUsed
        /// Only header and section table. The first answer then costs some pages of the file rather than all of a layer.
        ///
        /// **A damaged file may then end the process**, or give away its memory. Only for a file that was verified where it
        /// lies (``verify()``) after it was written, in a place where nobody else writes.
        case skipped
    }

    /// Opens an atlas.
    ///
    /// - Throws: ``GeoError``: `unreadableFile` with the reason of the operating system; `malformedInput`, with the place, for what
    ///   is no atlas, cut short or damaged in header or section table; `unsupportedVersion` for a later format.
    /// - Complexity: constant, and two pages are read, if it is mapped; linear in the file if in memory.
    public init(path: String, access: Access = .mapped, checks: Checks = .whenUsed) throws(GeoError) {
        let memory =
            switch access {
            case .mapped: try FileBytes(mapping: path)
            case .inMemory: try FileBytes(reading: path)
            }
        do {
            file = try AtlasFile(memory, isTrusted: checks == .skipped)
        } catch {
            throw GeoError(error.code, at: error.place, "\(path): \(error.reason)")
        }
    }

    /// Reads an atlas from bytes, which are copied.
    ///
    /// - Throws: as ``init(path:access:checks:)``.
    public init(bytes: [UInt8]) throws(GeoError) {
        file = try AtlasFile(FileBytes(copying: bytes), isTrusted: false)
    }

    private init(_ file: AtlasFile) { self.file = file }

    /// What the atlas says of itself.
    public var edition: AtlasEdition { file.header.edition }

    /// The reference system of the unit grids; its axis order is east before north.
    public var reference: CoordinateReference { CoordinateReference(epsg: file.header.epsg, axisOrder: .eastNorth) }

    /// The reference system of all other positions, in metres, east before north.
    public var plane: CoordinateReference { CoordinateReference(epsg: file.header.planeEpsg, axisOrder: .eastNorth) }

    /// The sections, by layer and part; those of layers that are not known here as well.
    public var sections: [AtlasSection] { file.sections }

    /// The unit grids (单元网格); `nil` if the atlas has none.
    ///
    /// The first call tests the layer; others cost a lock.
    ///
    /// - Throws: ``GeoError``, naming the section and the place, if the layer is damaged or of a later version.
    /// - Complexity: linear in what lookups need, at about the speed of reading memory.
    public func grids() throws(GeoError) -> AtlasGrids? {
        try made.grids { () throws(GeoError) in
            guard let layer = AtlasLayerReader(file, AtlasGrids.layer.description) else { return nil }
            return try AtlasGrids(layer, reference)
        }
    }

    /// The code of the unit grid (单元网格) that holds a point; `nil` outside all, and if the atlas has no grids.
    ///
    /// For the first questions to an atlas that was just opened, while its file lies on the disk: it reads and tests the codes and
    /// those pieces of the locator, 64 KiB each, in which the answer lies, whatever the size of the city, where ``grids()`` reads
    /// and tests the whole layer. Each question costs some locks: ask the locator of ``grids()`` for more than some hundred, which
    /// another thread may have made meanwhile.
    ///
    /// - Parameter point: A position in ``reference``, east before north.
    /// - Throws: ``GeoError``, naming the section and the place, if the way to the answer is damaged or of a later version.
    /// - Complexity: constant in a partition.
    public func gridCode(at point: Point) throws(GeoError) -> String? {
        let first = try made.firstGrids { () throws(GeoError) in
            guard let layer = AtlasLayerReader(file, AtlasGrids.layer.description) else { return nil }
            return try FirstGrids(layer)
        }
        return try first?.code(at: point)
    }

    /// The columns of a layer; `nil` if the atlas has no layer of that name.
    ///
    /// - Throws: ``GeoError``, naming the section and the place, if what says how many records there are is damaged.
    public func table(_ layer: String) throws(GeoError) -> AtlasTable? {
        guard let layer = AtlasLayerReader(file, layer) else { return nil }
        return try AtlasTable(layer)
    }

    /// The records of a layer that have a position; `nil` if the atlas has no such layer.
    ///
    /// The first call tests the layer; others cost a lock.
    ///
    /// - Throws: ``GeoError``, naming the section and the place, if the layer is damaged or of a later version.
    /// - Complexity: linear in what searches need, at about the speed of reading memory.
    public func points(_ layer: String) throws(GeoError) -> AtlasPoints? {
        try made.points(layer) { () throws(GeoError) in
            guard let layer = AtlasLayerReader(file, layer) else { return nil }
            return try AtlasPoints(layer)
        }
    }

    /// The records of a layer that are areas; `nil` if the atlas has no such layer.
    ///
    /// - Throws: as ``points(_:)``.
    public func areas(_ layer: String) throws(GeoError) -> AtlasAreas? {
        try made.areas(layer) { () throws(GeoError) in
            guard let layer = AtlasLayerReader(file, layer) else { return nil }
            return try AtlasAreas(layer)
        }
    }

    /// The records of a layer that are lines; `nil` if the atlas has no such layer.
    ///
    /// - Throws: as ``points(_:)``.
    public func lines(_ layer: String) throws(GeoError) -> AtlasLines? {
        try made.lines(layer) { () throws(GeoError) in
            guard let layer = AtlasLayerReader(file, layer) else { return nil }
            return try AtlasLines(layer)
        }
    }

    /// The names of the layers, in alphabetical order.
    public var layers: [String] {
        var names: [String] = []
        for section in sections where names.last != section.layer { names.append(section.layer) }
        return names
    }

    private func has(_ layer: String, _ part: String) -> Bool {
        sections.contains { $0.layer == layer && $0.part == part }
    }

    /// Tests every byte that the atlas holds: all checksums, and the structure of all layers that are known here; also of an
    /// atlas that is opened without checks.
    ///
    /// - Throws: ``GeoError``, naming the first section that is at fault, and the place.
    /// - Complexity: linear in the file.
    public func verify() throws(GeoError) {
        guard !file.isTrusted else { return try Atlas(try file.untrusted()).verify() }
        for section in sections { _ = try file.content(of: section) }
        _ = try grids()?.polygons()
        for layer in layers {
            _ = try points(layer)
            _ = try areas(layer)
            _ = try lines(layer)
            if has(layer, "record-count") { try table(layer)?.verify() }
        }
    }
}
