import FangcunModel
import Foundation

/// The lines of a text in UTF-8: ended by LF or CRLF, the last one perhaps by nothing. A byte order mark is skipped.
///
/// What is not UTF-8 becomes U+FFFD, so that a line is judged wherever it comes from, and refused for what it is.
struct TextLines: Sequence {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    }

    func makeIterator() -> AnyIterator<String> {
        var rest = bytes
        return AnyIterator {
            guard !rest.isEmpty else { return nil }
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            var line = rest[rest.startIndex..<end]
            if line.last == 0x0D { line = line.dropLast() }
            rest = end < rest.endIndex ? rest[(end + 1)...] : []
            return String(decoding: line, as: UTF8.self)
        }
    }
}

/// The day it is, in China: programs may read the clock, the library does not.
enum Today {
    static var date: CivilDate? {
        let seconds = Int(Date().timeIntervalSince1970) + 8 * 3_600
        return CivilDate(daysSinceEpoch: seconds / 86_400)
    }
}
