public import CFangcun

extension fc_bytes {
    /// A copy of these bytes for C, with one NUL behind them; C frees it with `fc_bytes_free`.
    init(copying content: some Collection<UInt8>) {
        let count = content.count
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count + 1)
        let (_, end) = unsafe memory.initialize(from: content)
        unsafe memory[end] = 0
        unsafe self.init(data: memory.baseAddress, length: count)
    }
}

/// Frees the bytes and clears the struct, so that freeing it again does nothing.
@c @implementation
public func fc_bytes_free(_ bytes: UnsafeMutablePointer<fc_bytes>!) {
    guard let bytes = unsafe try? required(bytes, "bytes") else { return }
    unsafe bytes.pointee.data?.deallocate()
    unsafe bytes.pointee = fc_bytes(data: nil, length: 0)
}
