internal import Glibc

/// Writes whole files so that a partial one is never seen under its name.
public enum OutputFile {
    /// Writes the bytes beside the file, waits for the disk, and then puts them in its place by renaming.
    ///
    /// Whoever opens the path meanwhile sees the old file or the new one, complete. After a failure the old file stands as it was.
    /// A symbolic link is followed, and stays; the file keeps its permissions. A device or pipe, such as `/dev/stdout`, is written to as it is.
    ///
    /// - Throws: ``GeoError`` with code `unwritableFile`, with the reason of the operating system.
    public static func write(_ bytes: [UInt8], to path: String) throws(GeoError) {
        try write([bytes], to: path)
    }

    /// Writes pieces one after another, as ``write(_:to:)-([UInt8],_)`` does.
    static func write(_ pieces: [[UInt8]], to path: String) throws(GeoError) {
        switch try Destination(path) {
        case .stream:
            let file = try FileHandle(writing: path)
            for piece in pieces { try file.write(piece) }
        case .file(let path, let permissions):
            try replace(path, with: pieces, permissions: permissions)
            synchronizeFolder(of: path)
        }
    }

    private static func replace(_ path: String, with pieces: [[UInt8]], permissions: UInt32) throws(GeoError) {
        let draft = "\(path).\(getpid())-\(UInt32.random(in: 0...(.max))).part"
        let file = try FileHandle(creating: draft, permissions: permissions)
        do throws(GeoError) {
            for piece in pieces { try file.write(piece) }
            try file.synchronize()
            guard unsafe rename(draft, path) == 0 else { throw FileHandle.fault(.unwritableFile, path) }
        } catch {
            unsafe unlink(draft)
            throw error
        }
    }

    /// Makes the renaming itself durable. File systems that cannot do so refuse, and the file is complete all the same.
    private static func synchronizeFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard let handle = try? FileHandle(reading: folder) else { return }
        try? handle.synchronize()
    }

    /// What stands at the path now.
    private enum Destination {
        /// Nothing, or a file to be replaced: its own path, links followed.
        case file(String, permissions: UInt32)
        /// Something that cannot be replaced.
        case stream

        init(_ path: String) throws(GeoError) {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else {
                self = .file(path, permissions: 0o666)
                return
            }
            guard status.st_mode & S_IFMT == S_IFREG else {
                self = .stream
                return
            }
            guard let resolved = unsafe realpath(path, nil) else { throw FileHandle.fault(.unwritableFile, path) }
            defer { unsafe free(resolved) }
            self = .file(unsafe String(cString: resolved), permissions: status.st_mode & 0o777)
        }
    }
}
