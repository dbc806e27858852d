public import FangcunGeo
public import FangcunModel

/// Crossings (路口) read from CSV, with positions in whatever reference system their register uses.
///
/// The columns `road_a`, `road_b`, `lon` and `lat` are needed, `district` is used where present, others are ignored. Rows
/// without a position are left out.
public struct CrossingRegister: Sendable {
    let table: PointTable

    /// How many rows the table has below its header.
    public var rowCount: Int { table.rowCount }

    /// Reads the table.
    ///
    /// - Throws: as ``AddressRegister/init(csv:)``.
    /// - Complexity: linear in the bytes.
    public init(csv bytes: [UInt8]) throws(ModelError) { try self.init(csv: bytes, mapping: ColumnMapping()) }

    /// Reads a table that has names of its own for its columns.
    ///
    /// - Parameters:
    ///   - bytes: the file, in UTF-8.
    ///   - mapping: what the table calls our columns.
    ///   - reference: the system of the positions, where it is known already: numbers that are no degrees are then refused.
    /// - Throws: as ``CrossingRegister/init(csv:)``.
    public init(
        csv bytes: [UInt8], mapping: ColumnMapping, reference: CoordinateReference? = nil
    ) throws(ModelError) {
        let columns = PointTable.Columns(required: ["road_a", "road_b"], optional: ["district"])
        table = try PointTable(
            csv: bytes, columns: columns, mapping: mapping, reference: reference,
            limits: PointTable.Limits(maximumRows: Geocoder.maximumRecords))
    }
}
