public import FangcunModel

/// Crossings (路口) read from CSV, with positions in whatever reference system their register uses.
///
/// The columns `road_a`, `road_b`, `lon` and `lat` are needed, `district` is used where present, others are ignored. Rows
/// without a position are left out.
public struct CrossingRegister: Sendable {
    let table: PositionedTable

    /// How many rows the table has below its header.
    public var rowCount: Int { table.rowCount }

    /// Reads the table.
    ///
    /// - Throws: as ``AddressRegister/init(csv:)``.
    /// - Complexity: linear in the bytes.
    public init(csv bytes: [UInt8]) throws(ModelError) {
        table = try PositionedTable(csv: bytes, required: ["road_a", "road_b"], optional: ["district"])
    }
}
