public import FangcunModel

/// A whole log folded by a profile, case by case: what the command line and the C interface answer with.
public struct CaseReplay: Sendable {
    /// One case of the log.
    public struct Case: Sendable {
        /// The case; empty when its events name none.
        public var identifier: String
        /// What its events came to.
        public var fold: CaseFold
    }

    /// The engine.
    public let engine: CaseEngine
    /// How many entries the log had, unreadable ones included.
    public let entryCount: Int
    /// What could not be read.
    public let unreadable: [Finding]
    /// The cases, in the order of their first event.
    public let cases: [Case]

    /// Folds a log.
    ///
    /// - Complexity: linear in the entries.
    public init(_ log: CaseLog, by engine: CaseEngine, _ mode: CaseEngine.Mode = .lenient) {
        self.engine = engine
        entryCount = log.entries.count + log.findings.count
        unreadable = log.findings
        cases = log.cases.map { Case(identifier: $0.identifier, fold: engine.fold(entries: $0.entries, mode)) }
    }

    /// All findings, those about unreadable entries first.
    public var findings: [Finding] { unreadable + cases.flatMap(\.fold.findings) }
}
