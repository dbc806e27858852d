public import FangcunModel

extension ResponsibilityRegister {
    /// How much a foreign register may ask for: 1 GiB, 64 columns, 64 KiB a field.
    public static let defaultCSVLimits = CSVReader.Limits(
        maximumBytes: 1 << 30, maximumColumns: 64, maximumFieldBytes: 1 << 16)

    /// Reads a register from CSV and keeps what is sound.
    ///
    /// Columns: `role` (owner, competent, maintenance, territory) and `unit`; and, where there are, `unit_code`, `component`, `kind`,
    /// `class`, `area`, `from`, `through` (days, as documents write them) and `source`. An empty field leaves the scope open.
    ///
    /// - Returns: The register, and a finding with its line for each row left out: `responsibility.role`, `responsibility.unit`,
    ///   `responsibility.kind`, `responsibility.date`.
    /// - Throws: ``GovernanceError`` `malformedInput` or `limitExceeded` when the text itself cannot be read.
    public static func reading(
        csv bytes: [UInt8], limits: CSVReader.Limits = defaultCSVLimits
    ) throws(GovernanceError) -> (register: ResponsibilityRegister, findings: [Finding]) {
        var entries: [ResponsibilityEntry] = []
        var findings: [Finding] = []
        do throws(ModelError) {
            var reader = try CSVReader(bytes, limits: limits)
            for name in ["role", "unit"] { _ = try reader.column(name) }
            while let row = try reader.nextRow() {
                let fields = Dictionary(uniqueKeysWithValues: zip(reader.header, row.fields))
                switch ResponsibilityEntry.reading(fields) {
                case .success(let entry): entries.append(entry)
                case .failure(let fault):
                    findings.append(
                        Finding(fault.code, .error, at: .line(row.line, column: nil), fault.message))
                }
            }
        } catch {
            throw GovernanceError(error)
        }
        return (ResponsibilityRegister(entries), findings)
    }
}

/// What is wrong with a row.
private struct RowFault: Error {
    let code: Finding.Code
    let message: Message
}

extension ResponsibilityEntry {
    fileprivate static func reading(_ fields: [String: String]) -> Result<ResponsibilityEntry, RowFault> {
        func field(_ name: String) -> String { fields[name] ?? "" }
        func fault(_ code: Finding.Code, zh: String, en: String) -> Result<ResponsibilityEntry, RowFault> {
            .failure(RowFault(code: code, message: Message(zh: zh, en: en)))
        }
        guard let role = ResponsibilityRole(rawValue: field("role")) else {
            return fault(
                "responsibility.role", zh: "责任类型无法识别", en: "the role is owner, competent, maintenance or territory")
        }
        guard !field("unit").isEmpty else { return fault("responsibility.unit", zh: "没有单位名称", en: "no name of a unit") }
        var classKey: CityClass.Key?
        if !field("class").isEmpty {
            guard let kind = CityClass.Kind(rawValue: field("kind")) else {
                return fault(
                    "responsibility.kind", zh: "类别应为component、event或matter",
                    en: "the kind is component, event or matter")
            }
            classKey = CityClass.Key(kind, field("class"))
        }
        var validity = DateSpan.always
        do throws(ModelError) {
            if !field("from").isEmpty { validity.first = try CivilDate(lenient: field("from")) }
            if !field("through").isEmpty { validity.last = try CivilDate(lenient: field("through")) }
        } catch {
            return fault("responsibility.date", zh: "日期无法识别", en: error.reason)
        }
        return .success(
            ResponsibilityEntry(
                role, ResponsibleUnit(code: field("unit_code"), name: field("unit")),
                for: Scope(component: field("component"), classKey: classKey, area: field("area")), validity: validity,
                source: field("source")))
    }
}
