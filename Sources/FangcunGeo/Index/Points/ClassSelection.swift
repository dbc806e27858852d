/// Some of the 65 536 classes that points may have, such as kinds of components (部件小类), made once for many questions.
public struct ClassSelection: Sendable {
    /// One bit for each class.
    let words: FlatArray<UInt64>

    /// A selection of these classes.
    public init(_ classes: some Sequence<UInt16>) {
        var words = [UInt64](repeating: 0, count: 1 << 10)
        for number in classes { words[Int(number >> 6)] |= 1 << UInt64(number & 63) }
        self.words = FlatArray(words)
    }

    /// Whether a class is one of them.
    @inline(__always)
    public func contains(_ number: UInt16) -> Bool {
        unsafe words[unchecked: Int(number &>> 6)] &>> UInt64(number & 63) & 1 != 0
    }
}

extension ClassSelection: ExpressibleByArrayLiteral {
    /// A selection of the classes listed.
    public init(arrayLiteral elements: UInt16...) { self.init(elements) }
}
