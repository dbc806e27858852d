import FangcunModel
import Foundation
import XCTest

/// Collects the rows of a run, prints them, and writes them to the file that `FANGCUN_BENCH_JSON` names (docs/benchmarks.md).
enum BenchmarkReport {
    struct Row {
        let name: String
        let timing: Timing
        var peer: (name: String, timing: Timing)?
        /// How many times faster than the peer we mean to be.
        var goal: Double?
        var memoryBytes = 0
        var peerMemoryBytes = 0

        var ratio: Double? { peer.map { $0.timing.median / timing.median } }
    }

    nonisolated(unsafe) private static var rows: [Row] = []
    private static let lock = NSLock()

    /// Adds a row: prints it, and writes all rows so far.
    static func add(_ row: Row) throws {
        lock.lock()
        defer { lock.unlock() }
        if rows.isEmpty { XCTestObservationCenter.shared.addTestObserver(TableAtTheEnd()) }
        rows.append(row)
        print(line(of: row))
        if let path = ProcessInfo.processInfo.environment["FANGCUN_BENCH_JSON"] {
            try Data(json()).write(to: URL(fileURLWithPath: path), options: .atomic)
        }
    }

    private static func line(of row: Row) -> String {
        var parts = ["bench \(row.name): \(text(row.timing)) ns"]
        if let peer = row.peer, let ratio = row.ratio {
            parts.append("\(peer.name) \(text(peer.timing)) ns, ratio \(rounded(ratio))")
        }
        if let goal = row.goal { parts.append("goal \(rounded(goal))") }
        if row.memoryBytes > 0 { parts.append("\(row.memoryBytes / 1_048_576) MiB") }
        return parts.joined(separator: "; ")
    }

    private static func text(_ timing: Timing) -> String {
        "\(rounded(timing.median)) (\(rounded(timing.smallest)) to \(rounded(timing.largest)))"
    }

    private static func rounded(_ value: Double) -> String {
        value < 100 ? String(format: "%.1f", value) : String(format: "%.0f", value)
    }

    /// One line for each row: what was measured, the peer, how many times faster, and whether that is what we mean to be.
    fileprivate static func table() -> String {
        let lines = rows.map { row in
            [
                row.name, rounded(row.timing.median), row.peer?.name ?? "-",
                row.peer.map { rounded($0.timing.median) } ?? "-", row.ratio.map(rounded) ?? "-",
                row.goal.map(rounded) ?? "-", verdict(of: row),
            ]
        }
        let table = [["row", "ns", "peer", "peer ns", "ratio", "goal", ""]] + lines
        let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        return table.map { cells in
            zip(cells, widths).enumerated().map { column, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return column == 0 || column == 2 ? cell.0 + space : space + cell.0
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private static func verdict(of row: Row) -> String {
        guard let ratio = row.ratio, let goal = row.goal else { return "" }
        return ratio >= goal ? "ok" : "short"
    }

    private static func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("machine", machine)
        writer.name("rows")
        writer.beginArray()
        for row in rows {
            writer.newline()
            writer.beginObject()
            writer.member("name", row.name)
            writer.member("ns", row.timing.median)
            writer.member("ns_min", row.timing.smallest)
            writer.member("ns_max", row.timing.largest)
            if let peer = row.peer, let ratio = row.ratio {
                writer.member("peer", peer.name)
                writer.member("peer_ns", peer.timing.median)
                writer.member("ratio", ratio)
            }
            if let goal = row.goal { writer.member("goal", goal) }
            writer.member("memory_bytes", row.memoryBytes)
            if row.peerMemoryBytes > 0 { writer.member("peer_memory_bytes", row.peerMemoryBytes) }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    private static var machine: String {
        let info = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = info.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name =
            model?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
        return "\(name), \(ProcessInfo.processInfo.activeProcessorCount) cores"
    }
}

/// Prints the table of ratios when all has been measured.
private final class TableAtTheEnd: XCTestObservation {
    func testBundleDidFinish(_ testBundle: Bundle) {
        print("\n\(BenchmarkReport.table())\n")
        if Pass.isShort { print("A short pass, on a tenth of the city: the goals are meant for the full one.\n") }
    }
}

/// The resident memory of this process in bytes, without what was freed and is kept for reuse; 0 where the system does not say.
func residentBytes() -> Int {
    typealias Trim = @convention(c) (Int) -> Int32
    // Of glibc, in a header that Swift does not import.
    if let trim = dlsym(dlopen(nil, RTLD_NOW), "malloc_trim") { _ = unsafeBitCast(trim, to: Trim.self)(0) }
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
        let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
}
