/// Columns of codes in memory: the bytes of one code behind the other, as a data file or a column store holds them.
enum CodeColumn {
    /// Checks that a column of fixed stride holds that many codes of a width.
    ///
    /// - Throws: ``ModelError`` with code `malformedColumn`.
    static func check(_ byteCount: Int, stride: Int, width: Int, count: Int) throws(ModelError) {
        guard stride >= width, count >= 0 else {
            throw ModelError(.malformedColumn, "a stride of \(stride) for codes of \(width)")
        }
        guard count > 0 else { return }
        // The last code needs nothing behind it.
        let (start, overflow) = (count - 1).multipliedReportingOverflow(by: stride)
        guard !overflow, start <= byteCount - width else {
            throw ModelError(.malformedColumn, "\(byteCount) bytes hold less than \(count) codes \(stride) apart")
        }
    }

    /// How many codes a column of fixed stride holds.
    static func count(_ byteCount: Int, stride: Int, width: Int) -> Int {
        stride >= width && byteCount >= width ? (byteCount - width) / stride + 1 : 0
    }

    /// Checks that offsets, one more than there are codes, never go back and stay within the bytes.
    ///
    /// - Throws: ``ModelError`` with code `malformedColumn` and the first offset at fault.
    static func check(_ byteCount: Int, offsets: Span<Int64>, count: Int) throws(ModelError) {
        guard count >= 0, offsets.count == count + 1 else {
            throw ModelError(.malformedColumn, "\(offsets.count) offsets for \(count) codes, one more is wanted")
        }
        var last: Int64 = 0
        for index in offsets.indices {
            let offset = offsets[index]
            guard offset >= last, offset <= byteCount else {
                throw ModelError(
                    .malformedColumn, at: .feature(index, identifier: nil), "offset \(offset) of \(byteCount) bytes")
            }
            last = offset
        }
    }
}

extension ModelError.Code {
    /// Bytes that do not hold the column of codes that they are said to hold.
    public static let malformedColumn = ModelError.Code(description: "malformedColumn")
}
