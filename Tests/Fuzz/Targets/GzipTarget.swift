import FangcunGeo

extension FuzzTarget {
    /// Compressed files: never more comes out than is allowed, and a second reading gives the same.
    static let gzip = FuzzTarget("Gzip") { bytes in
        for limit in [0, 100, 1 << 20] {
            guard let inflated = try? InputFile.inflate(bytes, maximumBytes: limit) else { continue }
            promise(inflated.count <= limit, "\(inflated.count) bytes, and \(limit) are allowed")
            promise((try? InputFile.inflate(bytes, maximumBytes: 1 << 20)) == inflated, "two readings differ")
        }
    }
}
