internal import FangcunModel

/// Reads JSON with errors of this module, which name the feature that is being read.
struct GeoJSONReader {
    /// The feature that is being read, for errors; `nil` between features.
    var feature: (index: Int, identifier: String?)?

    private let bytes: [UInt8]
    private var json: JSONReader
    private var lines = LineCounter()
    /// How many lines of the file stand before these bytes.
    private let lineOffset: Int

    init(_ bytes: [UInt8], limits: JSONReader.Limits, lineOffset: Int = 0) throws(GeoError) {
        self.bytes = bytes
        self.lineOffset = lineOffset
        do throws(ModelError) {
            json = try JSONReader(bytes, limits: limits)
        } catch {
            throw GeoError(Self.code(of: error), at: error.place, error.reason)
        }
    }

    // MARK: Values

    /// Reads something; its errors become ours.
    mutating func read<Result>(
        _ body: (inout JSONReader) throws(ModelError) -> Result
    ) throws(GeoError) -> Result {
        do throws(ModelError) {
            return try body(&json)
        } catch {
            let place = error.place.map { shifted($0) }
            guard let feature else { throw GeoError(Self.code(of: error), at: place, error.reason) }
            let line = place.map { "\($0): " } ?? ""
            throw GeoError(
                Self.code(of: error), at: .feature(feature.index, identifier: feature.identifier), line + error.reason)
        }
    }

    /// The next name of the object entered; `nil` at its end.
    mutating func nextName() throws(GeoError) -> String? {
        try read { json throws(ModelError) in try json.nextName() }
    }

    /// The value that stands next, as a tree.
    mutating func value() throws(GeoError) -> JSONValue {
        try read { json throws(ModelError) in try json.readValue() }
    }

    /// Whether `null` stands next, which is then passed.
    mutating func isNull() throws(GeoError) -> Bool {
        guard try read({ json throws(ModelError) in try json.peek() }) == .null else { return false }
        try read { json throws(ModelError) in try json.readNull() }
        return true
    }

    // MARK: Places

    /// The offset in bytes of what stands next.
    var byteOffset: Int { json.byteOffset }

    /// Where the next value begins, white space passed.
    mutating func offsetOfNext() throws(GeoError) -> Int {
        _ = try read { json throws(ModelError) in try json.peek() }
        return json.byteOffset
    }

    /// The line of an offset, counted from 1; the offsets asked for must not go back.
    mutating func line(at offset: Int) -> Int { lineOffset + lines.line(at: offset, of: bytes) }

    private func shifted(_ place: Place) -> Place {
        guard case .line(let line, let column) = place else { return place }
        return .line(lineOffset + line, column: column)
    }

    // MARK: Errors

    /// An error at an offset of the file.
    func fault(_ code: GeoError.Code, at offset: Int, _ reason: String) -> GeoError {
        var counter = LineCounter()
        let line = lineOffset + counter.line(at: offset, of: bytes)
        guard let feature else { return GeoError(code, at: .line(line, column: nil), reason) }
        return GeoError(code, at: .feature(feature.index, identifier: feature.identifier), "line \(line): \(reason)")
    }

    /// An error when a name has been there before: which of two values would be believed?
    func refuseTwice(_ name: String, _ wasThere: Bool) throws(GeoError) {
        guard wasThere else { return }
        throw fault(.malformedInput, at: byteOffset, "the name '\(name)' occurs twice in one object")
    }

    private static func code(of error: ModelError) -> GeoError.Code {
        error.code == .limitExceeded ? .limitExceeded : .malformedInput
    }
}

/// Counts lines on the way through a file, each byte once.
private struct LineCounter {
    private var offset = 0
    private var line = 1

    /// The line of an offset, counted from 1; the offsets asked for must not go back.
    mutating func line(at target: Int, of bytes: [UInt8]) -> Int {
        while offset < min(target, bytes.count) {
            if bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        return line
    }
}
