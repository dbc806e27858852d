import ArgumentParser
import FangcunGeo

/// A reference system as the command line names it.
enum ReferenceName {
    /// Degrees of WGS 84, longitude first.
    static let wgs84 = CoordinateReference.wgs84

    /// Reads `EPSG:4547`, the names of OGC, `GCJ02`, `BD09`, or the bare number of EPSG.
    static func read(_ text: String) throws -> CoordinateReference {
        do {
            return try reference(text)
        } catch {
            throw ValidationError(error.reason)
        }
    }

    /// As ``read(_:)``, with the error of the library.
    static func reference(_ text: String) throws(GeoError) -> CoordinateReference {
        let isNumber = !text.isEmpty && text.allSatisfy(\.isNumber)
        return try CoordinateReference(name: isNumber ? "EPSG:\(text)" : text)
    }

    /// The short form: `EPSG:4547`, `GCJ02`.
    static func text(_ reference: CoordinateReference) -> String { reference.name }
}
