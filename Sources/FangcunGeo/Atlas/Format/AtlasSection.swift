internal import FangcunModel

/// One section of an atlas, as its table lists it: a row of values of one kind.
public struct AtlasSection: Sendable, Hashable {
    /// What the values are about, such as `grids`.
    public let layer: String
    /// What they are there, such as `codes`.
    public let part: String
    /// The version of their layout.
    public let version: Int
    /// How each value is written; `nil` for a form that is not known here.
    public let form: Form?
    /// The size of each value in bytes.
    public let valueBytes: Int
    /// Where the section starts in the file: a multiple of 4 096.
    public let offset: Int
    /// How long it is.
    public let byteCount: Int
    /// The checksum of the checksums of its pieces.
    public let checksum: UInt64

    /// How the values of a section are written.
    public enum Form: UInt16, Sendable, Hashable {
        /// A structure that docs/atlas-format.md describes with the part.
        case structure = 0
        /// Bytes.
        case bytes = 1
        /// Whole numbers of 32 bits with a sign.
        case int32 = 2
        /// Whole numbers of 32 bits without a sign.
        case uint32 = 3
        /// Whole numbers of 64 bits with a sign.
        case int64 = 4
        /// Whole numbers of 64 bits without a sign.
        case uint64 = 5
        /// Floating-point numbers of 64 bits.
        case float64 = 6
        /// Texts: their number, the places where each starts, and the last ends, and all of them in UTF-8.
        case texts = 7
        /// Whole numbers of 16 bits without a sign.
        case uint16 = 8
        /// Pairs of floating-point numbers of 64 bits: x, y.
        case float64x2 = 9
    }

    /// Name and place, for messages.
    var name: String { "section \(layer)/\(part)" }
}

/// An entry of the section table: 64 bytes.
struct AtlasTableEntry {
    let layer: AtlasName
    let part: AtlasName
    let version: UInt16
    let form: UInt16
    let valueBytes: UInt32
    let offset: UInt64
    let byteCount: UInt64
    let checksum: UInt64

    static let byteCount = 64

    init(
        layer: AtlasName, part: AtlasName, version: UInt16, form: UInt16, valueBytes: UInt32, offset: UInt64,
        byteCount: UInt64, checksum: UInt64
    ) {
        self.layer = layer
        self.part = part
        self.version = version
        self.form = form
        self.valueBytes = valueBytes
        self.offset = offset
        self.byteCount = byteCount
        self.checksum = checksum
    }

    /// Reads an entry of a file of that length.
    ///
    /// - Throws: ``GeoError`` `malformedInput` for a name that is none, and a place that is not in the file.
    init(_ record: AtlasRecord, at place: Int, fileBytes: Int) throws(GeoError) {
        guard let layer = AtlasName(record.bytes(at: place, count: 16)),
            let part = AtlasName(record.bytes(at: place + 16, count: 16))
        else { throw GeoError(.malformedInput, at: .byte(place), "the atlas has a section without a proper name") }
        self.init(
            layer: layer, part: part, version: record.number(at: place + 32), form: record.number(at: place + 34),
            valueBytes: record.number(at: place + 36), offset: record.number(at: place + 40),
            byteCount: record.number(at: place + 48), checksum: record.number(at: place + 56))
        let limit = UInt64(fileBytes)
        guard offset.isMultiple(of: UInt64(AtlasHeader.pageBytes)), offset <= limit, byteCount <= limit - offset else {
            throw GeoError(
                .malformedInput, at: .byte(place), "section \(layer)/\(part) of the atlas does not lie in the file")
        }
        guard valueBytes > 0, byteCount.isMultiple(of: UInt64(valueBytes)) else {
            throw GeoError(
                .malformedInput, at: .byte(place), "section \(layer)/\(part) of the atlas ends within a value")
        }
    }

    var bytes: [UInt8] {
        var record = AtlasRecord(byteCount: AtlasTableEntry.byteCount)
        record.put(layer.bytes, at: 0)
        record.put(part.bytes, at: 16)
        record.put(version, at: 32)
        record.put(form, at: 34)
        record.put(valueBytes, at: 36)
        record.put(offset, at: 40)
        record.put(byteCount, at: 48)
        record.put(checksum, at: 56)
        return record.bytes
    }
}
