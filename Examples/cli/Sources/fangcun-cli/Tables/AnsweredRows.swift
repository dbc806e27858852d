import FangcunModel

/// The rows of a table on their way out: each as it came, with our fields behind it.
struct AnsweredRows {
    /// What has been written and not been handed on yet.
    private(set) var bytes: [UInt8] = []

    /// Writes the header: that of the input, and ours.
    mutating func header(_ input: [UInt8], appending names: [String]) {
        bytes += input
        for name in names { append(text: name) }
        end()
    }

    /// Begins the answer to a row with the row itself.
    mutating func begin(_ row: Int, of batch: RowBatch) { batch.copy(row: row, to: &bytes) }

    /// Appends a field of text.
    mutating func append(text: String) {
        bytes.append(UInt8(ascii: ","))
        CSVWriter.append(text, to: &bytes)
    }

    /// Appends a number with that many digits after the point.
    mutating func append(number: Double, digits: Int) {
        bytes.append(UInt8(ascii: ","))
        Figure.append(decimal: number, digits, to: &bytes)
    }

    /// Appends fields that say nothing.
    mutating func appendEmpty(_ count: Int = 1) {
        for _ in 0..<count { bytes.append(UInt8(ascii: ",")) }
    }

    /// Ends a row.
    mutating func end() { bytes.append(0x0A) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
