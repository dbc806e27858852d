public import FangcunModel

extension CaseProfile {
    /// What is wrong with the profile, or doubtful; a profile with a finding of severity error does not work.
    ///
    /// Judged in this order, each step only when the one before found no error: size, names, rules, and then every standing
    /// that a case can come into, with up to two open sub-tasks. What holds for two holds for more, since sub-tasks know
    /// nothing of each other, and the case asks of them only whether all have ended.
    ///
    /// Proved when there is no error: every state can be reached, and from every standing the case can come to an end, in
    /// ways that use no action of a limited number; no sub-task is left open at an end, and none can get stuck; who requests
    /// does not approve where roles or sides are to be kept apart. Conditions on the content of events (data, reasons,
    /// persons) are taken as ones that can be met.
    ///
    /// - Complexity: bounded for hostile profiles: by ``ProfileLimits``, and by 100 000 standings, beyond which the finding
    ///   is `profile.too-large`.
    public var findings: [Finding] {
        var report = ProfileReport()
        report.append(contentsOf: ProfileLimits.findings(self))
        guard !report.hasErrors else { return report.findings }
        report.append(contentsOf: ProfileNames(self).findings)
        guard !report.hasErrors else { return report.findings }
        report.append(contentsOf: ProfileRules(self).findings)
        report.append(contentsOf: RolePaths(self).findings)
        guard !report.hasErrors, let compiled = CompiledProfile(self) else { return report.findings }
        report.append(contentsOf: ProfileExploration.findings(compiled))
        return report.findings
    }
}

/// Findings about a profile, of a bounded number.
struct ProfileReport {
    private static let maximumFindings = 200

    private(set) var findings: [Finding] = []
    private(set) var hasErrors = false
    private var isFull = false

    mutating func append(contentsOf more: [Finding]) {
        for finding in more {
            hasErrors = hasErrors || finding.severity == .error
            if findings.count < Self.maximumFindings {
                findings.append(finding)
            } else if !isFull {
                isFull = true
                findings.append(
                    Finding(
                        "profile.more", hasErrors ? .error : .warning,
                        Message(zh: "其余问题从略", en: "there are more findings than are listed")))
            }
        }
    }
}

extension Finding {
    /// A finding about a part of a profile: its position in its list and its name.
    static func profile(
        _ code: Code, _ severity: Severity = .error, at index: Int, _ name: String, zh: String, en: String
    ) -> Finding {
        Finding(code, severity, at: .feature(index, identifier: String(name.prefix(40))), Message(zh: zh, en: en))
    }
}
