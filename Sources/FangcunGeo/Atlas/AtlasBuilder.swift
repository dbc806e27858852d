/// Gathers the layers of an atlas and writes it.
///
/// The same layers and edition give the same bytes, on any machine and at any time.
public struct AtlasBuilder: Sendable {
    /// The reference system of the unit grids; its axis order is east before north.
    public let reference: CoordinateReference
    /// The reference system of all other positions: a plane in metres, as distances have no sense in degrees.
    public let plane: CoordinateReference
    /// What the atlas says of itself.
    public let edition: AtlasEdition
    private var layers: [AtlasName: AtlasLayerDraft] = [:]

    /// A builder without layers yet.
    ///
    /// - Parameters:
    ///   - reference: The reference system of the unit grids.
    ///   - plane: The reference system of all other positions, in metres, as ``LocalPlane`` finds one; that of the grids unless
    ///     said otherwise.
    ///   - edition: What the atlas says of itself.
    /// - Throws: ``GeoError``: `limitExceeded` for a text of the edition that is too long; `unknownReferenceSystem` for a system
    ///   that is not in the EPSG register, since an atlas names its systems by their codes.
    public init(
        reference: CoordinateReference, plane: CoordinateReference? = nil, edition: AtlasEdition = AtlasEdition()
    ) throws(GeoError) {
        for text in edition.texts where text.utf8.count > AtlasEdition.maximumTextBytes {
            throw GeoError(.limitExceeded, "a text of the edition has over \(AtlasEdition.maximumTextBytes) bytes")
        }
        for system in [reference, plane ?? reference] where system.epsg <= 0 {
            throw GeoError(.unknownReferenceSystem, "\(system): an atlas takes systems of the EPSG register only")
        }
        self.reference = reference.with(axisOrder: .eastNorth)
        self.plane = (plane ?? reference).with(axisOrder: .eastNorth)
        self.edition = edition
    }

    /// Sets the unit grids (单元网格).
    ///
    /// - Parameters:
    ///   - grids: the grids, in the reference system of the atlas.
    ///   - includesPolygons: whether the atlas keeps the polygons beside what lookups need; drawing and edits need them.
    /// - Throws: ``GeoError``: `unknownReferenceSystem` if the grids are in another reference system than the atlas, and the
    ///   errors of ``GridLocator/init(_:)``.
    /// - Complexity: as ``GridLocator/init(_:)``.
    public mutating func setGrids(_ grids: UnitGridSet, includesPolygons: Bool = true) throws(GeoError) {
        guard grids.reference == reference else {
            throw GeoError(.unknownReferenceSystem, "grids in \(grids.reference), an atlas in \(reference)")
        }
        try add(try AtlasGrids.draft(of: grids, includesPolygons: includesPolygons))
    }

    /// Sets a layer of records without positions, or whose positions are not to be searched.
    ///
    /// - Parameters:
    ///   - name: The name of the layer: 1 to 16 of the characters a-z, 0-9, '-' and '_'.
    ///   - columns: What is known of the records; all of one length.
    /// - Throws: ``GeoError``: `malformedInput` for a name that cannot be one, or is there twice, and for columns of
    ///   different lengths; `limitExceeded` for too many bytes of text.
    public mutating func setTable(_ name: String, _ columns: [AtlasColumn]) throws(GeoError) {
        try add(try AtlasLayerDraft(name, columns, count: columns.first?.count ?? 0))
    }

    /// Sets a layer of records with a position, such as components (部件).
    ///
    /// - Parameters:
    ///   - name: The name of the layer: 1 to 16 of the characters a-z, 0-9, '-' and '_'.
    ///   - positions: Where they are, in ``plane``.
    ///   - classes: The class of each, such as its code in CJ/T 214; `nil` if they have none.
    ///   - columns: What else is known of them; all as long as the positions.
    /// - Throws: ``GeoError``: the errors of ``setTable(_:_:)`` and of ``PointIndex``; `malformedInput` unless each has a class;
    ///   `limitExceeded` for more than 65 536 different classes.
    public mutating func setPoints(
        _ name: String, _ positions: [Point], classes: [String]? = nil, columns: [AtlasColumn] = []
    ) throws(GeoError) {
        guard classes.map({ $0.count == positions.count }) ?? true else {
            throw GeoError(.malformedInput, "\(classes?.count ?? 0) classes for \(positions.count) records of \(name)")
        }
        var draft = try AtlasLayerDraft(name, columns, count: positions.count)
        try AtlasPoints.write(positions, classes: classes, to: &draft)
        try add(draft)
    }

