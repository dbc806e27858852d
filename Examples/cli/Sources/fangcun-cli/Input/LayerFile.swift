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
    /// - Parameters:
    ///   - path: the file; `FILE#LAYER` names a layer of a GeoPackage.
    ///   - layer: the layer of a GeoPackage; `nil` for the one that the path names, or the only one.
    init(_ path: String, layer: String? = nil) throws(CommandFailure) {
        let (path, named) = Self.split(path)
        guard Self.isGeoPackage(path) else {
            guard layer == nil else { throw CommandFailure(path, "only a GeoPackage has layers") }
            self = .geoJSON(try NamedFile(reading: path))
            return
        }
        self = try naming(path) {
            let package = try GeoPackage(reading: path)
            return .geoPackage(package, try package.layer(layer ?? named), path: path)
        }
    }

    /// What the file is called.
    var name: String {
        switch self {
        case .geoJSON(let file): file.name
        case .geoPackage(_, _, let path): path
        }
    }

    /// The unit grids of the file, and the property that holds their codes.
    ///
    /// - Parameters:
    ///   - codeProperty: the property with the codes; `nil` looks for one.
    ///   - reference: the system of a file that names none.
    ///   - faults: whether broken grids are refused, or kept for a check.
    func grids(
        codeProperty: String?, reference: CoordinateReference? = nil, faults: ShapeFaults
    ) throws(CommandFailure) -> (grids: UnitGridSet, codeProperty: String) {
        switch self {
        case .geoJSON(let file):
            let property = if let codeProperty { codeProperty } else { try GridCodeProperty.detect(in: file) }
            let grids = try naming(file.name) {
                let system = try Self.reference(of: file, else: reference)
                return try UnitGridSet(geoJSON: file.bytes, codeProperty: property, reference: system, faults: faults)
            }
            return (grids, property)
        case .geoPackage(let package, let layer, let path):
            let names = layer.columns.map(\.name)
            let property =
                if let codeProperty { codeProperty } else { try GridCodeProperty.choose(among: names, in: path) }
            let grids = try naming(path) {
                try package.unitGrids(
                    in: layer, codeColumn: property, reference: layer.reference ?? reference, faults: faults)
            }
            return (grids, property)
        }
    }

    /// The features of the file; `reference` is the system of a file that names none, and without one GeoJSON is in WGS 84.
    func document(reference: CoordinateReference?) throws(CommandFailure) -> GeoJSON {
        switch self {
        case .geoJSON(let file):
            try naming(file.name) {
                let system = try Self.reference(of: file, else: reference)
                return GeoJSONSequence.isSequence(file.bytes)
                    ? try GeoJSON(sequence: file.bytes, reference: system) : try GeoJSON(file.bytes, reference: system)
            }
        case .geoPackage(let package, let layer, let path):
            try naming(path) { try package.document(of: layer, reference: layer.reference ?? reference) }
        }
    }

    /// The system to read a file in: none when the file names its own.
    private static func reference(
        of file: NamedFile, else reference: CoordinateReference?
    ) throws -> CoordinateReference? {
        // Sequences have no place to name a system for all their records.
        guard !GeoJSONSequence.isSequence(file.bytes) else { return reference }
        return try GeoJSONHead.namesReference(file.bytes) ? nil : reference
    }

    /// A path that names no file, but would name a package up to one of its `#`; a layer may have `#` in its name as well.
    static func split(_ path: String) -> (path: String, layer: String?) {
        guard !FileManager.default.fileExists(atPath: path),
            let mark = path.indices.first(where: { path[$0] == "#" && isGeoPackage(String(path[..<$0])) })
        else { return (path, nil) }
        return (String(path[..<mark]), String(path[path.index(after: mark)...]))
    }

    /// Whether the file is one of SQLite, plain or gzip-compressed. What cannot be read is not, and is named where it is read;
    /// nor is a pipe, whose bytes can be read only once.
    static func isGeoPackage(_ path: String) -> Bool {
        let mark = Array("SQLite format 3\0".utf8)
        var head: [UInt8] = []
        do {
            var chunks = try InputChunks(path)
            guard chunks.fileBytes != nil else { return false }
            while head.count < mark.count, try chunks.read(into: &head) {}
        } catch {
            return false
        }
        return head.starts(with: mark)
    }
}
