extension DivisionRegister {
    /// What a register has to say about a division that stands in a code, as warnings: codes outlive divisions.
    ///
    /// The division is looked up with those it lies in, so a street of a retired district is retired. For a division by itself
    /// the findings are `division.retired`, `division.not-yet` and `division.unlisted`, otherwise all are
    /// `<subject>.division`.
    func findings(
        for division: AdministrativeDivision, on day: CivilDate?, subject: String, at place: Place
    ) -> [Finding] {
        let chain = Array(sequence(first: division, next: \.parent))
        for link in chain {
            switch standing(of: link, on: day) {
            case .retired(let record): return [finding("retired", subject, place, Self.message(retired: record))]
            case .notYet: return [finding("not-yet", subject, place, Self.notYet)]
            case .inForce: return link == division ? [] : unlisted(division, subject, place)
            case .unlisted: continue
            }
        }
        return unlisted(division, subject, place)
    }

    private func unlisted(_ division: AdministrativeDivision, _ subject: String, _ place: Place) -> [Finding] {
        guard let completeTo, division.level <= completeTo else { return [] }
        return [finding("unlisted", subject, place, Self.notListed)]
    }

    private func finding(_ rule: String, _ subject: String, _ place: Place, _ message: Message) -> Finding {
        let rule = subject == "division" ? rule : "division"
        return Finding(Finding.Code(rawValue: "\(subject).\(rule)"), .warning, at: place, message)
    }

    private static func message(retired record: DivisionRecord) -> Message {
        let successors = record.successors.map(\.description).joined(separator: "、")
        let end = record.validTo?.description ?? ""
        return Message(
            zh: "行政区划\(record.name)已于\(end)撤销" + (successors.isEmpty ? "" : "，并入或改设为\(successors)"),
            en: "the division ended on \(end)" + (successors.isEmpty ? "" : "; its ground is now in \(successors)"))
    }

    private static let notYet = Message(zh: "该日行政区划尚未设立", en: "a division that had not begun on that day")
    private static let notListed = Message(zh: "行政区划代码不在登记表中", en: "a division that the register does not list")
}