    /// Sets a layer of records that are areas, such as buildings (建筑物).
    ///
    /// - Parameters:
    ///   - name: The name of the layer: 1 to 16 of the characters a-z, 0-9, '-' and '_'.
    ///   - areas: The polygons of each, in ``plane``.
    ///   - columns: What else is known of them; all as long as the areas.
    /// - Throws: ``GeoError``: the errors of ``setTable(_:_:)`` and of ``PolygonIndex``.
    public mutating func setAreas(
        _ name: String, _ areas: [[Polygon]], columns: [AtlasColumn] = []
    ) throws(GeoError) {
        var draft = try AtlasLayerDraft(name, columns, count: areas.count)
        AtlasAreas.write(try PolygonIndex(areas).parts, to: &draft)
        try add(draft)
    }

    /// Sets a layer of records that are lines, such as roads (道路).
    ///
    /// - Parameters:
    ///   - name: The name of the layer: 1 to 16 of the characters a-z, 0-9, '-' and '_'.
    ///   - lines: The chains of points of each, in ``plane``.
    ///   - columns: What else is known of them; all as long as the lines.
    /// - Throws: ``GeoError``: the errors of ``setTable(_:_:)`` and of ``LineIndex``.
    public mutating func setLines(
        _ name: String, _ lines: [[[Point]]], columns: [AtlasColumn] = []
    ) throws(GeoError) {
        var draft = try AtlasLayerDraft(name, columns, count: lines.count)
        AtlasLines.write(try LineIndex(lines).parts, to: &draft)
        try add(draft)
    }

    /// Puts a layer in place of any of its name.
    mutating func add(_ layer: AtlasLayerDraft) throws(GeoError) {
        layers[layer.layer] = layer
        let count = layers.values.reduce(0) { $0 + $1.parts.count }
        guard count <= AtlasHeader.maximumSections else {
            throw GeoError(.limitExceeded, "\(count) sections, more than \(AtlasHeader.maximumSections)")
        }
    }

    /// Writes the atlas beside the file of that name, and then puts it in its place by renaming.
    ///
    /// Whoever has the old atlas open goes on with it; whoever opens the name finds the old one or the new one, complete.
    ///
    /// - Throws: ``GeoError`` `unwritableFile`, with the reason of the operating system.
    public func write(to path: String) throws(GeoError) { try OutputFile.write(pieces, to: path) }

    /// Hands out the atlas piece by piece, from its first byte to its last; all pieces together are ``bytes``.
    ///
    /// What writes them needs no memory for the whole file beside that of the layers.
    ///
    /// - Parameter output: takes each piece; what it throws ends the writing.
    public func write<Failure: Error>(into output: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        for piece in pieces { try output(piece) }
    }

    /// The bytes of the atlas.
    public var bytes: [UInt8] { Array(pieces.joined()) }

    /// Header, table and checksums, then each section with the zeros before it.
    private var pieces: [[UInt8]] {
        let sections = layers.values.sorted { $0.layer < $1.layer }.flatMap { layer in
            layer.parts.sorted { $0.name < $1.name }.map { (layer: layer.layer, part: $0) }
        }
        var table: [UInt8] = []
        var sums: [UInt8] = []
        var pieces: [[UInt8]] = []
        var position = AtlasHeader.pageBytes + sections.count * AtlasTableEntry.byteCount
        position += sections.reduce(0) { $0 + AtlasPieces.count($1.part.bytes.count) * AtlasPieces.sumBytes }
        for (layer, part) in sections {
            let start = (position + AtlasHeader.pageBytes - 1) & ~(AtlasHeader.pageBytes - 1)
            pieces.append(Array(repeating: 0, count: start - position))
            pieces.append(part.bytes)
            position = start + part.bytes.count
            let ownSums = AtlasPieces.sums(of: part.bytes)
            let entry = AtlasTableEntry(
                layer: layer, part: part.name, version: 1, form: part.form.rawValue,
                valueBytes: UInt32(truncatingIfNeeded: part.valueBytes), offset: UInt64(start),
                byteCount: UInt64(part.bytes.count), checksum: AtlasChecksum.of(ownSums))
            table += entry.bytes
            sums += ownSums
        }
        let header = AtlasHeader(
            fileBytes: UInt64(position), sectionCount: UInt32(truncatingIfNeeded: sections.count),
            epsg: reference.epsg, planeEpsg: plane.epsg, tableChecksum: AtlasChecksum.of(table), edition: edition)
        return [header.page.bytes, table, sums] + pieces
    }
}
