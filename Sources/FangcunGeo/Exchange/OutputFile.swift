/// Writes whole files so that a partial one is never seen under its name.
public enum OutputFile {
    /// Writes the bytes beside the file, waits for the disk, and then puts them in its place by renaming, as ``OutputDraft`` does.
    ///
    /// - Throws: ``GeoError`` with code `unwritableFile`, with the reason of the operating system.
    public static func write(_ bytes: [UInt8], to path: String) throws(GeoError) {
        let draft = try OutputDraft(for: path)
        try draft.write(bytes)
        try draft.commit()
    }
}
