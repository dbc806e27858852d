#if SQLite

public import FangcunGeo
internal import FangcunModel
internal import Foundation
internal import GRDB

extension GeoPackage {
    /// Reads the features of a layer one after the other, by identifier; memory is that of one feature.
    ///
    /// - Parameters:
    ///   - layer: one of ``layers``.
    ///   - reference: the system of the coordinates, for a layer that does not say.
    ///   - faults: whether rings that are open or too short are refused, or kept as written.
    ///   - allowsViews: whether a layer may be a view. A view runs SQL of whoever made the file, perhaps without end.
    ///   - body: takes each feature with its number, counted from 0. What it throws ends the reading.
    /// - Throws: `GeoError`, its reason naming the layer and its place the feature: `malformedInput`, `invalidGeometry`,
    ///   `limitExceeded`, `outsideDomain` (metres in a layer that claims degrees), and what `body` throws.
    /// - Complexity: linear in the size of the layer.
    public func forEachFeature(
        of layer: GeoPackageLayer, reference: CoordinateReference? = nil, faults: ShapeFaults = .refused,
        allowsViews: Bool = false, _ body: (Int, GeoPackageFeature) throws(GeoError) -> Void
    ) throws(GeoError) {
        guard allowsViews || !layer.isView else {
            throw GeoError(
                .malformedInput, "\(database.path): the layer '\(layer.name)' is a view, and views are not allowed")
        }
        let reading = LayerReading(
            layer: layer, limits: limits, faults: faults, path: database.path,
            degrees: [CoordinateReference.wgs84.epsg, CoordinateReference.cgcs2000.epsg].contains(
                (layer.reference ?? reference)?.epsg))
        try database.read { connection in
            let rows = try Row.fetchCursor(connection, sql: reading.query)
            var index = 0
            var vertexCount = 0
            while let row = try rows.next() {
                let feature = try reading.feature(row, index: index, vertexCount: &vertexCount)
                try body(index, feature)
                index += 1
            }
        }
    }

    /// All features of a layer.
    ///
    /// - Throws: as ``forEachFeature(of:reference:faults:allowsViews:_:)``.
    public func features(
        of layer: GeoPackageLayer, reference: CoordinateReference? = nil, faults: ShapeFaults = .refused,
        allowsViews: Bool = false
    ) throws(GeoError) -> [GeoPackageFeature] {
        var features: [GeoPackageFeature] = []
        try forEachFeature(of: layer, reference: reference, faults: faults, allowsViews: allowsViews) {
            _, feature throws(GeoError) in features.append(feature)
        }
        return features
    }

    /// The system of a layer's coordinates.
    func reference(of layer: GeoPackageLayer, given: CoordinateReference?) throws(GeoError) -> CoordinateReference {
        if let given, let declared = layer.reference, given.epsg != declared.epsg {
            throw GeoError(
                .unknownReferenceSystem,
                "\(database.path): the layer '\(layer.name)' declares EPSG:\(declared.epsg), and EPSG:\(given.epsg) was expected"
            )
        }
        if let reference = layer.reference ?? given { return reference.with(axisOrder: .eastNorth) }
        throw GeoError(
            .unknownReferenceSystem,
            "\(database.path): the layer '\(layer.name)' names no reference system of EPSG; name it")
    }
}

/// Makes features of the rows of a layer.
private struct LayerReading {
    let layer: GeoPackageLayer
    let limits: GeoPackage.Limits
    let faults: ShapeFaults
    let path: String
    let degrees: Bool

    var query: String {
        let identifier = layer.identifierColumn?.quotedIdentifier
        let columns = [identifier ?? "NULL", layer.geometryColumn.quotedIdentifier]
        let names = columns + layer.columns.map { $0.name.quotedIdentifier }
        return "SELECT \(names.joined(separator: ", ")) FROM \(layer.name.quotedIdentifier)"
            + (identifier.map { " ORDER BY \($0)" } ?? "")
    }

    func feature(_ row: Row, index: Int, vertexCount: inout Int) throws(GeoError) -> GeoPackageFeature {
        let identifier = Int64.fromDatabaseValue(row[0]) ?? Int64(index) + 1
        guard index < limits.maximumFeatures else {
            throw fault(.limitExceeded, index, identifier, "over \(limits.maximumFeatures) features")
        }
        let geometry = try geometry(row[1], index, identifier)
        vertexCount += geometry?.chains.reduce(0) { $0 + $1.count } ?? 0
        guard vertexCount <= limits.maximumVertices else {
            throw fault(.limitExceeded, index, identifier, "over \(limits.maximumVertices) positions")
        }
        if degrees, let box = geometry?.bounds, !box.isInDegrees {
            throw fault(
                .outsideDomain, index, identifier,
                "coordinates up to (\(box.maxX), \(box.maxY)) are no degrees of longitude and latitude")
        }
        let values = layer.columns.indices.map { column in
            AttributeValue(row[column + 2], isBoolean: layer.columns[column].type == "BOOLEAN")
        }
        return GeoPackageFeature(identifier: identifier, geometry: geometry, values: values)
    }

    private func geometry(_ value: DatabaseValue, _ index: Int, _ identifier: Int64) throws(GeoError) -> Geometry? {
        switch value.storage {
        case .null: return nil
        case .blob(let data):
            do throws(GeoError) {
                return try GeoPackageBinary.read([UInt8](data), limits: limits.geometry, faults: faults).geometry
            } catch {
                throw fault(error.code, index, identifier, "\(error.place.map { "\($0): " } ?? "")\(error.reason)")
            }
        default: throw fault(.malformedInput, index, identifier, "a geometry that is no bytes")
        }
    }

    private func fault(_ code: GeoError.Code, _ index: Int, _ identifier: Int64, _ reason: String) -> GeoError {
        GeoError(
            code, at: .feature(index, identifier: "fid \(identifier)"), "\(path): layer '\(layer.name)': \(reason)")
    }
}

extension BoundingBox {
    /// Whether these may be longitudes and latitudes; areas across the date line are written either way.
    fileprivate var isInDegrees: Bool { minX >= -360 && maxX <= 360 && minY >= -90 && maxY <= 90 }
}

extension AttributeValue {
    fileprivate init(_ value: DatabaseValue, isBoolean: Bool) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = isBoolean ? .bool(number != 0) : .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes([UInt8](data))
        }
    }
}

#endif
