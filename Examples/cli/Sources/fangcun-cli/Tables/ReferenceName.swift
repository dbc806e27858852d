import ArgumentParser
import FangcunGeo

/// A reference system as the command line names it.
enum ReferenceName {
    /// Degrees of WGS 84, longitude first.
    static let wgs84 = CoordinateReference.wgs84

    /// Reads `EPSG:4547`, the names of OGC, `GCJ02`, `BD09`, or the bare number of EPSG.
    static func read(_ text: String) throws -> CoordinateReference {
        let name = text.allSatisfy(\.isNumber) ? "EPSG:\(text)" : text
        do {
            return try CoordinateReference(name: name)
        } catch {
            throw ValidationError(error.reason)
        }
    }

    /// The short form: `EPSG:4547`, `GCJ02`.
    static func text(_ reference: CoordinateReference) -> String { reference.name }
}
