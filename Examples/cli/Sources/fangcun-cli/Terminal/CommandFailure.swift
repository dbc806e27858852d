/// Why a command could not be done: what was wrong and where, on one line. The program ends with status 2.
struct CommandFailure: Error, Sendable, CustomStringConvertible {
    /// The file, folder or option at fault.
    let subject: String
    /// What was wrong with it.
    let reason: String

    init(_ subject: String, _ reason: String) {
        self.subject = subject
        self.reason = reason
    }

    var description: String { String(describing: OneLine("\(subject): \(reason)")) }
}

/// Text with every run of white space made one space, so that a message stays on its line.
struct OneLine: CustomStringConvertible {
    let description: String

    init(_ text: String) {
        description = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Runs some work of the library and names the file or step at fault when it fails.
func naming<Value>(_ subject: String, _ work: () throws -> Value) throws(CommandFailure) -> Value {
    do {
        return try work()
    } catch let failure as CommandFailure {
        throw failure
    } catch {
        throw CommandFailure(subject, String(describing: error))
    }
}
