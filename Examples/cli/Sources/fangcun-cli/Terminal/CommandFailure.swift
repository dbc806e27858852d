import FangcunGeo
import Foundation

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

    var description: String { String(describing: OneLine("\(subject.isEmpty ? "''" : subject): \(reason)")) }
}

/// Text with every run of white space made one space, so that a message stays on its line, and every control character made
/// U+FFFD: messages quote foreign files, which must not steer a terminal.
struct OneLine: CustomStringConvertible {
    let description: String

    init(_ text: String) {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        description = String(
            String.UnicodeScalarView(
                line.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    }
}

/// Runs some work of the library and names the file or step at fault when it fails.
func naming<Value>(_ subject: String, _ work: () throws -> Value) throws(CommandFailure) -> Value {
    do {
        return try work()
    } catch let failure as CommandFailure {
        throw failure
    } catch {
        throw CommandFailure(subject, reason(of: error, about: subject))
    }
}

/// What an error says to people about something that is named already: not a second time by which name.
func reason(of error: any Error, about subject: String) -> String {
    reason(of: error).replacingOccurrences(of: "\(subject): ", with: "")
}

/// What an error says to people: of the operating system its own words, without what Foundation wraps around them.
func reason(of error: any Error) -> String {
    // "unreadableFile" and "unwritableFile" say no more than the words of the operating system.
    if let error = error as? GeoError, [.unreadableFile, .unwritableFile].contains(error.code) { return error.reason }
    guard let wrapper = error as? CocoaError else { return String(describing: error) }
    guard let cause = wrapper.userInfo[NSUnderlyingErrorKey] as? any Error else { return wrapper.localizedDescription }
    return (cause as? POSIXError).map { String(cString: strerror($0.code.rawValue)) } ?? cause.localizedDescription
}
