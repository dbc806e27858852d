import FangcunSeal

/// A file that should hold a detached signature or a seal.
struct SealFile {
    /// What it holds.
    enum Content {
        case signature(SealSignature)
        case seal(ElectronicSeal)
        /// Neither; the reason is that of the signature reader.
        case unreadable(String)
    }

    let bytes: [UInt8]
    let content: Content

    /// Reads a file.
    ///
    /// - Throws: a failure for a file that cannot be read, and for containers that this program does not open yet.
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
        }
    }
}
