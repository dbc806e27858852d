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
        /// The most bytes that may come out of a compressed package.
        public var maximumInflatedBytes: Int

        /// Limits: ten million features and fifty million positions a layer, 10 000 layers, and 4 GiB out of a compressed
        /// package unless said otherwise.
        public init(
            geometry: WellKnownGeometry.Limits = .init(), maximumFeatures: Int = 10_000_000,
            maximumVertices: Int = 50_000_000, maximumLayers: Int = 10_000, maximumInflatedBytes: Int = 1 << 32
        ) {
            self.geometry = geometry
            self.maximumFeatures = maximumFeatures
            self.maximumVertices = maximumVertices
            self.maximumLayers = maximumLayers
            self.maximumInflatedBytes = maximumInflatedBytes
        }
    }

    /// The layers of features that can be read, by name.
    public let layers: [GeoPackageLayer]
    /// Why other layers cannot be read, by their names: one that is broken does not cost the others.
    public let brokenLayers: [String: GeoError]
    let limits: Limits
    let database: PackageDatabase

    /// Opens a file, plain or compressed with gzip (its first bytes tell). SQLite wants a file: what comes out of a compressed
    /// one lies in the folder of temporary files, without a name, as long as the value lives.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - sharing: how it may change meanwhile.
    ///   - limits: how much it may ask for.
    /// - Throws: `GeoError` with code `unreadableFile`; `malformedInput` for a file that is no GeoPackage; `limitExceeded`;
    ///   `unwritableFile` when there is no room to inflate it.
    public init(reading path: String, sharing: Sharing = .shared, limits: Limits = Limits()) throws(GeoError) {
        database = try PackageDatabase(
            reading: path, sharing: sharing, maximumInflatedBytes: limits.maximumInflatedBytes)
        self.limits = limits
        let catalogue = try LayerCatalogue(database, limits: limits)
        layers = catalogue.layers
        brokenLayers = catalogue.broken
    }

    /// The layer of that name, or the only one there is.
    ///
    /// - Parameter name: the name of its table; `nil` for a package of a single layer.
    /// - Throws: `GeoError` with code `malformedInput` naming the layers that there are, or saying what is broken about this one.
    public func layer(_ name: String? = nil) throws(GeoError) -> GeoPackageLayer {
        let names = layers.map(\.name) + brokenLayers.keys.sorted()
        if let wanted = name ?? (names.count == 1 ? names.first : nil) {
            if let fault = brokenLayers[wanted] { throw fault }
            if let layer = layers.first(where: { $0.name == wanted }) { return layer }
        }
        let known = names.isEmpty ? "none" : names.map { "'\($0)'" }.joined(separator: ", ")
        let wanted = name.map { "no layer '\($0)'" } ?? "one layer must be named"
        throw GeoError(.malformedInput, "\(database.path): \(wanted); there are \(known)")
    }
}

#endif
