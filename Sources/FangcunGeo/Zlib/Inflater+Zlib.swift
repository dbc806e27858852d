internal import CZlib

/// Owns an inflating stream of zlib, for gzip (RFC 1952) and zlib (RFC 1950) data alike.
@safe struct Inflater: ~Copyable {
    // On the heap: zlib keeps the address of its stream and refuses to work on a copy.
    private let stream: UnsafeMutablePointer<z_stream>

    /// How far one step came.
    struct Step {
        /// Bytes taken from the input.
        var consumed: Int
        /// Whether the stream, or this member of it, is complete and its check sums are right.
        var isAtEnd: Bool
    }

    init() throws(GeoError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard unsafe fcs_inflate_init(stream) == Z_OK else {
            unsafe stream.deallocate()
            throw GeoError(.engineFailure, "zlib could not be started")
        }
        unsafe self.stream = stream
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Inflates some of the input and appends what came out, at most `room` bytes.
    ///
    /// - Throws: `malformedInput` for data that is broken or whose check sum is wrong.
    func step(_ input: ArraySlice<UInt8>, room: Int, into output: inout [UInt8]) throws(GeoError) -> Step {
        let room = min(room, 1 << 18)
        let offered = min(input.count, 1 << 30)
        var status = Z_OK
        let produced: [UInt8] = unsafe input.withUnsafeBufferPointer { source in
            // zlib declares its input mutable for old compilers, and does not write to it.
            unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: source.baseAddress)
            unsafe stream.pointee.avail_in = UInt32(offered)
            return unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
                unsafe stream.pointee.next_out = target.baseAddress
                unsafe stream.pointee.avail_out = UInt32(room)
                status = unsafe inflate(stream, Z_NO_FLUSH)
                count = room - Int(unsafe stream.pointee.avail_out)
            }
        }
        let consumed = offered - Int(unsafe stream.pointee.avail_in)
        switch status {
        case Z_OK, Z_STREAM_END, Z_BUF_ERROR: break
        case Z_MEM_ERROR: throw GeoError(.engineFailure, "zlib had no memory")
        default: throw GeoError(.malformedInput, "compressed data: \(message)")
        }
        output.append(contentsOf: produced)
        return Step(consumed: consumed, isAtEnd: status == Z_STREAM_END)
    }

    /// Makes ready for the next member of the file.
    func reset() { unsafe inflateReset(stream) }

    private var message: String {
        guard let text = unsafe stream.pointee.msg else { return "broken" }
        return unsafe String(cString: text)
    }
}
