import FangcunGeo
import Foundation

/// Where a command writes its one result: a file that appears under its name only when it is whole, or the standard output.
///
/// A signal such as that of Ctrl-C removes what was written so far.
final class FileOutput {
    private let path: String
    /// What is written is written on this queue, so that tidying up after a signal waits its turn and nothing comes after it.
    private let writing = DispatchQueue(label: "fangcun.file")
    private var draft: DraftBox?
    private var interruption: Interruption?

    /// Begins a file; "-" is the standard output.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        guard path != "-" else { return }
        guard !path.isEmpty else { throw CommandFailure(path, "is no file") }
        let plan = try naming(path) { try OutputDraft.Plan(for: path) }
        interruption = Interruption(on: writing) { if let draft = plan.draftPath { unlink(draft) } }
        draft = try naming(path) { try writing.sync { DraftBox(try OutputDraft(plan)) } }
    }

    /// Writes bytes after those written before.
    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        guard let draft else { return try StandardOutput.write(bytes) }
        try naming(path) { try writing.sync { try draft.write(bytes) } }
    }

    /// Puts the file in its place.
    func commit() throws(CommandFailure) {
        guard let draft else { return }
        try naming(path) { try writing.sync { try draft.commit() } }
        interruption = nil
    }

    /// Refuses a path that is one of the inputs as well; of `FILE#LAYER` that is the file.
    static func refuse(_ output: String, over sources: [String]) throws(CommandFailure) {
        for source in sources.map({ LayerFile.split($0).path }) where output != "-" && source != "-" {
            var (a, b) = (stat(), stat())
            guard stat(output, &a) == 0, stat(source, &b) == 0, a.st_mode & S_IFMT == S_IFREG else { continue }
            guard a.st_dev != b.st_dev || a.st_ino != b.st_ino else {
                throw CommandFailure(output, "is an input as well; choose another name for the output")
            }
        }
    }
}

/// Lets a draft be kept in an object and taken out once.
private final class DraftBox {
    private var draft: OutputDraft?

    init(_ draft: consuming OutputDraft) { self.draft = consume draft }

    func write(_ bytes: [UInt8]) throws(GeoError) { try draft?.write(bytes) }

    func commit() throws(GeoError) { try draft.take()?.commit() }
}
