internal import Glibc

/// A file on its way: written piece by piece beside the place where it will stand, and put there by renaming when it is whole.
///
/// Whoever opens the path meanwhile sees the old file or the new one, complete. A symbolic link is followed, and stays; the file
/// keeps its permissions. A device or pipe, such as `/dev/stdout`, is written to as it is. A draft that goes away without
/// ``commit()`` leaves the old file as it was, and nothing else.
public struct OutputDraft: ~Copyable {
    private let file: FileHandle
    private let target: String
    /// Where the draft lies meanwhile; `nil` for a device or pipe.
    public let draftPath: String?
    private var isCommitted = false

    /// Begins a file for this path.
    ///
    /// - Throws: ``GeoError`` with code `unwritableFile`, with the reason of the operating system.
    public init(for path: String) throws(GeoError) {
        try self.init(Plan(for: path))
    }

    /// Begins a file as planned.
    ///
    /// - Throws: ``GeoError`` with code `unwritableFile`, with the reason of the operating system.
    public init(_ plan: Plan) throws(GeoError) {
        target = plan.target
        draftPath = plan.draftPath
        file =
            if let draftPath {
                try FileHandle(creating: draftPath, permissions: plan.permissions, name: plan.target)
            } else {
                try FileHandle(writing: plan.target)
            }
    }

    deinit { if !isCommitted, let draftPath { unsafe unlink(draftPath) } }

    /// Writes bytes after those written before.
    ///
    /// - Throws: ``GeoError`` with code `unwritableFile`, with the reason of the operating system.
    public func write(_ bytes: [UInt8]) throws(GeoError) { try file.write(bytes) }

    /// Waits for the disk, and puts the file in its place.
    ///
    /// - Throws: ``GeoError`` with code `unwritableFile`; then the old file stands as it was.
    public consuming func commit() throws(GeoError) {
        guard let draftPath else { return }
        try file.synchronize()
        guard unsafe rename(draftPath, target) == 0 else { throw FileHandle.fault(.unwritableFile, target) }
        isCommitted = true
        Self.synchronizeFolder(of: target)
    }

    /// Makes the renaming itself durable. File systems that cannot do so refuse, and the file is complete all the same.
    private static func synchronizeFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard let handle = try? FileHandle(reading: folder) else { return }
        try? handle.synchronize()
    }

    /// Where a file will be written: known before anything is, so that who must tidy up after a signal knows what to remove.
    public struct Plan: Sendable {
        let target: String
        let permissions: UInt32
        /// Where the draft will lie; `nil` when a device or pipe stands at the path, which cannot be replaced.
        public let draftPath: String?

        /// Looks at what stands at the path now.
        ///
        /// - Throws: ``GeoError`` with code `unwritableFile`, with the reason of the operating system.
        public init(for path: String) throws(GeoError) {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else {
                self.init(target: path, permissions: 0o666, isReplaced: true)
                return
            }
            guard status.st_mode & S_IFMT == S_IFREG else {
                self.init(target: path, permissions: 0, isReplaced: false)
                return
            }
            guard let resolved = unsafe realpath(path, nil) else { throw FileHandle.fault(.unwritableFile, path) }
            defer { unsafe free(resolved) }
            self.init(
                target: unsafe String(cString: resolved), permissions: status.st_mode & 0o777, isReplaced: true)
        }

        private init(target: String, permissions: UInt32, isReplaced: Bool) {
            self.target = target
            self.permissions = permissions
            draftPath = isReplaced ? "\(target).\(getpid())-\(UInt32.random(in: 0...(.max))).part" : nil
        }
    }
}
