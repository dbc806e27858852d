internal import FangcunModel

/// Reads whole files, plain or compressed with gzip, within a limit.
public enum InputFile {
    /// The bytes of a file; gzip, told by its first two bytes and not by its name, is inflated.
    ///
    /// - Parameters:
    ///   - path: the file. A pipe or a device is read to its end.
    ///   - maximumBytes: the most bytes to read, and the most that come out of inflating.
    /// - Throws: ``GeoError`` with code `unreadableFile`, with the reason of the operating system; `limitExceeded`; and for
    ///   compressed files `malformedInput`, when they are broken or cut short.
    public static func read(_ path: String, maximumBytes: Int) throws(GeoError) -> [UInt8] {
        let file = try FileHandle(reading: path)
        let bytes = try file.readToEnd(maximumBytes: maximumBytes)
        guard isGzip(bytes) else { return bytes }
        do {
            return try inflate(bytes, maximumBytes: maximumBytes)
        } catch {
            throw GeoError(error.code, at: error.place, "\(path): \(error.reason)")
        }
    }

    /// Inflates gzip (RFC 1952, of one member or several) or zlib (RFC 1950) data.
    ///
    /// Zero bytes after the last member, the padding of tapes and blocks, are passed over.
    ///
    /// - Throws: ``GeoError`` with code `malformedInput` for data that is broken, cut short, or has a wrong check sum;
    ///   `limitExceeded` when more than `maximumBytes` come out.
    public static func inflate(_ bytes: [UInt8], maximumBytes: Int) throws(GeoError) -> [UInt8] {
        let inflater = try Inflater()
        var rest = bytes[...]
        var output: [UInt8] = []
        repeat {
            inflater.reset()
            try inflateMember(&rest, with: inflater, into: &output, maximumBytes: maximumBytes)
        } while isGzip(rest)
        guard rest.allSatisfy({ $0 == 0 }) else {
            throw GeoError(.malformedInput, at: .byte(rest.startIndex), "something follows the compressed data")
        }
        return output
    }

    private static func inflateMember(
        _ rest: inout ArraySlice<UInt8>, with inflater: borrowing Inflater, into output: inout [UInt8],
        maximumBytes: Int
    ) throws(GeoError) {
        while true {
            let before = output.count
            // One byte more than allowed, so that passing the limit shows.
            let room = min(max(0, maximumBytes - before), chunkBytes) + 1
            let step = try inflater.step(rest, room: room, into: &output)
            rest = rest.dropFirst(step.consumed)
            guard output.count <= maximumBytes else {
                throw GeoError(.limitExceeded, "more than \(maximumBytes) bytes when inflated")
            }
            if step.isAtEnd { return }
            guard step.consumed > 0 || output.count > before else {
                throw GeoError(.malformedInput, at: .byte(rest.endIndex), "the compressed data ends early")
            }
        }
    }

    /// Whether a file begins as gzip does; `false` for what cannot be opened, and for pipes, whose bytes can be read only once.
    ///
    /// - Parameter path: the file.
    public static func isCompressed(_ path: String) -> Bool {
        guard let file = try? FileHandle(reading: path), file.knownByteCount != nil else { return false }
        return (try? file.readChunk(maximumBytes: 2)).map(isGzip) ?? false
    }

    private static func isGzip(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    private static let chunkBytes = 1 << 18
}
