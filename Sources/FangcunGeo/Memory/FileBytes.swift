internal import Glibc

/// The bytes of a whole file that nobody writes to: mapped where they lie on the disk, or read into memory.
@safe final class FileBytes: @unchecked Sendable {
    // Unchecked: nothing is written after the initializers.
    let bytes: UnsafeRawBufferPointer
    /// Keeps the bytes; `nil` if they are mapped.
    private let memory: AlignedMemory?

    /// A part up to this long is read as it is: to read ahead of it would be to read what nobody asked for.
    private static let shortBytes = 1 << 22

    /// Maps a file. It costs a few calls of the system, whatever the size; parts are read when they are touched.
    ///
    /// - Throws: ``GeoError`` `unreadableFile`, with the reason of the operating system, for what is not a file as well.
    init(mapping path: String) throws(GeoError) {
        let file = try FileHandle(reading: path)
        let count = try file.byteCount()
        // Nothing cannot be mapped.
        unsafe bytes =
            count > 0 ? unsafe try file.map(byteCount: count) : UnsafeRawBufferPointer(start: nil, count: 0)
        memory = nil
    }

    /// Reads a file into memory, on large pages where the system has them.
    ///
    /// - Throws: as ``init(mapping:)``.
    init(reading path: String) throws(GeoError) {
        let file = try FileHandle(reading: path)
        let count = try file.byteCount()
        let memory = AlignedMemory(byteCount: count)
        // The memory has a byte even if the file has none.
        let part = unsafe UnsafeMutableRawBufferPointer(rebasing: memory.bytes[..<count])
        unsafe bytes = UnsafeRawBufferPointer(part)
        self.memory = memory
        try unsafe file.read(into: part)
    }

    /// A copy of bytes, at an address that every value may have.
    init(copying source: [UInt8]) {
        let memory = AlignedMemory(byteCount: source.count)
        unsafe memory.bytes.copyBytes(from: source)
        unsafe bytes = UnsafeRawBufferPointer(rebasing: memory.bytes[..<source.count])
        self.memory = memory
    }

    /// Runs a function that reads a part of the bytes once from its start to its end.
    ///
    /// The system then reads far ahead of it: from a disk a third of the time, and nothing is lost in the cache. The part
    /// starts at a multiple of a page.
    func reading<Result>(_ part: UnsafeRawBufferPointer, _ body: () -> Result) -> Result {
        guard part.count > FileBytes.shortBytes else {
            unsafe willRead(part)
            return body()
        }
        guard memory == nil, let start = part.baseAddress else { return body() }
        let address = unsafe UnsafeMutableRawPointer(mutating: start)
        // Advice: whether it is taken does not matter.
        _ = unsafe madvise(address, part.count, MADV_SEQUENTIAL)
        defer { _ = unsafe madvise(address, part.count, MADV_NORMAL) }
        return body()
    }

    /// Asks for a part of the bytes that is read next, and for no more.
    ///
    /// Without it the system reads far around the first page that is touched, megabytes on some machines. The part starts at a
    /// multiple of a page.
    func willRead(_ part: UnsafeRawBufferPointer) {
        guard memory == nil, let start = part.baseAddress else { return }
        // Advice: whether it is taken does not matter.
        _ = unsafe madvise(UnsafeMutableRawPointer(mutating: start), part.count, MADV_WILLNEED)
    }

    deinit {
        guard memory == nil, let start = unsafe bytes.baseAddress else { return }
        unsafe munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
}
