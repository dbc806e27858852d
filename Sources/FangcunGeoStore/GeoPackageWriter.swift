#if SQLite

public import FangcunGeo
public import FangcunModel
internal import GRDB
internal import Glibc

/// Writes a GeoPackage (OGC 12-128r18), layer by layer, as QGIS and GDAL open it.
///
/// The file is written beside its place and put there by ``finish()``: nobody sees a part of it. Without ``finish()`` nothing is left.
/// One thread at a time may use the writer.
public final class GeoPackageWriter {
    /// What the features of a layer are.
    public enum GeometryType: String, Sendable, Hashable {
        /// Points.
        case point = "POINT"
        /// Lines of one part.
        case lineString = "LINESTRING"
        /// Areas of one part.
        case polygon = "POLYGON"
        /// Areas of one or several parts; those of one are written as one of several too.
        case multiPolygon = "MULTIPOLYGON"
        /// Anything.
        case geometry = "GEOMETRY"
    }

    private let path: String
    private let draft: String
    private let lastChange: Instant
    private let hasSpatialIndex: Bool
    private var queue: DatabaseQueue?

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - path: where it will be; a file that is there is replaced at the end.
    ///   - lastChange: the moment that the contents are said to be of.
    ///   - hasSpatialIndex: whether layers get the R-tree by which QGIS and GDAL find the features of a window; a SQLite without
    ///     R-trees writes none.
    /// - Throws: `GeoError` with code `unwritableFile`.
    public init(_ path: String, lastChange: Instant, hasSpatialIndex: Bool = true) throws(GeoError) {
        guard path.utf8.allSatisfy({ $0 != 0 }), !path.isEmpty else {
            throw GeoError(.unwritableFile, "'\(path.prefix(80))' is no path")
        }
        self.path = path
        // SQLite takes a name with a colon for a URI, but not one that begins with a slash or a dot.
        draft = (path.hasPrefix("/") ? "" : "./") + path + ".\(getpid())-\(UInt32.random(in: 0...(.max))).part"
        self.lastChange = lastChange
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            // Nobody reads the draft, and a crash leaves no more than its name.
            try database.execute(sql: "PRAGMA journal_mode = MEMORY")
            try database.execute(sql: "PRAGMA synchronous = OFF")
        }
        do {
            let queue = try DatabaseQueue(path: draft, configuration: configuration)
            self.queue = queue
            self.hasSpatialIndex = try queue.write { database in
                try database.execute(sql: GeoPackageSchema.sql)
                return try hasSpatialIndex && LayerIndex.isAvailable(database)
            }
        } catch {
            throw Self.fault(error, path)
        }
    }

    deinit {
        guard let queue else { return }
        try? queue.close()
        unsafe unlink(draft)
    }

    /// Writes a layer.
    ///
    /// - Parameters:
    ///   - name: the name of its table.
    ///   - type: what its features are.
    ///   - reference: the system of its coordinates, which are east before north.
    ///   - columns: the columns of attributes, beside `fid` and `geom`.
    ///   - features: each with a value for each column; they get the identifiers 1, 2, 3, …
    /// - Throws: `GeoError`: `malformedInput` for a name that is taken, or values that do not fit the columns; `invalidGeometry` for
    ///   a coordinate that is not finite or a geometry of another type; `unknownReferenceSystem`; `unwritableFile`.
    public func write(
        layer name: String, type: GeometryType, reference: CoordinateReference, columns: [GeoPackageLayer.Column],
        features: some Sequence<(geometry: Geometry?, values: [AttributeValue])>
    ) throws(GeoError) {
        guard let queue else { throw GeoError(.unwritableFile, "\(path): the file is finished") }
        let definition = try reference.definition()
        do {
            // The features may come from anywhere, this writer not excluded: that is an error then, not the end of the process.
            try queue.unsafeReentrantWrite { database in
                try database.inTransaction {
                    let index = hasSpatialIndex ? LayerIndex(layer: name) : nil
                    let writing = LayerWriting(
                        name: name, type: type, epsg: reference.epsg, columns: columns, index: index)
                    try writing.begin(database, definition)
                    let box = try writing.write(features, database)
                    try writing.register(database, box, lastChange)
                    return .commit
                }
            }
        } catch let error as GeoError {
            throw GeoError(error.code, at: error.place, "\(path): layer '\(name)': \(error.reason)")
        } catch {
            throw Self.fault(error, path)
        }
    }

    /// Closes the file and puts it in its place.
    ///
    /// - Throws: `GeoError` with code `unwritableFile`.
    public func finish() throws(GeoError) {
        guard let queue else { return }
        do {
            try queue.close()
        } catch {
            throw Self.fault(error, path)
        }
        self.queue = nil
        guard unsafe rename(draft, path) == 0 else {
            unsafe unlink(draft)
            throw GeoError(.unwritableFile, "\(path): the finished file cannot be put in its place")
        }
    }

    private static func fault(_ error: any Error, _ path: String) -> GeoError {
        let fault = PackageDatabase.fault(error, path)
        return fault.code == .unreadableFile || fault.code == .limitExceeded
            ? GeoError(.unwritableFile, fault.reason) : fault
    }
}

#endif
