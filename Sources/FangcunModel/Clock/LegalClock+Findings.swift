extension LegalClock {
    /// What is wrong with the ledger, by the calendar and, where given, by the law; places are indices of entries.
    ///
    /// Errors: `clock.suspend.twice`, `clock.suspend.basis` (the law must say why time is left out), `clock.resume.unknown`,
    /// `clock.extend.amount`, `clock.extend.approval`, `clock.extend.late` (after the deadline), `clock.extend.times` and
    /// `clock.extend.length` (more than the period admits), `clock.event.unread`. Warnings: `clock.event.order`,
    /// `clock.event.early` (before the start), `clock.event.afterStop`, `clock.event.unknown`. Information:
    /// `clock.calendar.unpublished` (the deadline is provisional).
    public func findings(under period: LegalPeriod? = nil, by time: WorkingTime) -> [Finding] {
        var judge = LedgerJudge(clock: self, period: period, time: time)
        for index in events.indices.sorted(by: { (events[$0].at, $0) < (events[$1].at, $1) }) { judge.read(index) }
        judge.finish()
        return judge.findings
    }
}

/// Reads a ledger entry by entry.
private struct LedgerJudge {
    let clock: LegalClock
    let period: LegalPeriod?
    let time: WorkingTime
    private(set) var findings: [Finding] = []
    private var openSuspensions: Set<String> = []
    private var extensions: (times: Int, units: Int) = (0, 0)
    private var isStopped = false

    init(clock: LegalClock, period: LegalPeriod?, time: WorkingTime) {
        self.clock = clock
        self.period = period
        self.time = time
    }

    mutating func read(_ index: Int) {
        let event = clock.events[index]
        if index > 0, event.at < clock.events[index - 1].at {
            note("clock.event.order", .warning, index, "记录未按时间顺序", "an entry stands behind a later one")
        }
        if event.at < clock.start {
            note("clock.event.early", .warning, index, "记录早于计时起点", "an entry from before the start")
        }
        if isStopped {
            note("clock.event.afterStop", .warning, index, "办结后仍有记录", "an entry after the clock was stopped")
        }
        switch event.kind {
        case .suspend(let id, _, let basis): readSuspension(id, basis, index)
        case .resume(let id):
            if openSuspensions.remove(id) == nil {
                note("clock.resume.unknown", .error, index, "恢复计时没有对应的中止", "nothing suspended is resumed")
            }
        case .extend(let units, let approver, _): readExtension(units, approver, index)
        case .stop: isStopped = true
        case .unknown(let name):
            note("clock.event.unknown", .warning, index, "未知的记录类型", "an entry of the unknown kind '\(name.prefix(40))'")
        }
    }

    mutating func finish() {
        for _ in clock.unreadEvents {
            note("clock.event.unread", .error, nil, "有记录无法读取", "an entry could not be read")
        }
        let end = clock.projection(at: clock.events.map(\.at).max() ?? clock.start, by: time)
        guard let beyond = end.beyond else { return }
        note(
            "clock.calendar.unpublished", .info, nil, "\(beyond.chinese)之后的放假安排尚未公布，期限为暂定",
            "nothing is published for the days after \(beyond): the deadline is provisional")
    }

    private mutating func readSuspension(_ id: String, _ basis: String, _ index: Int) {
        if !openSuspensions.insert(id).inserted {
            note("clock.suspend.twice", .error, index, "重复中止", "a suspension that is open already")
        }
        if basis.isEmpty {
            note("clock.suspend.basis", .error, index, "中止计时未注明法律依据", "a suspension without a legal basis")
        }
    }

    private mutating func readExtension(_ units: Int, _ approver: String, _ index: Int) {
        extensions = (extensions.times + 1, extensions.units + max(0, min(units, TimeLimit.maximumBudget)))
        if !(1...TimeLimit.maximumBudget).contains(units) {
            note("clock.extend.amount", .error, index, "延长的时间不合理", "an extension by \(units)")
        }
        if approver.isEmpty {
            note("clock.extend.approval", .error, index, "延期未注明批准人", "an extension that nobody approved")
        }
        if isLate(index) {
            note("clock.extend.late", .error, index, "期限届满后才延期", "an extension after the deadline")
        }
        guard let period else { return }
        if extensions.times > period.extension?.times ?? 0 {
            note("clock.extend.times", .error, index, "延期次数超过规定", "more extensions than \(period.basis) admits")
        }
        if extensions.units > period.extension?.units ?? 0 {
            note("clock.extend.length", .error, index, "延期时间超过规定", "longer extensions than \(period.basis) admits")
        }
    }

    /// Whether the deadline had passed when an entry was made, as the ledger stood without it.
    private func isLate(_ index: Int) -> Bool {
        var earlier = clock
        earlier.events.remove(at: index)
        let moment = clock.events[index].at
        return earlier.deadline(at: moment, by: time)?.value.isPassed(at: moment) ?? false
    }

    private mutating func note(
        _ code: Finding.Code, _ severity: Severity, _ index: Int?, _ zh: String, _ en: String
    ) {
        let place = index.map { Place.feature($0, identifier: nil) }
        findings.append(Finding(code, severity, at: place, Message(zh: zh, en: en)))
    }
}
