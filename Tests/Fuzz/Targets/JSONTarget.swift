import FangcunModel

extension FuzzTarget {
    /// JSON: what is read is written and read again the same, and reading it in steps comes to the same end.
    static let json = FuzzTarget("JSON") { bytes in
        let limits = JSONReader.Limits(maximumBytes: 1 << 20, maximumDepth: 64, maximumStringBytes: 1 << 16)
        let value = try? JSONReader.value(of: bytes, limits: limits)
        if let value {
            let written = JSONWriter.bytes(of: value)
            promise((try? JSONReader.value(of: written)) == value, "JSON that was written is not read again")
            promise(JSONWriter.bytes(of: value) == written, "JSON is written in two ways")
        }
        promise(skips(bytes, limits) || value == nil, "what can be read cannot be passed over")
    }

    private static func skips(_ bytes: [UInt8], _ limits: JSONReader.Limits) -> Bool {
        guard var reader = try? JSONReader(bytes, limits: limits) else { return false }
        return (try? reader.skipValue()) != nil && (try? reader.expectEnd()) != nil
    }
}
