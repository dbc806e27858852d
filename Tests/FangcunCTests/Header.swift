import CFangcun
import Foundation

/// The text of fangcun.h.
enum Header {
    static let url = top.appendingPathComponent("CInterop/CFangcun/include/fangcun.h")
    static let top = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }

    /// The constants of `fc_status` as written.
    static func statuses() throws -> [(name: String, value: fc_status)] {
        try text().split(separator: "\n").compactMap { line in
            let words = line.split { " ,".contains($0) }
            guard words.count == 3, words[1] == "=", let value = fc_status(words[2]) else { return nil }
            guard words[0] == "FC_OK" || words[0].hasPrefix("FC_E_") else { return nil }
            return (String(words[0]), value)
        }
    }
}
