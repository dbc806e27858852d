#if SQLite

internal import FangcunGeo

/// What comes out of a package that lies compressed on the disk.
enum InflatedPackage {
    /// Inflates a package into a file that is gone with the value.
    ///
    /// - Throws: `GeoError` with code `unreadableFile`, `malformedInput`, `limitExceeded`, or `unwritableFile` for the copy.
    static func copy(of path: String, maximumBytes: Int) throws(GeoError) -> TemporaryFile {
        var chunks = try InputChunks(path)
        let file = try TemporaryFile()
        var bytes: [UInt8] = []
        var count = 0
        while try chunks.read(into: &bytes) {
            if count == 0 { try fillHead(&bytes, from: &chunks) }
            count += bytes.count
            guard count <= maximumBytes else {
                throw GeoError(.limitExceeded, "\(path): more than \(maximumBytes) bytes when inflated")
            }
            try file.write(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
        return file
    }

    /// Reads until the header of SQLite is there, and says in it that no log of writes lies beside the file: there is none to be
    /// had, and SQLite would look for it, and make one. Both bytes are 2 with such a log and 1 without.
    private static func fillHead(_ bytes: inout [UInt8], from chunks: inout InputChunks) throws(GeoError) {
        while bytes.count < headBytes, try chunks.read(into: &bytes) {}
        guard bytes.count >= headBytes else { return }
        for place in formatBytes where bytes[place] == 2 { bytes[place] = 1 }
    }

    private static let headBytes = 100
    private static let formatBytes = 18...19
}

#endif
