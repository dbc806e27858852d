internal import Glibc

/// A file that only this process needs and only this user may read; gone with the value.
package struct TemporaryFile: ~Copyable {
    /// Where it lies: in the folder that `TMPDIR` names, else in `/tmp`.
    package let path: String
    private let file: FileHandle

    /// Makes an empty file.
    ///
    /// - Throws: ``GeoError`` with code `unwritableFile`, with the reason of the operating system.
    package init() throws(GeoError) {
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
        path = (folder.isEmpty ? "/tmp" : folder) + "/fangcun-\(getpid())-\(UInt64.random(in: 0...(.max)))"
        file = try FileHandle(creating: path, permissions: 0o600)
    }

    deinit { unsafe unlink(path) }

    /// Writes bytes after those written before.
    ///
    /// - Throws: ``GeoError`` with code `unwritableFile`, with the reason of the operating system.
    package func write(_ bytes: [UInt8]) throws(GeoError) { try file.write(bytes) }
}
