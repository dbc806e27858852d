/// What the entries of a ledger say at a moment: only those that had happened by then, in order of time.
struct ClockHistory {
    /// A stretch along an axis that does not count.
    struct Gap {
        var start: Int
        var end: Int
    }

    /// The suspensions that have ended.
    private(set) var ended: [(from: Instant, to: Instant)] = []
    /// When those that have not ended began, by identifier.
    private(set) var open: [String: Instant] = [:]
    /// How many units have been added.
    private(set) var extensionUnits = 0
    /// When the clock was stopped for good.
    private(set) var stopped: Instant?

    /// Reads the ledger up to a moment, that moment included. Entries of one moment hold in the order written.
    init(_ events: [ClockEvent], at moment: Instant) {
        guard !events.isEmpty else { return }
        for event in events.filter({ $0.at <= moment }).inOrder where stopped == nil { take(event) }
    }

    private mutating func take(_ event: ClockEvent) {
        switch event.kind {
        case .suspend(let id, _, _): open[id] = open[id] ?? event.at
        case .resume(let id): if let start = open.removeValue(forKey: id) { ended.append((start, event.at)) }
        case .extend(let units, _, _):
            if (1...TimeLimit.maximumBudget).contains(units) {
                extensionUnits = min(extensionUnits + units, TimeLimit.maximumBudget)
            }
        case .stop: stopped = event.at
        case .unknown: break
        }
    }

    /// When the clock came to stand still, if it does.
    var suspendedSince: Instant? { open.values.min() }

    /// The stretches that do not count, united and in order; open suspensions end at a moment.
    ///
    /// On an axis of days the day on which a suspension begins does not count, and that on which it ends does.
    func gaps(on axis: ClockAxis, openUntil end: Instant) -> [Gap] {
        let all =
            ended.map { Gap(start: axis.position(of: $0.from), end: axis.position(of: $0.to)) }
            + open.values.map { Gap(start: axis.position(of: $0), end: axis.position(of: end)) }
        var united: [Gap] = []
        for gap in all.filter({ $0.end > $0.start }).sorted(by: { $0.start < $1.start }) {
            if let last = united.last, gap.start <= last.end {
                united[united.count - 1].end = max(last.end, gap.end)
            } else {
                united.append(gap)
            }
        }
        return united
    }
}

extension [ClockEvent] {
    /// The entries in order of time; those of one moment in the order written.
    var inOrder: [ClockEvent] {
        enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}
