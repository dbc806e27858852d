import FangcunTestSupport
import Foundation

/// A program that did not come from us, in its own process on the same files: what it measured of itself.
///
/// It is called as `PROGRAM TASK FOLDER RUNS` and prints one line of JSON for each row. Where it could not be installed, its
/// rows are left out and the report says so.
struct OutsidePeer {
    struct Row: Decodable {
        let row: String
        let peer: String
        /// Nanoseconds of processor time per operation, one figure for each run.
        let ns: [Double]
        let memory_bytes: Int

        var timing: Timing { Timing(ns) }
    }

    let command: [String]

    /// Where `make bench-peers` has put programs and data.
    static var folder: URL? {
        ProcessInfo.processInfo.environment["FANGCUN_PEERS"].map { URL(fileURLWithPath: $0) }
    }

    /// A program of Benchmarks/Peers/cpp.
    static func compiled(_ name: String) -> OutsidePeer {
        OutsidePeer(command: [folder?.appendingPathComponent("bin/\(name)").path ?? name])
    }

    /// A script of Benchmarks/Peers/python.
    static func python(_ name: String) -> OutsidePeer {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Peers/python/\(name)_peer.py")
        return OutsidePeer(command: [folder?.appendingPathComponent("venv/bin/python").path ?? "python3", script.path])
    }

    /// What the program measured in a task; empty when it is missing or failed, which is printed.
    func measure(_ task: String, in city: OutsideCity) throws -> [Row] {
        let name = URL(fileURLWithPath: command.last ?? "").deletingPathExtension().lastPathComponent
        guard command.allSatisfy({ FileManager.default.fileExists(atPath: $0) }) else {
            print("bench: peer \(name) is not installed; its rows of '\(task)' are left out")
            return []
        }
        let arguments = command.dropFirst() + [task, city.folder.path, String(Pass.outsideRuns)]
        let answer = try Referee.run(command[0], Array(arguments))
        guard answer.status == 0 else {
            let reason = answer.errors.split(separator: "\n").last ?? "no message"
            print("bench: peer \(name) failed in '\(task)'; its rows are left out: \(reason)")
            return []
        }
        return try answer.output.split(separator: "\n").map {
            try JSONDecoder().decode(Row.self, from: Data($0.utf8))
        }
    }
}

extension Pass {
    static var outsideRuns: Int { isShort ? 2 : 5 }
}
