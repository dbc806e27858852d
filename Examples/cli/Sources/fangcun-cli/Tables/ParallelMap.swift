import Foundation

/// Work on many things by all processors, with the results in the order of the things.
enum ParallelMap {
    /// How many things a processor takes at a time.
    private static let share = 256

    /// What `work` gives for 0 up to `count`.
    static func run<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        let shares = (count + share - 1) / share
        return [Result](unsafeUninitializedCapacity: count) { results, initialized in
            // Each share writes places of its own.
            nonisolated(unsafe) let results = results
            DispatchQueue.concurrentPerform(iterations: shares) { number in
                for index in number * share..<min((number + 1) * share, count) {
                    results.initializeElement(at: index, to: work(index))
                }
            }
            initialized = count
        }
    }
}
