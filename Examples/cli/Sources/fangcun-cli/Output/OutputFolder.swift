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
    /// What is written is written on this queue, so that tidying up after a signal waits its turn and nothing comes after it.
    private let writing = DispatchQueue(label: "fangcun.output")
    private var interruption: Interruption?

    /// Opens or makes the folder. `lastName` is the file whose presence says that the others are complete.
    init(_ path: String, completedBy lastName: String) throws(CommandFailure) {
        // Foundation takes the empty path for the current folder.
        guard !path.isEmpty else { throw CommandFailure(path, "is no folder") }
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        let draft = folder.appendingPathComponent(
            ".partial-\(ProcessInfo.processInfo.processIdentifier)", isDirectory: true)
        self.lastName = lastName
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
        guard !exists || isFolder.boolValue else { throw CommandFailure(path, "is a file, a folder is wanted") }
        interruption = Interruption(on: writing) { Self.discard(draft, of: folder, exists: exists) }
        wasMade = !exists
        (self.folder, self.draft) = (folder, draft)
        do {
            try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(path, "cannot write into this folder: \(reason(of: error))")
        }
    }

    deinit { if !isCommitted { Self.discard(draft, of: folder, exists: !wasMade) } }

    /// Writes a file, not yet under its final path.
    func write(_ bytes: [UInt8], to name: String) throws(CommandFailure) {
        try naming(folder.appendingPathComponent(name).path) {
            try writing.sync { try OutputFile.write(bytes, to: draft.appendingPathComponent(name).path) }
        }
        names.append(name)
    }

    /// The bytes of a file written before, read back from the disk.
    func read(_ name: String) throws(CommandFailure) -> [UInt8] {
        try naming(name) { [UInt8](try Data(contentsOf: draft.appendingPathComponent(name))) }
    }

    /// Moves all files to their names.
    func commit() throws(CommandFailure) {
        try naming(folder.path) { try writing.sync(execute: moveAll) }
        isCommitted = true
    }

    private func moveAll() throws {
        // Programs that write into the same folder wait for each other, so that its files are all of one run. A second is
        // long for that: whoever keeps the lock longer, such as a script around this program, means something else by it.
        let turn = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(turn) }
        for _ in 0..<100 {
            if flock(turn, LOCK_EX | LOCK_NB) == 0 { break }
            usleep(10_000)
        }
        let summary = folder.appendingPathComponent(lastName).path
        guard unlink(summary) == 0 || errno == ENOENT else {
            throw CommandFailure(summary, String(cString: strerror(errno)))
        }
        for name in names.filter({ $0 != lastName }) + names.filter({ $0 == lastName }) { try move(name) }
        try FileManager.default.removeItem(at: draft)
    }

    private func move(_ name: String) throws {
        let (source, target) = (draft.appendingPathComponent(name).path, folder.appendingPathComponent(name).path)
        guard rename(source, target) == 0 else {
            throw CommandFailure(target, String(cString: strerror(errno)))
        }
    }

    private static func discard(_ draft: URL, of folder: URL, exists: Bool) {
        try? FileManager.default.removeItem(at: draft)
        // Removes the folder only when nothing is in it.
        if !exists { rmdir(folder.path) }
    }
}
