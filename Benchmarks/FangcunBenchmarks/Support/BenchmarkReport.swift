import FangcunModel
import Foundation

/// Collects the rows of a run, prints them, and writes them to the file that `FANGCUN_BENCH_JSON` names (docs/benchmarks.md).
enum BenchmarkReport {
    struct Row {
        let name: String
        let timing: Timing
        var peer: (name: String, timing: Timing)?
        /// How many times faster than the peer we mean to be.
        var goal: Double?
        var memoryBytes = 0

        var ratio: Double? { peer.map { $0.timing.median / timing.median } }
    }

    nonisolated(unsafe) private static var rows: [Row] = []
    private static let lock = NSLock()

    /// Adds a row: prints it, and writes all rows so far.
    static func add(_ row: Row) throws {
        lock.lock()
        defer { lock.unlock() }
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
