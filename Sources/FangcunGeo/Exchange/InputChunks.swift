internal import FangcunModel

/// Reads a file piece by piece, plain or compressed with gzip, so that a file of any size passes through little memory.
///
/// Gzip is told by its first two bytes and not by its name; it may be of several members, with the padding of tapes behind
/// them, as ``InputFile`` takes it.
public struct InputChunks: ~Copyable {
    private let path: String
    private let file: FileHandle
    private let inflater: Inflater
    private var stage = Stage.start
    /// What was read of the file and not given out yet.
    private var pending: ArraySlice<UInt8> = []

    /// How long the file is on the disk; `nil` for a pipe or a device.
    public let fileBytes: Int?
    /// How many bytes of the file were read: against ``fileBytes``, how far the reading is.
    public private(set) var bytesRead = 0

    private enum Stage {
        /// Nothing was read yet.
        case start
        /// A file that is not compressed.
        case plain
        /// Within a member of a compressed file.
        case member
        /// After a member: another one, padding, or the end.
        case between
    }

    /// Opens a file.
    ///
    /// - Throws: ``GeoError`` with code `unreadableFile`, with the reason of the operating system.
    public init(_ path: String) throws(GeoError) {
        let file = try FileHandle(reading: path)
        let inflater = try Inflater()
        fileBytes = file.knownByteCount
        self.path = path
        self.file = file
        self.inflater = inflater
    }

    /// Appends the next bytes of the content, a mebibyte at most; `false` at the end, when nothing was appended.
    ///
    /// - Throws: ``GeoError`` with code `unreadableFile`, or for compressed files `malformedInput` when they are broken, cut
    ///   short, or followed by something else.
    public mutating func read(into bytes: inout [UInt8]) throws(GeoError) -> Bool {
        while true {
            switch stage {
            case .start:
                try fill(atLeast: 2)
                stage = Self.isGzip(pending) ? .member : .plain
            case .plain:
                try fill(atLeast: 1)
                defer { pending = [] }
                bytes.append(contentsOf: pending)
                return !pending.isEmpty
            case .member:
                if try inflateSome(into: &bytes) { return true }
            case .between:
                guard try findsNextMember() else { return false }
                inflater.reset()
                stage = .member
            }
        }
    }

    /// Inflates one piece; whether something came out of it.
    private mutating func inflateSome(into bytes: inout [UInt8]) throws(GeoError) -> Bool {
        try fill(atLeast: 1)
        let before = bytes.count
        let step = try inflateStep(into: &bytes)
        pending = pending.dropFirst(step.consumed)
        if step.isAtEnd {
            stage = .between
        } else if step.consumed == 0, bytes.count == before {
            throw GeoError(.malformedInput, at: .byte(bytesRead), "\(path): the compressed data ends early")
        }
        return bytes.count > before
    }

    private func inflateStep(into bytes: inout [UInt8]) throws(GeoError) -> Inflater.Step {
        do {
            return try inflater.step(pending, room: Self.roomBytes, into: &bytes)
        } catch {
            throw GeoError(error.code, at: error.place, "\(path): \(error.reason)")
        }
    }

    /// Whether another member follows; what follows otherwise must be padding.
    private mutating func findsNextMember() throws(GeoError) -> Bool {
        try fill(atLeast: 2)
        if Self.isGzip(pending) { return true }
        while !pending.isEmpty {
            guard pending.allSatisfy({ $0 == 0 }) else {
                throw GeoError(
                    .malformedInput, at: .byte(bytesRead - pending.count),
                    "\(path): something follows the compressed data")
            }
            pending = []
            try fill(atLeast: 1)
        }
        return false
    }

    /// Reads until so many bytes are pending, or the file ends.
    private mutating func fill(atLeast count: Int) throws(GeoError) {
        while pending.count < count {
            let chunk = try file.readChunk()
            guard !chunk.isEmpty else { return }
            bytesRead += chunk.count
            pending = pending.isEmpty ? chunk[...] : pending + chunk
        }
    }

    private static func isGzip(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    private static let roomBytes = 1 << 18
}
