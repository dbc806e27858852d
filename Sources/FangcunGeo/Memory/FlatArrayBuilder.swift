/// A ``FlatArray`` while it is filled, in the memory that it will keep: nothing is copied at the end.
@safe struct FlatArrayBuilder<Element: BitwiseCopyable & Sendable>: ~Copyable {
    /// How many values there are.
    private(set) var count = 0
    private var capacity: Int
    private var memory: AlignedMemory
    private var elements: UnsafeMutablePointer<Element>

    /// No values, with room for some: what of it is not used costs addresses but no memory.
    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        memory = AlignedMemory(byteCount: self.capacity * MemoryLayout<Element>.stride)
        unsafe elements = memory.start(as: Element.self)
    }

    /// The value at an index below ``count``, which only debug builds check.
    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index < count)
            return unsafe elements[index]
        }
        set {
            assert(index < count)
            unsafe elements[index] = newValue
        }
    }

    /// Adds a value, or several equal ones.
    @inline(__always)
    mutating func append(_ value: Element, count added: Int = 1) {
        if count + added > capacity { grow(by: added) }
        unsafe (elements + count).initialize(repeating: value, count: added)
        count += added
    }

    /// Removes some of the last values.
    @inline(__always)
    mutating func removeLast(_ removed: Int = 1) {
        assert(removed <= count)
        count -= removed
    }

    /// The values as a row.
    consuming func finish() -> FlatArray<Element> { unsafe FlatArray(elements, count: count, of: memory) }

    @inline(never)
    private mutating func grow(by added: Int) {
        capacity = max(2 * capacity, count + added)
        let larger = AlignedMemory(byteCount: capacity * MemoryLayout<Element>.stride)
        let moved = unsafe larger.start(as: Element.self)
        unsafe moved.initialize(from: elements, count: count)
        memory = larger
        unsafe elements = moved
    }
}
