/// Finds the records and fields of CSV (RFC 4180) in bytes that arrive piece by piece.
///
/// Lines end in LF, CRLF or CR; blank lines are passed over. A quoted field may hold commas, doubled quotes and line ends.
struct RecordScanner {
    /// Where a field lies, with its quotes.
    struct Field {
        let start: Int
        let end: Int
    }

    /// Why bytes are no records.
    struct Fault: Error {
        let line: Int
        let reason: String
    }

    /// The line on which the scanner stands, from 1.
    private(set) var line = 1

    /// Scans one record from `position` on; `nil` when the bytes end before it does and more may come, or when nothing but blank
    /// lines is left.
    ///
    /// - Parameters:
    ///   - isLast: no more bytes come, so that the end of the bytes ends a record.
    ///   - fields: is told the fields in order.
    /// - Returns: where the record starts and ends without its line end, its line, and where the next one starts.
    mutating func record(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: Int, isLast: Bool, fields: inout [Field]
    ) throws(Fault) -> (start: Int, end: Int, line: Int, next: Int)? {
        var start = position
        guard skipBlankLines(bytes, &start, isLast: isLast) else { return nil }
        let firstLine = line
        var position = start
        fields.removeAll(keepingCapacity: true)
        while true {
            guard let end = try field(bytes, from: position, isLast: isLast, firstLine) else {
                line = firstLine
                return nil
            }
            fields.append(Field(start: position, end: end))
            if end < bytes.count, bytes[end] == UInt8(ascii: ",") {
                position = end + 1
                continue
            }
            guard let next = lineEnd(bytes, at: end, isLast: isLast) else {
                line = firstLine
                return nil
            }
            line += 1
            return (start, end, firstLine, next)
        }
    }

    /// Where the next line starts after a line end at `position`; `nil` when a CR is the last byte and an LF may follow.
    private func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, isLast: Bool) -> Int? {
        guard position < bytes.count else { return position }
        guard bytes[position] == 0x0D else { return position + 1 }
        guard position + 1 < bytes.count else { return isLast ? position + 1 : nil }
        return bytes[position + 1] == 0x0A ? position + 2 : position + 1
    }

    /// Passes over blank lines; whether something follows them.
    private mutating func skipBlankLines(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, isLast: Bool
    ) -> Bool {
        while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D {
            guard let next = lineEnd(bytes, at: position, isLast: isLast) else { return false }
            position = next
            line += 1
        }
        return position < bytes.count
    }

    /// Where the field that starts at `position` ends; `nil` when more bytes are needed to say so.
    private mutating func field(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: Int, isLast: Bool, _ firstLine: Int
    ) throws(Fault) -> Int? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            let end = Self.endOfPlainField(bytes, from: position)
            return end < bytes.count || isLast ? end : nil
        }
        guard let end = endOfQuotes(bytes, from: position + 1) else {
            if isLast { throw Fault(line: firstLine, reason: "a quoted field that does not end") }
            return nil
        }
        guard end < bytes.count else { return isLast ? end : nil }
        guard bytes[end] == UInt8(ascii: ",") || bytes[end] == 0x0A || bytes[end] == 0x0D else {
            throw Fault(line: line, reason: "text after a closing quote")
        }
        return end
    }

    private static func endOfPlainField(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
        var end = position
        while end < bytes.count {
            let byte = bytes[end]
            if byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D { break }
            end += 1
        }
        return end
    }

    /// The place after the closing quote; `nil` when there is none. A quote that ends the bytes might be the first of two.
    private mutating func endOfQuotes(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int? {
        var index = position
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                guard index < bytes.count, bytes[index] == byte else { return index }
                index += 1
            } else if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
                line += 1
            }
        }
        return nil
    }
}
