import Glibc

/// Nanoseconds of processor time of this thread per operation: the median, smallest and largest of several runs.
///
/// Processor time rather than wall time, since the machines that measure are shared; the median is what is quoted.
struct Timing {
    let median: Double
    let smallest: Double
    let largest: Double

    init(_ nanoseconds: [Double]) {
        let sorted = nanoseconds.sorted()
        median = sorted[sorted.count / 2]
        smallest = sorted[0]
        largest = sorted[sorted.count - 1]
    }
}

/// How many runs are made: a short pass in continuous integration, more when figures are to be quoted.
enum Pass {
    static let isShort = getenv("FANGCUN_BENCH_SHORT") != nil
    static var runs: Int { isShort ? 3 : 9 }
}

/// Times an operation and its peer in turn (ours, peer, ours, peer, …), so that a machine that slows down slows both.
func timeInTurn(
    operations: Int, _ ours: () throws -> Void, peer: (() throws -> Void)? = nil
) throws -> (ours: Timing, peer: Timing?) {
    try ours()
    try peer?()
    var ourTimes: [Double] = []
    var peerTimes: [Double] = []
    for _ in 0..<Pass.runs {
        ourTimes.append(try threadNanoseconds(ours) / Double(operations))
        if let peer { peerTimes.append(try threadNanoseconds(peer) / Double(operations)) }
    }
    return (Timing(ourTimes), peerTimes.isEmpty ? nil : Timing(peerTimes))
}

func threadNanoseconds(_ body: () throws -> Void) throws -> Double {
    let start = threadClock()
    try body()
    return threadClock() - start
}

private func threadClock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}
