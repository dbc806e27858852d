/// Where in the data a finding lies.
public enum Place: Sendable, Hashable {
    /// A character of a code or identifier, counted from 0.
    case character(Int)
    /// A byte of a file or message, counted from 0.
    case byte(Int)
    /// A line of a text file and, where known, a column in it; both counted from 1.
    case line(Int, column: Int?)
    /// A record of a file, counted from 0, and its identifier where it has one.
    case feature(Int, identifier: String?)
    /// A position on the ground: east or longitude first, north or latitude second, in the data's own reference system.
    case position(x: Double, y: Double)
}

extension Place: CustomStringConvertible {
    /// The place in words.
    public var description: String {
        switch self {
        case .character(let index): "character \(index + 1)"
        case .byte(let offset): "byte \(offset)"
        case .line(let line, column: nil): "line \(line)"
        case .line(let line, column: .some(let column)): "line \(line), column \(column)"
        case .feature(let index, identifier: nil): "feature \(index)"
        case .feature(let index, identifier: .some(let identifier)): "feature \(index) (\(identifier))"
        case .position(let x, let y): "(\(x), \(y))"
        }
    }
}
