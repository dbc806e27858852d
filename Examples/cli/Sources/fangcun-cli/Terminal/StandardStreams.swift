import Foundation

/// The results of a command.
enum StandardOutput {
    static func write(_ text: String) { write(Array(text.utf8)) }

    static func write(_ bytes: [UInt8]) { try? FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
}

/// What people should know while a command runs, and why it failed.
enum StandardError {
    static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

    /// Whether somebody watches: only then is a progress bar drawn over itself.
    static var isTerminal: Bool { isatty(2) == 1 }
}
