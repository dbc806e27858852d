public import FangcunModel

/// Reference addresses (地址库) read from CSV, with positions in whatever reference system their register uses.
///
/// The columns `id`, `name`, `address`, `lon` and `lat` are needed, `district` is used where present, others are ignored.
/// Rows without a position are counted and left out.
public struct AddressRegister: Sendable {
    let table: PositionedTable

    /// How many rows the table has below its header.
    public var rowCount: Int { table.rowCount }

    /// Reads the table.
    ///
    /// - Throws: `ModelError` naming the line: `malformedCSV` for a missing column or a position that is no number,
    ///   `notUTF8`, or `limitExceeded`.
    /// - Complexity: linear in the bytes.
    public init(csv bytes: [UInt8]) throws(ModelError) {
        table = try PositionedTable(csv: bytes, required: ["id", "name", "address"], optional: ["district"])
    }
}
