/// Writes comma-separated values (RFC 4180) in UTF-8 with LF line ends.
public struct CSVWriter {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []

    /// A writer that has written its header.
    public init(header: [String]) { row(header) }

    /// Writes a row; a field is quoted only when it must be.
    public mutating func row(_ fields: some Sequence<String>) {
        let start = bytes.count
        var isFirst = true
        for field in fields {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            Self.append(field, to: &bytes)
        }
        // A single empty field must not look like a blank line, which readers skip.
        if bytes.count == start, !isFirst { bytes += Array("\"\"".utf8) }
        bytes.append(0x0A)
    }

    /// Appends a field to bytes of one's own, quoted only when it must be.
    public static func append(_ field: String, to bytes: inout [UInt8]) {
        guard field.utf8.contains(where: needsQuotes) else {
            bytes += field.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
}
