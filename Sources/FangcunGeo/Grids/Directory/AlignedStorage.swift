internal import CKernel
internal import Glibc

/// A fixed row of plain values, each on as few cache lines as can be, read by any number of threads.
///
/// A long row lies on large pages where the system has them: reads at random then miss the page tables less.
@safe final class AlignedStorage<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // Unchecked: nothing is written after the initializer.
    private let elements: UnsafeMutableBufferPointer<Element>

    private static var cacheLine: Int { 64 }
    private static var largePage: Int { 1 << 21 }

    /// A row of these values.
    init(_ values: [Element]) {
        let size = values.count * MemoryLayout<Element>.stride
        let isLong = size >= 2 * AlignedStorage.largePage
        let bytes = UnsafeMutableRawBufferPointer.allocate(
            byteCount: size, alignment: isLong ? AlignedStorage.largePage : AlignedStorage.cacheLine)
        // Advice: whether it is taken does not matter.
        if isLong { _ = unsafe madvise(bytes.baseAddress, size, MADV_HUGEPAGE) }
        unsafe elements = bytes.bindMemory(to: Element.self)
        _ = unsafe elements.initialize(from: values)
    }

    deinit { unsafe elements.deallocate() }

    /// How many values there are.
    var count: Int { unsafe elements.count }

    /// A value, without a check of the index in release builds.
    @unsafe @inline(__always)
    subscript(unchecked index: Int) -> Element { unsafe elements[index] }

    /// The values for a loop that must not look up each time where they lie; of use while the row lives.
    @unsafe var reader: Reader { unsafe Reader(elements: UnsafeBufferPointer(elements)) }

    /// The values of a row without their owner.
    @unsafe struct Reader {
        fileprivate let elements: UnsafeBufferPointer<Element>

        /// A value, without a check of the index in release builds.
        @inline(__always)
        subscript(unchecked index: Int) -> Element { unsafe elements[index] }

        /// Asks for a value ahead of time.
        @inline(__always)
        func prefetch(_ index: Int) { unsafe fck_prefetch(elements.baseAddress.map { unsafe $0 + index }) }
    }
}
