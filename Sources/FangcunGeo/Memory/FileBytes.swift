internal import Glibc

/// The bytes of a whole file that nobody writes to: mapped where they lie on the disk, or read into memory.
@safe final class FileBytes: @unchecked Sendable {
    // Unchecked: nothing is written after the initializers.
    let bytes: UnsafeRawBufferPointer
    private let release: Release

    private enum Release {
        case nothing
        case unmap
        case deallocate
    }

    /// Maps a file. It costs a few calls of the system, whatever the size; parts are read when they are touched.
    ///
    /// - Throws: ``GeoError`` `unreadableFile`, with the reason of the operating system, for what is not a file as well.
    init(mapping path: String) throws(GeoError) {
        let file = try FileHandle(reading: path)
        let count = try file.byteCount()
        guard count > 0 else {
            unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            release = .nothing
            return
        }
        unsafe bytes = try file.map(byteCount: count)
        release = .unmap
    }

    /// Reads a file into memory, on large pages where the system has them.
    ///
    /// - Throws: as ``init(mapping:)``; `limitExceeded` when it grows while it is read.
    init(reading path: String) throws(GeoError) {
        let file = try FileHandle(reading: path)
        let count = try file.byteCount()
        let memory = unsafe FileBytes.allocate(count)
        // From here on `deinit` frees the memory, whatever is thrown.
        unsafe bytes = UnsafeRawBufferPointer(memory)
        release = .deallocate
        try unsafe file.read(into: memory)
    }

    /// A copy of bytes, at an address as good as that of a mapped file.
    init(copying source: [UInt8]) {
        let memory = unsafe FileBytes.allocate(source.count)
        unsafe memory.copyBytes(from: source)
        unsafe bytes = UnsafeRawBufferPointer(memory)
        release = .deallocate
    }

    deinit {
        switch release {
        case .nothing: break
        case .unmap: unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
        case .deallocate: unsafe bytes.deallocate()
        }
    }

    private static func allocate(_ byteCount: Int) -> UnsafeMutableRawBufferPointer {
        let (page, largePage) = (1 << 12, 1 << 21)
        let isLong = byteCount >= 2 * largePage
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: byteCount, alignment: isLong ? largePage : page)
        // Advice: whether it is taken does not matter.
        if isLong { _ = unsafe madvise(memory.baseAddress, byteCount, MADV_HUGEPAGE) }
        return unsafe memory
    }
}
