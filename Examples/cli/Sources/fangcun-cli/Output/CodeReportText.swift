import FangcunModel

/// What was found about codes, for people and for programs.
enum CodeReportText {
    /// One line for each finding, and one for the whole. Lines are numbered, not quoted: numbers of citizens are personal data.
    static func lines(_ verdicts: [(input: String, verdict: CodeChecker.Verdict)]) -> String {
        var text = ""
        for (index, entry) in verdicts.enumerated() {
            for finding in entry.verdict.findings {
                let place = finding.place.map { ", \($0)" } ?? ""
                text +=
                    "\(finding.severity) \(finding.code) line \(index + 1)\(place): \(finding.message.zh) \(finding.message.en)\n"
            }
        }
        let invalid = verdicts.count { !$0.verdict.isValid }
        return text + "\(Figure.grouped(verdicts.count)) codes, \(Figure.grouped(invalid)) of them invalid\n"
    }

    /// `[{"input": "…", "valid": true, "findings": [{"code": "…", "severity": "…", "position": 17}]}]`
    static func json(_ verdicts: [(input: String, verdict: CodeChecker.Verdict)]) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginArray()
        for (input, verdict) in verdicts {
            writer.newline()
            writer.beginObject()
            writer.member("input", input)
            writer.member("valid", verdict.isValid)
            writer.member("findings", verdict.findingsJSON())
            writer.endObject()
        }
        writer.endArray()
        writer.newline()
        return writer.bytes
    }
}
