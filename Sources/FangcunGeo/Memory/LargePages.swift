internal import Glibc

extension Array where Element: BitwiseCopyable {
    /// Reserves room for so many values, on large pages where the system has them: filling many megabytes of small pages takes
    /// the system longer than it takes to copy the values.
    mutating func reserveOnLargePages(_ count: Int) {
        reserveCapacity(count)
        let largePage = 1 << 21
        let byteCount = count * MemoryLayout<Element>.stride
        guard byteCount >= 2 * largePage else { return }
        unsafe withUnsafeMutableBufferPointer { values in
            let address = UInt(bitPattern: values.baseAddress)
            let first = (address + UInt(largePage) - 1) & ~UInt(largePage - 1)
            let end = (address + UInt(byteCount)) & ~UInt(largePage - 1)
            guard first < end else { return }
            // Advice: whether it is taken does not matter.
            _ = unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
        }
    }
}
