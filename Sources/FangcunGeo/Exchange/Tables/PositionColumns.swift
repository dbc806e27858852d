public import FangcunModel

/// The two columns of a table that say where something is.
public struct PositionColumns: Sendable {
    private let x: Int
    private let y: Int
    private let names: (x: String, y: String)
    private let isInDegrees: Bool

    /// The columns of a header.
    ///
    /// - Parameters:
    ///   - x: our name of the column of eastings or longitudes.
    ///   - y: our name of the column of northings or latitudes.
    ///   - mapping: what the table calls them.
    ///   - header: the names of the columns, as the table has them.
    ///   - reference: the system of the positions, where it is known. Columns are told by their names, so its axis order says
    ///     nothing; in WGS 84 and CGCS2000 a number that cannot be a longitude or latitude is a fault.
    /// - Throws: `ModelError` with code `malformedCSV` naming the column that is missing.
    public init(
        x: String = "lon", y: String = "lat", mapping: ColumnMapping = ColumnMapping(), in header: [String],
        reference: CoordinateReference?
    ) throws(ModelError) {
        self.x = try mapping.require(x, in: header)
        self.y = try mapping.require(y, in: header)
        names = (mapping[x], mapping[y])
        isInDegrees = [CoordinateReference.wgs84.epsg, CoordinateReference.cgcs2000.epsg].contains(reference?.epsg)
    }

    /// The position of a row; `nil` when one of the numbers is unknown.
    ///
    /// - Throws: `ModelError` with code `malformedCSV` naming line and column for a text that is no number, and for a number that is
    ///   no longitude or latitude: exchanged columns would otherwise put the whole register outside the city without a word.
    public func position(of row: CSVReader.Row) throws(ModelError) -> Point? {
        let x = try number(row, x, names.x, within: isInDegrees ? 180 : nil, "longitude")
        let y = try number(row, y, names.y, within: isInDegrees ? 90 : nil, "latitude")
        guard let x, let y else { return nil }
        return Point(x: x, y: y)
    }

    private func number(
        _ row: CSVReader.Row, _ column: Int, _ name: String, within limit: Double?, _ kind: String
    ) throws(ModelError) -> Double? {
        // A row that is not of this header.
        guard row.fields.indices.contains(column) else { return nil }
        let field = row.fields[column]
        let fault: String
        switch RegisterNumber(field) {
        case .unknown: return nil
        case nil: fault = "is no number"
        case .value(let number) where !number.isFinite: fault = "is larger than any coordinate"
        case .value(let number):
            guard let limit, abs(number) > limit else { return number }
            fault = "is no \(kind) in degrees"
        }
        throw ModelError(
            .malformedCSV, at: .line(row.line, column: nil), "column \(name): '\(field.prefix(40))' \(fault)")
    }
}
