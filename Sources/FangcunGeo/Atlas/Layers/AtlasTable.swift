/// The columns of a layer of an atlas: what its register says of each record.
///
/// A record is named by its index. Columns are read where they lie, and tested when they are first asked for.
public struct AtlasTable: Sendable {
    private let layer: AtlasLayerReader
    /// The names of the columns, in alphabetical order.
    public let columns: [String]
    /// How many records there are.
    public let count: Int

    static let countBytes = 8

    /// The table of a layer, which must be of that many records where its index says so.
    ///
    /// - Throws: ``GeoError``, naming the section, if the number of records is damaged or another.
    init(_ layer: AtlasLayerReader, count expected: Int? = nil) throws(GeoError) {
        self.layer = layer
        let sections = layer.parts.filter { section in !AtlasColumn.reserved.contains { section.part.hasPrefix($0) } }
        columns = sections.map(\.part)
        let record = try layer.record("record-count", byteCount: AtlasTable.countBytes)
        count = Int(clamping: record.number(at: 0) as UInt64)
        guard expected ?? count == count else {
            throw layer.fault("record-count", "says \(count) records, and its index has \(expected ?? 0)")
        }
    }

    /// The name of the layer.
    public var name: String { layer.layer }

    /// The names of the columns of texts.
    var textColumns: [String] {
        layer.parts.filter { $0.form == .texts && columns.contains($0.part) }.map(\.part)
    }

    /// A column of texts.
    ///
    /// - Throws: ``GeoError`` `malformedInput`, naming the section, if it is missing, damaged or of another kind.
    public func texts(_ column: String) throws(GeoError) -> AtlasTexts { try layer.texts(column, count: count) }

    /// A column of floating-point numbers.
    ///
    /// - Throws: as ``texts(_:)``.
    public func numbers(_ column: String) throws(GeoError) -> AtlasNumbers<Double> {
        AtlasNumbers(try layer.rows(column, .float64, count: count))
    }

    /// A column of whole numbers.
    ///
    /// - Throws: as ``texts(_:)``.
    public func integers(_ column: String) throws(GeoError) -> AtlasNumbers<Int32> {
        AtlasNumbers(try layer.rows(column, .int32, count: count))
    }

    /// Tests every column.
    func verify() throws(GeoError) {
        for section in layer.parts where columns.contains(section.part) {
            switch section.form {
            case .texts:
                let texts = try texts(section.part)
                if let fault = texts.firstFault {
                    throw layer.fault(section.part, "has text \(fault), which is not UTF-8")
                }
            case .float64: _ = try numbers(section.part)
            case .int32: _ = try integers(section.part)
            default: break
            }
        }
    }
}

/// A row of numbers in an atlas.
public struct AtlasNumbers<Number: BitwiseCopyable & Sendable>: Sendable {
    private let rows: FlatArray<Number>

    init(_ rows: FlatArray<Number>) { self.rows = rows }

    /// How many numbers there are.
    public var count: Int { rows.count }

    /// The number at an index; `nil` where there is none.
    public subscript(index: Int) -> Number? {
        index >= 0 && index < rows.count ? unsafe rows[unchecked: index] : nil
    }

    /// All numbers.
    public var all: [Number] { (0..<count).map { unsafe rows[unchecked: $0] } }
}
