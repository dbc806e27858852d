/// Writes whole files so that a partial one is never seen under its name.
public enum OutputFile {
    /// Writes the bytes beside the file, waits for the disk, and then puts them in its place by renaming, as ``OutputDraft`` does.
    ///
    /// - Throws: ``GeoError`` with code `unwritableFile`, with the reason of the operating system.
    public static func write(_ bytes: [UInt8], to path: String) throws(GeoError) {
        try write([bytes], to: path)
    }

    /// Writes pieces one after another, as ``write(_:to:)-([UInt8],_)`` does.
    static func write(_ pieces: [[UInt8]], to path: String) throws(GeoError) {
        let draft = try OutputDraft(for: path)
        for piece in pieces { try draft.write(piece) }
        try draft.commit()
    }
}
