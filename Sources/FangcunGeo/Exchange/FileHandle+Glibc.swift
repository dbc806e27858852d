internal import Glibc

/// Owns an open file of the operating system.
struct FileHandle: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Opens a file for reading.
    ///
    /// - Throws: `unreadableFile` with the reason of the operating system.
    init(reading path: String) throws(GeoError) {
        try Self.refuseNUL(in: path, .unreadableFile)
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.fault(.unreadableFile, path) }
        self.descriptor = descriptor
        self.path = path
    }

    /// Makes a new file for writing, with these permissions as far as the process may grant them.
    ///
    /// - Parameter name: what errors call it; `nil` for its path.
    /// - Throws: `unwritableFile` with the reason of the operating system.
    init(creating path: String, permissions: UInt32, name: String? = nil) throws(GeoError) {
        try Self.refuseNUL(in: path, .unwritableFile)
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL, permissions)
        guard descriptor >= 0 else { throw Self.fault(.unwritableFile, name ?? path) }
        self.descriptor = descriptor
        self.path = name ?? path
    }

    /// Opens what stands at the path for writing.
    ///
    /// - Throws: `unwritableFile` with the reason of the operating system.
    init(writing path: String) throws(GeoError) {
        try Self.refuseNUL(in: path, .unwritableFile)
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.fault(.unwritableFile, path) }
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// Reads what is left of the file.
    ///
    /// - Throws: `limitExceeded` when that is more than `maximumBytes`; `unreadableFile`, for a folder for example.
    func readToEnd(maximumBytes: Int) throws(GeoError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let chunk = try readChunk()
            guard !chunk.isEmpty else { return bytes }
            guard bytes.count + chunk.count <= maximumBytes else {
                throw GeoError(.limitExceeded, "\(path): more than \(maximumBytes) bytes")
            }
            bytes.append(contentsOf: chunk)
        }
    }

    /// Reads the next piece of the file; empty at its end.
    ///
    /// - Throws: `unreadableFile`, for a folder for example.
    func readChunk(maximumBytes: Int = FileHandle.chunkBytes) throws(GeoError) -> [UInt8] {
        var outcome = 0
        repeat {
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: maximumBytes) { buffer, count in
                outcome = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                count = max(0, outcome)
            }
            if outcome >= 0 { return chunk }
        } while errno == EINTR
        throw Self.fault(.unreadableFile, path)
    }

    /// How long the file is; `nil` for a pipe or a device.
    var knownByteCount: Int? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    private static let chunkBytes = 1 << 20

    /// The length of a file.
    ///
    /// - Throws: `unreadableFile` for a folder, a pipe or a device.
    func byteCount() throws(GeoError) -> Int {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw Self.fault(.unreadableFile, path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw GeoError(.unreadableFile, "\(path): not a file") }
        return status.st_size
    }

    /// Maps the first bytes of the file for reading; the caller unmaps them. What is mapped outlives this handle, and a
    /// file that takes its name.
    func map(byteCount: Int) throws(GeoError) -> UnsafeRawBufferPointer {
        let start = unsafe mmap(nil, byteCount, PROT_READ, MAP_SHARED, descriptor, 0)
        guard let start = unsafe start, unsafe start != MAP_FAILED else { throw Self.fault(.unreadableFile, path) }
        return unsafe UnsafeRawBufferPointer(start: start, count: byteCount)
    }

    /// Fills a buffer from where the file stands.
    ///
    /// - Throws: `unreadableFile`, also when the file ends early.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(GeoError) {
        var filled = 0
        while filled < buffer.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.fault(.unreadableFile, path) }
            guard count > 0 else { throw GeoError(.unreadableFile, "\(path): grew shorter while it was read") }
            filled += count
        }
    }

    /// Writes all bytes.
    ///
    /// - Throws: `unwritableFile` with the reason of the operating system.
    func write(_ bytes: [UInt8]) throws(GeoError) {
        var offset = 0
        while offset < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
                return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.fault(.unwritableFile, path) }
            offset += count
        }
    }

    /// Waits until what was written has reached the disk.
    ///
    /// - Throws: `unwritableFile` with the reason of the operating system.
    func synchronize() throws(GeoError) {
        guard fsync(descriptor) == 0 else { throw Self.fault(.unwritableFile, path) }
    }

    /// An error with the words of the operating system for the call that just failed.
    static func fault(_ code: GeoError.Code, _ path: String) -> GeoError {
        let number = errno
        var buffer = [CChar](repeating: 0, count: 256)
        // The thread-safe form of strerror.
        let isKnown = unsafe strerror_r(number, &buffer, buffer.count) == 0
        let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let reason = isKnown ? String(decoding: text, as: UTF8.self) : "error \(number)"
        return GeoError(code, "\(path): \(reason)")
    }

    /// A path ends for the operating system at a NUL, and would name another file than the text says.
    private static func refuseNUL(in path: String, _ code: GeoError.Code) throws(GeoError) {
        guard path.utf8.allSatisfy({ $0 != 0 }) else { throw GeoError(code, "a NUL character in a path") }
    }
}

/// What changes when another file takes a name, or the file is written to.
struct FileMark: Equatable {
    private let device: UInt64
    private let number: UInt64
    private let byteCount: Int64
    private let seconds: Int64
    private let nanoseconds: Int64

    /// The mark of what stands at a path.
    ///
    /// - Throws: `unreadableFile` with the reason of the operating system.
    init(_ path: String) throws(GeoError) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw FileHandle.fault(.unreadableFile, path) }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
        byteCount = Int64(truncatingIfNeeded: status.st_size)
        seconds = Int64(truncatingIfNeeded: status.st_mtim.tv_sec)
        nanoseconds = Int64(truncatingIfNeeded: status.st_mtim.tv_nsec)
    }
}
