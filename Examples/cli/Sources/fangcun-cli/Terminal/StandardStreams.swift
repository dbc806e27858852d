import Foundation

/// The results of a command.
enum StandardOutput {
    static func write(_ text: String) throws(CommandFailure) { try write(Array(text.utf8)) }

    /// A result that cannot be handed over, to a full disk for example, was not given.
    static func write(_ bytes: [UInt8]) throws(CommandFailure) {
        try naming("standard output") { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
    }
}

/// What people should know while a command runs, and why it failed.
enum StandardError {
    /// Nobody is left to tell when this fails.
    static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

    /// Whether somebody watches: only then is a progress bar drawn over itself.
    static var isTerminal: Bool { isatty(2) == 1 }
}
