/// A column of a layer on its way into an atlas: a name, and a value for each record.
public struct AtlasColumn: Sendable {
    /// The values.
    public enum Values: Sendable {
        /// Texts.
        case texts([String])
        /// Floating-point numbers; those that are not finite may stand for "unknown".
        case numbers([Double])
        /// Whole numbers.
        case integers([Int32])
    }

    /// Its name: 1 to 16 of the characters a-z, 0-9, '-' and '_', and not starting as a name that the format itself gives:
    /// `record-`, `locator-`, `shape-`, `index-`, `class-`.
    public var name: String
    /// A value for each record.
    public var values: Values

    /// A column of texts.
    public init(_ name: String, _ texts: [String]) { self.init(name, .texts(texts)) }

    /// A column of floating-point numbers.
    public init(_ name: String, _ numbers: [Double]) { self.init(name, .numbers(numbers)) }

    /// A column of whole numbers.
    public init(_ name: String, _ integers: [Int32]) { self.init(name, .integers(integers)) }

    private init(_ name: String, _ values: Values) {
        self.name = name
        self.values = values
    }

    /// How many values there are.
    var count: Int {
        switch values {
        case .texts(let texts): texts.count
        case .numbers(let numbers): numbers.count
        case .integers(let integers): integers.count
        }
    }

    /// What names of columns must not start with.
    static let reserved = ["record-", "locator-", "shape-", "index-", "class-"]
}

extension AtlasLayerDraft {
    /// A layer of columns.
    ///
    /// - Throws: ``GeoError``: `malformedInput` for a name that cannot be one, or is there twice, and for columns of different
    ///   lengths; `limitExceeded`.
    init(_ name: String, _ columns: [AtlasColumn], count: Int) throws(GeoError) {
        guard let layer = AtlasName(name) else { throw GeoError(.malformedInput, "'\(name)' cannot name a layer") }
        self.init(layer)
        var record = AtlasRecord(byteCount: AtlasTable.countBytes)
        record.put(UInt64(count), at: 0)
        add("record-count", record)
        for column in columns { try add(column, count: count) }
    }

    private mutating func add(_ column: AtlasColumn, count: Int) throws(GeoError) {
        guard let name = AtlasName(column.name), !AtlasColumn.reserved.contains(where: column.name.hasPrefix),
            !parts.contains(where: { $0.name == name })
        else { throw GeoError(.malformedInput, "'\(column.name)' cannot name a column of \(layer), or another has it") }
        guard column.count == count else {
            throw GeoError(
                .malformedInput, "column \(column.name) of \(layer) has \(column.count) values for \(count) records")
        }
        switch column.values {
        case .texts(let texts): try add(name, texts: texts)
        case .numbers(let numbers): add(name, .float64, numbers)
        case .integers(let integers): add(name, .int32, integers)
        }
    }
}
