import FangcunModel

/// PEM, the text form of keys and certificates (RFC 7468).
///
/// Text before, between and after the objects is passed over, as are `\r` and blanks at the ends of lines, and a byte order mark.
package enum PEM {
    /// One object.
    package struct Block: Sendable, Hashable {
        /// What stands between `-----BEGIN ` and `-----`.
        package let label: String
        /// Whether headers of the old kind (RFC 1421) say that the contents are encrypted.
        package let isEncrypted: Bool
        /// The contents.
        package var bytes: [UInt8]
        /// The line of `-----BEGIN`, counted from 1.
        package let line: Int
    }

    /// The most bytes of text that are read.
    private static let maximumBytes = 24 << 20
    /// The most objects in one text.
    private static let maximumBlocks = 10_000

    /// All objects of a text, in order; none when there is no `-----BEGIN`.
    ///
    /// - Throws: ``PKIError``: `malformedInput` for an object cut short or not base64, `limitExceeded`.
    package static func blocks(in text: [UInt8]) throws(PKIError) -> [Block] {
        guard text.count <= maximumBytes else {
            throw PKIError(.limitExceeded, "\(text.count) bytes of PEM; at most \(maximumBytes) are read")
        }
        var blocks: [Block] = []
        var reader = LineReader(text)
        while let line = reader.next() {
            guard let label = label(of: line, after: "-----BEGIN ") else { continue }
            guard blocks.count < maximumBlocks else {
                throw PKIError(.limitExceeded, at: reader.place, "more than \(maximumBlocks) PEM objects")
            }
            blocks.append(try block(label, from: &reader))
        }
        return blocks
    }

    private static func block(_ label: String, from reader: inout LineReader) throws(PKIError) -> Block {
        let beginLine = reader.number
        var isEncrypted = false
        // Headers, as old OpenSSL writes them, end at an empty line; base64 has no colon.
        while let line = reader.peek(), line.contains(UInt8(ascii: ":")) || (isEncrypted && line.isEmpty) {
            isEncrypted = isEncrypted || line.elementsEqual("Proc-Type: 4,ENCRYPTED".utf8)
            _ = reader.next()
        }
        let bodyStart = reader.position
        while case let bodyEnd = reader.position, let line = reader.next() {
            guard let endLabel = self.label(of: line, after: "-----END ") else { continue }
            guard endLabel == label else {
                throw PKIError(.malformedInput, at: reader.place, "'\(label.prefix(40))' does not end where it should")
            }
            guard let bytes = Base64.decode(reader.text[bodyStart..<bodyEnd]) else {
                throw PKIError(.malformedInput, at: .line(beginLine, column: nil), "a PEM object is not base64")
            }
            return Block(label: label, isEncrypted: isEncrypted, bytes: bytes, line: beginLine)
        }
        throw PKIError(.malformedInput, at: .line(beginLine, column: nil), "a PEM object has no end")
    }

    private static func label(of line: ArraySlice<UInt8>, after prefix: StaticString) -> String? {
        let prefix = prefix.withUTF8Buffer { unsafe Array($0) }
        guard line.starts(with: prefix), line.count >= prefix.count + 5,
            line.suffix(5).allSatisfy({ $0 == UInt8(ascii: "-") })
        else { return nil }
        return String(decoding: line.dropFirst(prefix.count).dropLast(5), as: UTF8.self)
    }

    /// The text of one object, in lines of 64 characters.
    package static func text(label: String, _ bytes: [UInt8]) -> String {
        var base64 = Base64.encode(bytes)
        defer { base64.wipe() }
        var text = "-----BEGIN \(label)-----\n"
        for start in stride(from: 0, to: base64.count, by: 64) {
            text += String(decoding: base64[start..<min(start + 64, base64.count)], as: UTF8.self) + "\n"
        }
        return text + "-----END \(label)-----\n"
    }
}

/// The lines of a text, without what ends them and without blanks at their ends.
private struct LineReader {
    let text: [UInt8]
    private(set) var position = 0
    /// The number of the line last read, counted from 1.
    private(set) var number = 0

    init(_ text: [UInt8]) {
        self.text = text
        // The byte order mark that editors on Windows put before text.
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    var place: Place { .line(number, column: nil) }

    mutating func next() -> ArraySlice<UInt8>? {
        guard position < text.count else { return nil }
        let end = text[position...].firstIndex(of: 0x0A) ?? text.count
        var line = text[position..<end]
        while let last = line.last, [0x0D, 0x20, 0x09].contains(last) { line.removeLast() }
        position = min(end + 1, text.count)
        number += 1
        return line
    }

    func peek() -> ArraySlice<UInt8>? {
        var copy = self
        return copy.next()
    }
}
