/// Judges texts as codes of any kind, with what the host knows beside the code itself: its divisions and its date.
public struct CodeChecker: Sendable {
    /// The register by which divisions are judged.
    public var divisions: DivisionRegister
    /// The day as of which divisions and births are judged; without one, divisions by all that the register knows, and no birth
    /// lies in the future.
    public var day: CivilDate?
    /// Whether texts must be written exactly as the standards say; otherwise they are read leniently, with findings that say
    /// what was changed.
    public var isStrict: Bool

    /// A checker, lenient and with the few divisions that the library brings unless said otherwise.
    public init(divisions: DivisionRegister = .basic, on day: CivilDate? = nil, isStrict: Bool = false) {
        self.divisions = divisions
        self.day = day
        self.isStrict = isStrict
    }

    /// What came of judging one text.
    public struct Verdict: Sendable, Hashable {
        /// The canonical form; `nil` when the text is no such code.
        public let code: String?
        /// What was changed, and what is wrong or doubtful, in the order of the text; places count its characters.
        public let findings: [Finding]

        /// Whether the text is such a code: nothing was found that is an error.
        public var isValid: Bool { code != nil }
    }

    /// Judges a text.
    public func check(_ text: String, as kind: CodeKind) -> Verdict {
        switch kind {
        case .unifiedSocialCredit: check(text) { (code: UnifiedSocialCreditCode) in code.division.map { ($0, 2) } }
        case .organization: check(text) { (_: OrganizationCode) in nil }
        case .citizenID: checkCitizen(text)
        case .eLicence: check(text) { (_: ELicenceIdentifier) in nil }
        case .unitGrid: check(text) { (code: UnitGridCode) in code.placedDivision }
        case .component: check(text) { (code: ComponentCode) in code.county.map { ($0, 0) } }
        case .event: check(text) { (code: EventCode) in code.county.map { ($0, 0) } }
        case .matter: check(text) { (code: MatterCode) in code.county.map { ($0, 0) } }
        case .division: check(text) { (code: AdministrativeDivision) in (code, 0) }
        case .documentNumber: check(text) { (_: DocumentNumber) in nil }
        case .archival: check(text) { (_: ArchivalCode) in nil }
        }
    }

    private func check<Code: SubjectCode>(
        _ text: String, division: (Code) -> (AdministrativeDivision, Int)?
    ) -> Verdict {
        let reading = read(text, as: Code.self)
        return Verdict(code: reading.code?.text, findings: reading.findings + judgeDivision(reading, division))
    }

    private func checkCitizen(_ text: String) -> Verdict {
        let reading = read(text, as: CitizenID.self)
        var findings = reading.findings + judgeDivision(reading) { code in code.division.map { ($0, 0) } }
        if let day, let birth = reading.code?.birthDate, birth > day {
            findings.append(CitizenID.futureBirth(at: reading.place(of: 6)))
        }
        return Verdict(code: findings.isAcceptable ? reading.code?.text : nil, findings: findings)
    }

    private func read<Code: SubjectCode>(_ text: String, as type: Code.Type) -> CodeReading<Code> {
        isStrict ? Code.readingAsWritten(text) : Code.reading(text)
    }

    /// What the register says of the division in a code; nothing where the code already says that its province is unknown.
    private func judgeDivision<Code: SubjectCode>(
        _ reading: CodeReading<Code>, _ division: (Code) -> (AdministrativeDivision, Int)?
    ) -> [Finding] {
        guard let code = reading.code, let (division, position) = division(code), division.isInKnownProvince else {
            return []
        }
        return divisions.findings(
            for: division, on: day, subject: Code.subject, at: reading.place(of: position))
    }
}

extension UnitGridCode {
    /// The county of the grid, or the community where the format has one, and where it stands.
    fileprivate var placedDivision: (AdministrativeDivision, Int)? {
        guard let start = format.range(of: "county")?.lowerBound, let community else { return nil }
        return (community, start)
    }
}
