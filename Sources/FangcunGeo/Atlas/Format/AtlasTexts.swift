/// A row of texts in an atlas, such as the codes of all grids.
public struct AtlasTexts: Sendable {
    /// Text i lies from `starts[i]` up to `starts[i + 1]`.
    private let starts: FlatArray<UInt32>
    private let bytes: FlatArray<UInt8>

    /// How many texts there are.
    public let count: Int

    private static let headBytes = 8

    /// The texts in these bytes of a layer's part.
    ///
    /// - Throws: ``GeoError`` `malformedInput` with the place if a text does not lie in the bytes.
    init(_ content: AtlasContent, _ layer: AtlasLayerReader, _ part: String) throws(GeoError) {
        let size = unsafe content.bytes.count
        let head = unsafe AtlasRecord([UInt8](content.bytes.prefix(AtlasTexts.headBytes)))
        let count = Int(head.number(at: 0) as UInt32)
        let textStart = AtlasTexts.headBytes + 4 * (count + 1)
        guard size >= textStart else { throw layer.fault(part, "is too short for \(count) texts") }
        self.count = count
        starts = content.rows(of: UInt32.self, from: AtlasTexts.headBytes, count: count + 1)
        bytes = content.rows(of: UInt8.self, from: textStart)
        let starts = unsafe starts.reader
        guard unsafe starts[unchecked: 0] == 0, unsafe Int(starts[unchecked: count]) == bytes.count else {
            throw layer.fault(part, at: AtlasTexts.headBytes, "does not hold all its texts")
        }
        for index in 0..<count where unsafe starts[unchecked: index] > starts[unchecked: index &+ 1] {
            throw layer.fault(part, at: AtlasTexts.headBytes + 4 * index, "has a text that ends before it starts")
        }
    }

    /// The text at an index; `nil` where there is none. What is not UTF-8 comes out as U+FFFD.
    public subscript(index: Int) -> String? {
        unsafe withBytes(at: index) { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// Calls a function with the bytes of a text; `nil` where there is none.
    package func withBytes<Result>(at index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        guard index >= 0, index < count else { return nil }
        let (start, end) = unsafe (starts[unchecked: index], starts[unchecked: index + 1])
        return unsafe bytes.withBytes { unsafe body(UnsafeRawBufferPointer(rebasing: $0[Int(start)..<Int(end)])) }
    }

    /// All texts.
    public var all: [String] { (0..<count).map { self[$0] ?? "" } }

    /// The first text that is not UTF-8; `nil` if all are.
    var firstFault: Int? {
        (0..<count).first { index in
            unsafe withBytes(at: index) { unsafe String(validating: $0, as: UTF8.self) == nil } ?? false
        }
    }

    /// Texts as they lie in a section.
    ///
    /// - Throws: ``GeoError`` `limitExceeded`.
    static func bytes(of texts: some Collection<String>) throws(GeoError) -> [UInt8] {
        let textBytes = texts.reduce(0) { $0 + $1.utf8.count }
        guard texts.count < UInt32.max, textBytes <= UInt32.max else {
            throw GeoError(.limitExceeded, "\(texts.count) texts of \(textBytes) bytes; a section holds below 2^32")
        }
        let textStart = headBytes + 4 * (texts.count + 1)
        var record = AtlasRecord(byteCount: textStart)
        record.put(UInt32(texts.count), at: 0)
        var all: [UInt8] = []
        all.reserveCapacity(textBytes)
        for (index, text) in texts.enumerated() {
            all.append(contentsOf: text.utf8)
            record.put(UInt32(all.count), at: headBytes + 4 * (index + 1))
        }
        return record.bytes + all
    }
}
