public import FangcunModel

/// Reads the log of a case by a profile: events in, state and findings out.
///
/// The engine keeps nothing and asks for nothing: the host keeps the events, and passes in the time where a clock is to be
/// read. One engine serves any number of threads.
public struct CaseEngine: Sendable {
    /// What to do about an illegal event.
    public enum Mode: String, Sendable, Hashable, CaseIterable {
        /// It changes nothing, a finding says why, and the fold goes on: real logs are dirty.
        case lenient
        /// The fold stops before it.
        case strict
    }

    /// The most sub-tasks of one case.
    public static let maximumSubtasks = 1_000
    /// The most names of data of one case.
    public static let maximumDataNames = 1_000

    /// The profile that is followed.
    public let profile: CaseProfile
    let main: CompiledProcess
    let subtask: CompiledProcess?
    let separations: SeparationTable

    /// An engine for a profile, which is judged first.
    ///
    /// - Throws: ``GovernanceError`` with code `unsoundProfile` when the profile has findings of severity error.
    /// - Complexity: that of ``CaseProfile/findings``; keep the engine.
    public init(_ profile: CaseProfile) throws(GovernanceError) {
        let faults = profile.findings.filter { $0.severity == .error }
        guard faults.isEmpty, let compiled = CompiledProfile(profile) else {
            let first = faults.prefix(3).map(\.description).joined(separator: "; ")
            throw GovernanceError(
                .unsoundProfile, "the profile '\(profile.identifier.prefix(40))' has \(faults.count) errors: \(first)")
        }
        self.profile = profile
        main = compiled.main
        subtask = compiled.subtask
        separations = SeparationTable(profile)
    }

    /// A case to which nothing has happened yet.
    public var emptyCase: CaseState { CaseState(of: profile) }

    /// Folds the events of one case, in the order of their log.
    ///
    /// - Complexity: linear in the events.
    public func fold(_ events: some Sequence<CaseEvent>, _ mode: Mode = .lenient) -> CaseFold {
        fold(entries: events.lazy.enumerated().lazy.map { CaseLog.Entry(index: $0.offset, event: $0.element) }, mode)
    }

    /// Folds entries of a log, which may hold other cases between them: findings name positions in that log.
    ///
    /// - Complexity: linear in the entries.
    public func fold(entries: some Sequence<CaseLog.Entry>, _ mode: Mode = .lenient) -> CaseFold {
        var fold = CaseFold(state: emptyCase)
        for entry in entries {
            let findings = apply(entry.event, at: entry.index, to: &fold.state)
            fold.findings += findings
            if mode == .strict, !findings.isAcceptable {
                fold.stoppedAt = entry.index
                break
            }
        }
        return fold
    }

    /// Applies one event to a case.
    ///
    /// An illegal event changes nothing but the count of those passed over.
    ///
    /// - Parameter index: the position of the event in its log, which the findings name.
    /// - Returns: what there is to say about the event; it was applied unless a finding of severity error is among it, or
    ///   the finding `case.duplicate-event`.
    public func apply(_ event: CaseEvent, at index: Int, to state: inout CaseState) -> [Finding] {
        let place = Place.feature(index, identifier: event.caseIdentifier.isEmpty ? nil : event.caseIdentifier)
        if !event.identifier.isEmpty, state.seenEvents.contains(event.identifier) {
            state.passedOverCount += 1
            return [.duplicateEvent(event.identifier, at: place)]
        }
        let refusals = refusals(of: event, in: state)
        guard refusals.isEmpty else {
            state.passedOverCount += 1
            return refusals.map { $0.finding(at: place) }
        }
        let remarks = remarks(on: event, in: state, at: place)
        perform(event, on: &state)
        return remarks
    }
}

/// What a fold came to.
public struct CaseFold: Sendable, Hashable {
    /// Where the case stands.
    public var state: CaseState
    /// What there is to say about its events; each finding names the position of the event.
    public var findings: [Finding] = []
    /// The position of the event before which a strict fold stopped.
    public var stoppedAt: Int?
}
