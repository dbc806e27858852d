import FangcunGeo
import FangcunGeoStore
import FangcunModel
import Foundation

/// A file of features in any form that is read: GeoJSON, a sequence of it, or a layer of a GeoPackage.
enum LayerFile {
    case geoJSON(NamedFile)
    case geoPackage(GeoPackage, GeoPackageLayer, path: String)

    /// Opens a file, whose first bytes tell what it is.
    ///
    /// - Parameter layer: the layer of a GeoPackage; `nil` for the only one.
    init(_ path: String, layer: String? = nil) throws(CommandFailure) {
        guard Self.isGeoPackage(path) else {
            guard layer == nil else { throw CommandFailure(path, "only a GeoPackage has layers") }
            self = .geoJSON(try NamedFile(reading: path))
            return
        }
        self = try naming(path) {
            let package = try GeoPackage(reading: path)
            return .geoPackage(package, try package.layer(layer), path: path)
        }
    }

    /// The unit grids of the file with all their faults, and the property that holds their codes.
    func grids(codeProperty: String?) throws(CommandFailure) -> (grids: UnitGridSet, codeProperty: String) {
        switch self {
        case .geoJSON(let file):
            let property = if let codeProperty { codeProperty } else { try GridCodeProperty.detect(in: file) }
            let grids = try naming(file.name) {
                try UnitGridSet(geoJSON: file.bytes, codeProperty: property, faults: .kept)
            }
            return (grids, property)
        case .geoPackage(let package, let layer, let path):
            let names = layer.columns.map(\.name)
            let property =
                if let codeProperty { codeProperty } else { try GridCodeProperty.choose(among: names, in: path) }
            return (
                try naming(path) { try package.unitGrids(in: layer, codeColumn: property, faults: .kept) }, property
            )
        }
    }

    /// The features of the file; `reference` is the system of a file that names none.
    func document(reference: CoordinateReference) throws(CommandFailure) -> GeoJSON {
        switch self {
        case .geoJSON(let file):
            try naming(file.name) {
                GeoJSONSequence.isSequence(file.bytes)
                    ? try GeoJSON(sequence: file.bytes, reference: reference)
                    : try GeoJSON(file.bytes, reference: reference)
            }
        case .geoPackage(let package, let layer, let path):
            try naming(path) { try package.document(of: layer, reference: layer.reference ?? reference) }
        }
    }

    /// Whether the file is one of SQLite. What cannot be read is not, and is named where it is read.
    static func isGeoPackage(_ path: String) -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else { return false }
        let mark = Data("SQLite format 3\0".utf8)
        return (try? handle.read(upToCount: mark.count)) == mark
    }
}
