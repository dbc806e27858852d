internal import CKernel
internal import Glibc

/// A fixed row of plain values that any number of threads read: in memory of its own, or lent by an owner, such as a mapped file.
///
/// What an index holds beside a few numbers lies in such rows and nowhere else, so that it may be written to a file and read in
/// place. In memory of its own, a long row lies on large pages where the system has them: reads at random then miss the page
/// tables less.
@safe struct FlatArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // Unchecked: nothing is written after the initializers.
    private let elements: UnsafeBufferPointer<Element>
    /// Keeps the memory.
    private let owner: AnyObject

    /// A row of these values in memory of its own.
    init(_ values: [Element]) {
        let memory = AlignedMemory(byteCount: values.count * MemoryLayout<Element>.stride)
        let bound = unsafe memory.bytes.bindMemory(to: Element.self)
        _ = unsafe bound.initialize(from: values)
        unsafe elements = UnsafeBufferPointer(bound)
        owner = memory
    }

    /// A row of so many values in memory of its own, all of which a function fills.
    init(count: Int, _ fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
        let memory = AlignedMemory(byteCount: count * MemoryLayout<Element>.stride)
        let bound = unsafe memory.bytes.bindMemory(to: Element.self)
        unsafe fill(bound)
        unsafe elements = UnsafeBufferPointer(bound)
        owner = memory
    }

    /// A row of the values that lie in these bytes, whatever they say: the caller has judged them.
    ///
    /// - Precondition: the bytes start at an address that the values may have, are a whole number of values, stay where they are
    ///   and do not change while the owner lives.
    init(_ bytes: UnsafeRawBufferPointer, of owner: AnyObject) {
        precondition(bytes.count.isMultiple(of: MemoryLayout<Element>.stride), "a part of a value")
        let address = UInt(bitPattern: bytes.baseAddress)
        precondition(address.isMultiple(of: UInt(MemoryLayout<Element>.alignment)), "an address between values")
        unsafe elements = bytes.bindMemory(to: Element.self)
        self.owner = owner
    }

    /// How many values there are.
    var count: Int { unsafe elements.count }

    /// A value, without a check of the index in release builds.
    @unsafe @inline(__always)
    subscript(unchecked index: Int) -> Element { unsafe elements[index] }

    /// The values for a loop that must not look up each time where they lie; of use while the row lives.
    @unsafe var reader: Reader { unsafe Reader(elements: elements) }

    /// Calls a function with the bytes of all values.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        defer { withExtendedLifetime(owner) {} }
        return unsafe try body(UnsafeRawBufferPointer(elements))
    }

    /// The values of a row without their owner.
    @unsafe struct Reader {
        fileprivate let elements: UnsafeBufferPointer<Element>

        /// A value, without a check of the index in release builds.
        @inline(__always)
        subscript(unchecked index: Int) -> Element { unsafe elements[index] }

        /// Where the values start; `nil` for none.
        var start: UnsafePointer<Element>? { unsafe elements.baseAddress }

        /// Asks for a value ahead of time.
        @inline(__always)
        func prefetch(_ index: Int) { unsafe fck_prefetch(elements.baseAddress.map { unsafe $0 + index }) }
    }
}

/// Memory that starts on a cache line, or on a large page where it is long enough to fill some.
@safe private final class AlignedMemory {
    let bytes: UnsafeMutableRawBufferPointer

    private static var cacheLine: Int { 64 }
    private static var largePage: Int { 1 << 21 }

    init(byteCount: Int) {
        let isLong = byteCount >= 2 * AlignedMemory.largePage
        unsafe bytes = UnsafeMutableRawBufferPointer.allocate(
            byteCount: byteCount, alignment: isLong ? AlignedMemory.largePage : AlignedMemory.cacheLine)
        // Advice: whether it is taken does not matter.
        if isLong { _ = unsafe madvise(bytes.baseAddress, byteCount, MADV_HUGEPAGE) }
    }

    deinit { unsafe bytes.deallocate() }
}
