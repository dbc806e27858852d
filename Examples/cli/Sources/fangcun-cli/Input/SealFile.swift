import FangcunSeal

/// A file that should hold a detached signature or a seal.
struct SealFile {
    /// What it holds.
    enum Content {
        case signature(SealSignature)
        case seal(ElectronicSeal)
        /// Neither, although it looks like one: damaged. The reason is that of the signature reader.
        case unreadable(String)
    }

    let bytes: [UInt8]
    let content: Content

    /// Reads a file.
    ///
    /// - Throws: a failure for a file that cannot be read, for one that does not look like a signature or a seal at all, and for
    ///   containers that this program does not open yet.
    init(reading path: String) throws(CommandFailure) {
        bytes = try NamedFile(reading: path).bytes
        if bytes.starts(with: Array("PK".utf8)) {
            throw CommandFailure(path, "a package (OFD?); this version verifies detached signatures and seals only")
        }
        if bytes.starts(with: Array("%PDF".utf8)) {
            throw CommandFailure(path, "a PDF file; this version verifies detached signatures and seals only")
        }
        do {
            content = .signature(try SealSignature(der: bytes))
        } catch {
            let reason = String(describing: error)
            content = (try? ElectronicSeal(der: bytes)).map { .seal($0) } ?? .unreadable(reason)
            if case .unreadable = content, !Self.isRecognised(bytes) {
                throw CommandFailure(path, "no signature and no seal: \(reason)")
            }
        }
    }

    /// Whether bytes that cannot be read were a signature or a seal before they were damaged: they have two of its three marks,
    /// so that any single fault leaves it recognised. It begins as a SEQUENCE of DER, whose length is that of the file, and
    /// which soon names itself: ID "ES" of the seal's header (GB/T 38540, 6.1.2).
    private static func isRecognised(_ bytes: [UInt8]) -> Bool {
        let name: [UInt8] = [0x16, 0x02, 0x45, 0x53]
        let start = bytes.prefix(64)
        let isNamed = start.indices.contains { start[$0...].starts(with: name) }
        let marks = [bytes.first == 0x30, statedLength(bytes) == bytes.count, isNamed]
        return marks.count { $0 } >= 2
    }

    /// How long the outermost element says that it is, with its head; `nil` for a head of another form.
    private static func statedLength(_ bytes: [UInt8]) -> Int? {
        guard bytes.count > 1 else { return nil }
        let first = Int(bytes[1])
        if first < 0x80 { return 2 + first }
        let count = first & 0x7F
        guard (1...4).contains(count), bytes.count >= 2 + count else { return nil }
        return bytes[2..<(2 + count)].reduce(0) { $0 << 8 | Int($1) } + 2 + count
    }
}
