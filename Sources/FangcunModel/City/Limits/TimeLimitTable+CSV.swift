extension TimeLimitTable {
    /// Reads a table from CSV and keeps what is sound.
    ///
    /// Columns: `limit` (as cities write it: `停工4工作时; 拆除20工作日`); and, where there are, `kind`, `class`, `condition`,
    /// `district`, `level`, `closing_condition`, `from`, `through` (days, as documents write them) and `source`. An empty field
    /// leaves the scope open. Other columns are ignored.
    ///
    /// - Returns: The table, and findings with their lines: `limit.unreadable`, `limit.kind`, `limit.date` for rows left out,
    ///   `limit.unit-assumed`.
    /// - Throws: ``ModelError`` `malformedCSV`, `notUTF8` or `limitExceeded` when the text itself cannot be read.
    public static func reading(
        csv bytes: [UInt8], origin: DataOrigin, limits: CSVReader.Limits = ClassTree.defaultCSVLimits
    ) throws(ModelError) -> (table: TimeLimitTable, findings: [Finding]) {
        var reader = try CSVReader(bytes, limits: limits)
        _ = try reader.column("limit")
        var table = TimeLimitTable(origin: origin, rules: [])
        var findings: [Finding] = []
        while let row = try reader.nextRow() {
            guard table.rules.count < maximumRuleCount else {
                throw ModelError(
                    .limitExceeded, at: .line(row.line, column: nil), "more than \(maximumRuleCount) rules")
            }
            let fields = Dictionary(uniqueKeysWithValues: zip(reader.header, row.fields))
            let (rule, notes) = LimitRule.reading(fields)
            findings += notes.map { Finding($0.code, $0.severity, at: .line(row.line, column: nil), $0.message) }
            if let rule { table.rules.append(rule) }
        }
        return (table, findings)
    }

    /// Reads a table from CSV strictly: as ``reading(csv:origin:limits:)``, and a row at fault is an error.
    ///
    /// - Throws: ``ModelError``, `malformedTable` with its line for a row at fault.
    public init(
        csv bytes: [UInt8], origin: DataOrigin, limits: CSVReader.Limits = ClassTree.defaultCSVLimits
    ) throws(ModelError) {
        let (table, findings) = try Self.reading(csv: bytes, origin: origin, limits: limits)
        if let fault = findings.first(where: { $0.severity == .error }) {
            throw ModelError(.malformedTable, at: fault.place, fault.message.en)
        }
        self = table
    }

    /// The table as CSV, in the form that the readers read.
    public var csv: [UInt8] {
        var writer = CSVWriter(header: [
            "kind", "class", "condition", "district", "level", "limit", "closing_condition", "from", "through",
            "source",
        ])
        for rule in rules {
            writer.row([
                rule.scope.classKey?.kind.rawValue ?? "", rule.scope.classKey?.code ?? "", rule.scope.condition,
                rule.scope.district, rule.scope.level, rule.limits.map(\.description).joined(separator: "; "),
                rule.closingCondition, rule.validity.first?.description ?? "", rule.validity.last?.description ?? "",
                rule.source,
            ])
        }
        return writer.bytes
    }
}

extension LimitRule {
    /// A rule of the fields of a row; `nil` when an error is among the findings.
    fileprivate static func reading(_ fields: [String: String]) -> (LimitRule?, [Finding]) {
        func field(_ name: String) -> String { fields[name] ?? "" }
        var (limits, findings) = ActLimit.reading(field("limit"))
        var classKey: CityClass.Key?
        if !field("class").isEmpty {
            if let kind = CityClass.Kind(rawValue: field("kind")) {
                classKey = CityClass.Key(kind, field("class"))
            } else {
                let message = Message(
                    zh: "类别应为component、event或matter", en: "the kind is component, event or matter")
                findings.append(Finding("limit.kind", .error, message))
            }
        }
        func date(_ name: String) -> CivilDate? {
            guard !field(name).isEmpty else { return nil }
            if let date = try? CivilDate(lenient: field(name)) { return date }
            let message = Message(zh: "日期无法识别", en: "'\(field(name).prefix(40))' in \(name) is no day")
            findings.append(Finding("limit.date", .error, message))
            return nil
        }
        let validity = DateSpan(from: date("from"), through: date("through"))
        let scope = Scope(
            classKey: classKey, condition: field("condition"), district: field("district"), level: field("level"))
        let rule = LimitRule(
            scope, limits: limits, closingCondition: field("closing_condition"), validity: validity,
            source: field("source"))
        return (findings.isAcceptable ? rule : nil, findings)
    }
}
