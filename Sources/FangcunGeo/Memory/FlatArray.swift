internal import CKernel

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
        var builder = FlatArrayBuilder<Element>(capacity: values.count)
        for value in values { builder.append(value) }
        self = builder.finish()
    }

    /// A row of values of which the owner keeps the memory, all of them written.
    @unsafe init(_ elements: UnsafePointer<Element>, count: Int, of owner: AnyObject) {
        unsafe self.elements = UnsafeBufferPointer(start: elements, count: count)
        self.owner = owner
    }

    /// A row of so many values in memory of its own, all of which a function fills.
    init(count: Int, _ fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
        let memory = AlignedMemory(byteCount: count * MemoryLayout<Element>.stride)
        let start = unsafe memory.start(as: Element.self)
        unsafe fill(UnsafeMutableBufferPointer(start: start, count: count))
        unsafe elements = UnsafeBufferPointer(start: start, count: count)
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
    @unsafe @inline(__always)
    var reader: Reader { unsafe Reader(elements: elements.baseAddress ?? FlatArray.nowhere) }

    /// Stands for the place of no values: nothing is read there.
    private static var nowhere: UnsafePointer<Element> {
        unsafe UnsafePointer(bitPattern: MemoryLayout<Element>.alignment).unsafelyUnwrapped
    }

    /// Calls a function with the bytes of all values.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        defer { withExtendedLifetime(owner) {} }
        return unsafe try body(UnsafeRawBufferPointer(elements))
    }

    /// The values of a row without their owner.
    @unsafe struct Reader {
        fileprivate let elements: UnsafePointer<Element>

        /// A value, without a check of the index.
        @inline(__always)
        subscript(unchecked index: Int) -> Element { unsafe elements[index] }

        /// Where the values start; `nil` for none.
        var start: UnsafePointer<Element>? { unsafe elements }

        /// Where a value lies.
        @inline(__always)
        func pointer(_ index: Int) -> UnsafePointer<Element> { unsafe elements + index }

        /// Asks for a value ahead of time.
        @inline(__always)
        func prefetch(_ index: Int) { unsafe fck_prefetch(elements + index) }
    }
}
