import FangcunGovernance
import FangcunModel

extension FuzzTarget {
    /// Case profiles and logs of events, with a zero byte between them; without one, the bytes are tried as either. What a
    /// sound profile makes of a log is a JSON report, and the same each time.
    static let cases = FuzzTarget("Cases") { bytes in
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
        let log = try? CaseLog(json: parts[parts.count - 1])
        if let profile = try? CaseProfile(json: parts[0]) {
            let written = JSONWriter.bytes(of: profile.json)
            promise((try? CaseProfile(json: written)) == profile, "a profile that was written is not read again")
            let isSound = profile.findings.allSatisfy { $0.severity != .error }
            let engine = try? CaseEngine(profile)
            promise((engine != nil) == isSound, "an engine runs on a profile with faults, or not on one without")
            _ = (profile.mermaid(.zh), profile.mermaid(.en))
            if let engine, let log { replay(log, by: engine) }
        }
        if let log, parts.count == 1 { for engine in shipped { replay(log, by: engine) } }
    }

    private static let shipped = CaseProfile.shipped.compactMap { try? CaseEngine($0) }

    private static func replay(_ log: CaseLog, by engine: CaseEngine) {
        for mode in [CaseEngine.Mode.lenient, .strict] {
            let replay = CaseReplay(log, by: engine, mode)
            let report = replay.json(at: Instant(secondsSinceEpoch: 1_790_000_000))
            promise((try? JSONReader.value(of: report)) != nil, "a report is no JSON")
            promise(CaseReplay(log, by: engine, mode).json() == replay.json(), "a log is folded in two ways")
        }
    }
}
