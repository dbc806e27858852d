import FangcunModel
import XCTest

/// One of our measurements that outside peers are set beside.
struct OutsideOperation {
    let row: String
    let operations: Int
    var memoryBytes = 0
    let body: () throws -> Void
}

/// Measures ours, a peer in its own process, and ours again, so that a machine that slows down slows both.
struct OutsideComparison {
    let city: OutsideCity
    let task: String
    let operations: [OutsideOperation]
    /// How many times faster than a peer we mean to be, by row and peer.
    let goals: [String: [String: Double]]

    /// Adds a row to the report for each measurement of the peer. Returns the names under which the peer answered.
    @discardableResult
    func run(against peer: OutsidePeer) throws -> Set<String> {
        var times = try oursMeasured()
        let measured = try peer.measure(task, in: city)
        guard !measured.isEmpty else { return [] }
        for (row, again) in try oursMeasured() { times[row, default: []] += again }
        for row in measured {
            guard let ours = times[row.row] else {
                XCTFail("\(row.peer) measured \(row.row), which is not measured here")
                continue
            }
            try BenchmarkReport.add(
                .init(
                    name: row.row, timing: Timing(ours), peer: (row.peer, row.timing), goal: goals[row.row]?[row.peer],
                    memoryBytes: operations.first { $0.row == row.row }?.memoryBytes ?? 0,
                    peerMemoryBytes: row.memory_bytes))
        }
        return Set(measured.map(\.peer))
    }

    private func oursMeasured() throws -> [String: [Double]] {
        var times: [String: [Double]] = [:]
        for operation in operations {
            try operation.body()
            times[operation.row] = try (0..<Pass.outsideRuns).map { _ in
                try threadNanoseconds(operation.body) / Double(operation.operations)
            }
        }
        return times
    }
}
