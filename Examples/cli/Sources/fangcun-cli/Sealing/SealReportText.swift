import FangcunModel
import FangcunSeal

/// A verification report for people.
enum SealReportText {
    private static let idWidth = 22
    private static let markWidth = 8

    static func page(_ report: VerificationReport, of file: String) -> String {
        var lines = ["\(OneLine(file)): \(report.verdict.rawValue)"]
        for signature in report.signatures {
            let path = signature.path.isEmpty ? "" : " \(signature.path)"
            lines.append("\(signature.kind.rawValue)\(path): \(signature.verdict.rawValue)")
            for check in signature.checks {
                lines.append(
                    "  \(mark(check.outcome)) \(check.id.rawValue.padded(to: idWidth))\(OneLine(check.message.en))")
                lines.append("  " + "".padded(to: idWidth + markWidth) + "\(OneLine(check.message.zh))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func mark(_ outcome: VerificationCheck.Outcome) -> String {
        switch outcome {
        case .pass: "pass   "
        case .fail: "FAIL   "
        case .warn: "warn   "
        case .unknown: "unknown"
        }
    }
}
