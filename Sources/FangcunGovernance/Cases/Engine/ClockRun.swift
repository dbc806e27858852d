public import FangcunModel

/// One run of a clock: from the moment the case came into its states until it left them, with what stopped it in between.
///
/// The ledger holds no deadline: budget, suspensions and extensions are facts, and what follows from them depends on the
/// calendar, which may be corrected later.
public struct ClockRun: Sendable, Hashable {
    /// A time in which the clock stood still.
    public struct Suspension: Sendable, Hashable {
        /// The mark that suspended it.
        public var mark: String
        /// From when.
        public var from: Instant
        /// Until when; `nil` while it lasts.
        public var until: Instant?

        /// A suspension of its parts.
        public init(mark: String, from: Instant, until: Instant? = nil) {
            self.mark = mark
            self.from = from
            self.until = until
        }
    }

    /// More time that was given.
    public struct Extension: Sendable, Hashable {
        /// How much, in the unit of the limit.
        public var count: Int
        /// When.
        public var moment: Instant
        /// The action by which it was given.
        public var action: String

        /// An extension of its parts.
        public init(count: Int, moment: Instant, action: String) {
            self.count = count
            self.moment = moment
            self.action = action
        }
    }

    /// The clock, by its name in the process.
    public var clock: String
    /// When it started.
    public var started: Instant
    /// When it stopped; `nil` while it runs.
    public var stopped: Instant?
    /// When it stood still, in order; two marks at once are two entries.
    public var suspensions: [Suspension] = []
    /// What was added.
    public var extensions: [Extension] = []

    /// A run that starts.
    init(_ clock: String, at moment: Instant) {
        self.clock = clock
        started = moment
    }

    /// Whether it stands still at the end of what is known.
    public var isSuspended: Bool { stopped == nil && suspensions.contains { $0.until == nil } }
}

/// The runs of the clocks of one process.
struct ClockLedger: Sendable, Hashable {
    private(set) var runs: [ClockRun] = []
    /// The positions of those that run.
    private var running: [Int] = []

    /// Starts and stops clocks as a process passes from one state to another, between which `marks` are in force.
    mutating func pass(
        from old: UInt32, to new: UInt32, restarting restarts: UInt32, in process: CompiledProcess,
        under marks: [CaseProcess.Mark], at moment: Instant
    ) {
        let stopping = old & (~new | restarts)
        let starting = new & (~old | restarts)
        if stopping != 0 { stop(names(stopping, process), at: moment) }
        if starting != 0 {
            for clock in names(starting, process) { start(clock, under: marks, at: moment) }
        }
    }

    /// Suspends the clocks that a mark suspends.
    mutating func suspend(by mark: CaseProcess.Mark, at moment: Instant) {
        for run in running where mark.suspends.contains(runs[run].clock) {
            runs[run].suspensions.append(.init(mark: mark.identifier, from: moment))
        }
    }

    /// Ends what a mark suspended.
    mutating func resume(from mark: CaseProcess.Mark, at moment: Instant) {
        for run in running { end(mark.identifier, of: run, at: moment) }
    }

    /// Adds time to a clock that runs.
    mutating func extend(_ clock: String, by count: Int, at moment: Instant, through action: String) {
        guard let run = running.first(where: { runs[$0].clock == clock }) else { return }
        runs[run].extensions.append(.init(count: count, moment: moment, action: action))
    }

    /// Stops everything.
    mutating func stopAll(at moment: Instant) {
        stop(running.map { runs[$0].clock }, at: moment)
    }

    private mutating func start(_ clock: String, under marks: [CaseProcess.Mark], at moment: Instant) {
        var run = ClockRun(clock, at: moment)
        run.suspensions = marks.filter { $0.suspends.contains(clock) }.map { .init(mark: $0.identifier, from: moment) }
        running.append(runs.count)
        runs.append(run)
    }

    private mutating func stop(_ clocks: [String], at moment: Instant) {
        for run in running where clocks.contains(runs[run].clock) {
            runs[run].stopped = moment
            end(nil, of: run, at: moment)
        }
        running.removeAll { runs[$0].stopped != nil }
    }

    /// Ends the suspensions by a mark, or all of them.
    private mutating func end(_ mark: String?, of run: Int, at moment: Instant) {
        for index in runs[run].suspensions.indices
        where runs[run].suspensions[index].until == nil && (mark == nil || runs[run].suspensions[index].mark == mark) {
            runs[run].suspensions[index].until = moment
        }
    }

    private func names(_ clocks: UInt32, _ process: CompiledProcess) -> [String] {
        process.source.clocks.indices.filter { clocks & 1 << UInt32($0) != 0 }.map {
            process.source.clocks[$0].identifier
        }
    }
}
