internal import Glibc

/// The bytes of a whole file that nobody writes to: mapped where they lie on the disk, or read into memory.
@safe final class FileBytes: @unchecked Sendable {
    // Unchecked: nothing is written after the initializers.
    let bytes: UnsafeRawBufferPointer
    /// Keeps the bytes; `nil` if they are mapped.
    private let memory: AlignedMemory?

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

    deinit {
        guard memory == nil, let start = unsafe bytes.baseAddress else { return }
        unsafe munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
}
