/// Texts as C reads them: UTF-8 that ends with NUL, at addresses that stay as long as the table lives.
///
/// A NUL inside a text, which C would take for its end, is written as U+FFFD.
@safe final class TextTable: @unchecked Sendable {
    // Unchecked, because pointers are not Sendable: the memory is written in `init` and only read after it.
    private let storage: UnsafeMutableBufferPointer<UInt8>
    private let starts: [Int]

    /// A table of these texts.
    init(_ texts: some Sequence<String>) {
        var bytes: [UInt8] = []
        var starts: [Int] = []
        for text in texts {
            starts.append(bytes.count)
            for byte in text.utf8 {
                if byte == 0 { bytes += "\u{FFFD}".utf8 } else { bytes.append(byte) }
            }
            bytes.append(0)
        }
        unsafe storage = .allocate(capacity: bytes.count)
        _ = unsafe storage.initialize(from: bytes)
        self.starts = starts
    }

    /// How long a text is as it is written here, its NUL at the end not counted.
    static func length(of text: String) -> Int { text.utf8.reduce(0) { $0 + ($1 == 0 ? 3 : 1) } }

    deinit { unsafe storage.deallocate() }

    /// How many texts there are.
    var count: Int { starts.count }

    /// The address of a text; `nil` where the index is none.
    func text(at index: Int) -> UnsafePointer<CChar>? {
        guard starts.indices.contains(index), let base = unsafe storage.baseAddress else { return nil }
        return unsafe UnsafeRawPointer(base + starts[index]).assumingMemoryBound(to: CChar.self)
    }
}
