// The code between the marks stands in docs/codes.md word for word; CodesPageTests runs it and compares the two.
// page begin
import FangcunModel

func judge(_ rows: [String], as kind: CodeKind, on day: CivilDate) -> [String] {
    let checker = CodeChecker(on: day)
    return rows.map { row in
        let verdict = checker.check(row, as: kind)
        let remarks = verdict.findings.map { "\($0.severity) \($0.code)" }.joined(separator: ", ")
        return "\(verdict.code ?? "-") \(remarks)"
    }
}

func repair(_ row: String) -> [String] {
    UnifiedSocialCreditCode.repairs(for: row, maximumCount: 3).map(\.code.text)
}
// page end
