import FangcunGeo
import Foundation

/// A folder that receives all files of one run, or none.
///
/// The files are first written into a hidden folder inside it. Only ``commit()`` moves them to their names: the summary of an
/// earlier run goes first and the new one comes last, so that a folder with a summary is always whole, and of one run.
final class OutputFolder {
    private let folder: URL
    private let draft: URL
    private let wasMade: Bool
    private let lastName: String
    private(set) var names: [String] = []
    private var isCommitted = false

    /// Opens or makes the folder. `lastName` is the file whose presence says that the others are complete.
    init(_ path: String, completedBy lastName: String) throws(CommandFailure) {
        folder = URL(fileURLWithPath: path, isDirectory: true)
        draft = folder.appendingPathComponent(
            ".partial-\(ProcessInfo.processInfo.processIdentifier)", isDirectory: true)
        self.lastName = lastName
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
        guard !exists || isFolder.boolValue else { throw CommandFailure(path, "is a file, a folder is wanted") }
        wasMade = !exists
        do {
            try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(path, "cannot write into this folder: \(error.localizedDescription)")
        }
    }

    deinit { if !isCommitted { discard() } }

    /// Writes a file, not yet under its final path.
    func write(_ bytes: [UInt8], to name: String) throws(CommandFailure) {
        try naming(folder.appendingPathComponent(name).path) {
            try OutputFile.write(bytes, to: draft.appendingPathComponent(name).path)
        }
        names.append(name)
    }

    /// The bytes of a file written before, read back from the disk.
    func read(_ name: String) throws(CommandFailure) -> [UInt8] {
        try naming(name) { [UInt8](try Data(contentsOf: draft.appendingPathComponent(name))) }
    }

    /// Moves all files to their names.
    func commit() throws(CommandFailure) {
        try naming(folder.path) {
            let summary = folder.appendingPathComponent(lastName)
            if FileManager.default.fileExists(atPath: summary.path) { try FileManager.default.removeItem(at: summary) }
            for name in names.filter({ $0 != lastName }) + names.filter({ $0 == lastName }) { try move(name) }
            try FileManager.default.removeItem(at: draft)
        }
        isCommitted = true
    }

    private func move(_ name: String) throws {
        let (source, target) = (draft.appendingPathComponent(name).path, folder.appendingPathComponent(name).path)
        guard rename(source, target) == 0 else {
            throw CommandFailure(target, String(cString: strerror(errno)))
        }
    }

    private func discard() {
        try? FileManager.default.removeItem(at: draft)
        // Removes the folder only when nothing is in it.
        if wasMade { rmdir(folder.path) }
    }
}
