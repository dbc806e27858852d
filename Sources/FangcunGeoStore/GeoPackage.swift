#if SQLite

public import FangcunGeo
internal import FangcunModel
internal import GRDB

/// A GeoPackage (OGC 12-128r18) that is read: the exchange file of QGIS, GDAL and national platforms.
///
/// The file is opened read-only, and never changed. Several threads may share the value; they take turns.
public final class GeoPackage: Sendable {
    /// How the file may change while it is open.
    public enum Sharing: Sendable, Hashable {
        /// Other programs may write to it: locks are taken.
        case shared
        /// Nobody writes to it, as on read-only media: no locks are taken, and no files beside it are wanted. A file that is changed
        /// nevertheless gives wrong answers or errors.
        case immutable
    }

    /// How much foreign input may ask for.
    public struct Limits: Sendable, Hashable {
        /// Those of each geometry.
        public var geometry: WellKnownGeometry.Limits
        /// The most features of a layer.
        public var maximumFeatures: Int
        /// The most positions of a layer.
        public var maximumVertices: Int
        /// The most layers.
        public var maximumLayers: Int

        /// Limits: ten million features and fifty million positions a layer and 10 000 layers unless said otherwise.
        public init(
            geometry: WellKnownGeometry.Limits = .init(), maximumFeatures: Int = 10_000_000,
            maximumVertices: Int = 50_000_000, maximumLayers: Int = 10_000
        ) {
            self.geometry = geometry
            self.maximumFeatures = maximumFeatures
            self.maximumVertices = maximumVertices
            self.maximumLayers = maximumLayers
        }
    }

    /// The layers of features, by name.
    public let layers: [GeoPackageLayer]
    let limits: Limits
    let database: PackageDatabase

    /// Opens a file.
    ///
    /// - Throws: `GeoError` with code `unreadableFile`; `malformedInput` for a file that is no GeoPackage; `limitExceeded`.
    public init(reading path: String, sharing: Sharing = .shared, limits: Limits = Limits()) throws(GeoError) {
        database = try PackageDatabase(reading: path, sharing: sharing)
        self.limits = limits
        layers = try LayerCatalogue(database, limits: limits).layers
    }

    /// The layer of that name, or the only one there is.
    ///
    /// - Throws: `GeoError` with code `malformedInput` naming the layers that there are.
    public func layer(_ name: String? = nil) throws(GeoError) -> GeoPackageLayer {
        let matches = layers.filter { name == nil || $0.name == name }
        if matches.count == 1, let only = matches.first { return only }
        let known = layers.isEmpty ? "none" : layers.map { "'\($0.name)'" }.joined(separator: ", ")
        let wanted = name.map { "no layer '\($0)'" } ?? "one layer must be named"
        throw GeoError(.malformedInput, "\(database.path): \(wanted); there are \(known)")
    }
}

#endif
