internal import Glibc

/// Memory that starts on a cache line, or on a large page where it is long enough to fill some.
@safe final class AlignedMemory {
    let bytes: UnsafeMutableRawBufferPointer

    private static var cacheLine: Int { 64 }
    private static var largePage: Int { 1 << 21 }

    init(byteCount: Int) {
        let isLong = byteCount >= 2 * AlignedMemory.largePage
        unsafe bytes = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(byteCount, 1), alignment: isLong ? AlignedMemory.largePage : AlignedMemory.cacheLine)
        // Advice: whether it is taken does not matter.
        if isLong { _ = unsafe madvise(bytes.baseAddress, byteCount, MADV_HUGEPAGE) }
    }

    deinit { unsafe bytes.deallocate() }

    /// Where values of a type are to lie.
    @unsafe func start<Element: BitwiseCopyable>(as type: Element.Type) -> UnsafeMutablePointer<Element> {
        let bound = unsafe bytes.bindMemory(to: type)
        // There is a byte at least, so there is an address.
        return unsafe bound.baseAddress.unsafelyUnwrapped
    }
}
