/// Administrative divisions with their history: which code meant what on which day, and what became of it.
///
/// Codes change when a county becomes a district (撤县设区) or two districts one, and silently break whatever is joined by
/// them. The register is data: a host loads the list of its province and the communities of its city; the library brings only
/// ``basic``.
public struct DivisionRegister: Sendable {
    /// How a code stood on a day.
    public enum Standing: Sendable, Hashable {
        /// It was in force.
        case inForce(DivisionRecord)
        /// It had ended.
        case retired(DivisionRecord)
        /// It had not begun.
        case notYet(DivisionRecord)
        /// The register does not list it, which means something only where the register is complete.
        case unlisted
    }

    /// The lowest level down to which the register lists every division there is; `nil` where it lists some only.
    public let completeTo: AdministrativeDivision.Level?

    /// By code, then by time.
    private let records: [DivisionRecord]
    private let rangeOfCode: [AdministrativeDivision: Range<Int>]
    private let predecessorsOfCode: [AdministrativeDivision: [AdministrativeDivision]]

    /// A register of these records.
    ///
    /// - Throws: ``ModelError`` with code `inconsistentRegister` when a record ends before it begins, or two records of a code
    ///   overlap in time.
    /// - Complexity: O(n log n).
    public init(_ records: [DivisionRecord], completeTo: AdministrativeDivision.Level? = nil) throws(ModelError) {
        let sorted = records.sorted(by: Self.precedes)
        for record in sorted { try Self.checkInterval(record) }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) { try Self.checkOrder(earlier, later) }
        self.init(sorted: sorted, completeTo: completeTo)
    }

    /// A register of records that are in order and agree.
    init(sorted: [DivisionRecord], completeTo: AdministrativeDivision.Level?) {
        self.completeTo = completeTo
        records = sorted
        var ranges: [AdministrativeDivision: Range<Int>] = [:]
        var predecessors: [AdministrativeDivision: [AdministrativeDivision]] = [:]
        for (index, record) in sorted.enumerated() {
            ranges[record.division] = (ranges[record.division]?.lowerBound ?? index)..<index + 1
            for successor in record.successors where successor != record.division {
                predecessors[successor, default: []].append(record.division)
            }
        }
        rangeOfCode = ranges
        predecessorsOfCode = predecessors
    }

    /// How many records there are.
    public var count: Int { records.count }

    /// All records of a code, the earliest first.
    public func records(of division: AdministrativeDivision) -> ArraySlice<DivisionRecord> {
        records[rangeOfCode[division] ?? 0..<0]
    }

    /// The record of a code that was in force on a day; without a day, the one that still is.
    public func record(of division: AdministrativeDivision, on day: CivilDate? = nil) -> DivisionRecord? {
        records(of: division).last { $0.isInForce(on: day) }
    }

    /// How a code stood on a day; without a day, how it stands after all that the register knows.
    public func standing(of division: AdministrativeDivision, on day: CivilDate? = nil) -> Standing {
        let history = records(of: division)
        if let record = history.last(where: { $0.isInForce(on: day) }) { return .inForce(record) }
        if let record = history.last(where: { $0.hasEnded(by: day) }) { return .retired(record) }
        return history.first.map { .notYet($0) } ?? .unlisted
    }

    /// The name of a division on a day, with those of the divisions it belonged to: 上海市南汇区.
    public func fullName(of division: AdministrativeDivision, on day: CivilDate? = nil) -> String? {
        guard let record = record(of: division, on: day) else { return nil }
        var name = record.name
        var above = record.parent
        // No division lies in more than four others; a register that says so goes in a circle.
        for _ in 0..<4 {
            guard let parent = above else { break }
            let record = self.record(of: parent, on: day)
            name = (record?.name ?? "") + name
            above = record?.parent ?? parent.parent
        }
        return name
    }

    /// The divisions to which the ground of a retired one belongs on a day, through all changes between; the division itself
    /// while it is in force, nothing when the register does not know.
    public func successors(of division: AdministrativeDivision, on day: CivilDate? = nil) -> [AdministrativeDivision] {
        var found: Set<AdministrativeDivision> = []
        var seen: Set<AdministrativeDivision> = [division]
        var waiting = [division]
        while let next = waiting.popLast() {
            switch standing(of: next, on: day) {
            case .inForce: found.insert(next)
            case .unlisted: if next != division { found.insert(next) }
            case .notYet: break
            case .retired(let record): waiting += record.successors.filter { seen.insert($0).inserted }
            }
        }
        return found.sorted()
    }

    /// The divisions whose ground, or part of it, came to this one when they ended.
    public func predecessors(of division: AdministrativeDivision) -> [AdministrativeDivision] {
        (predecessorsOfCode[division] ?? []).sorted()
    }

    private static func precedes(_ a: DivisionRecord, _ b: DivisionRecord) -> Bool {
        if a.division != b.division { return a.division < b.division }
        return (a.validFrom ?? .earliest) < (b.validFrom ?? .earliest)
    }

    private static func checkInterval(_ record: DivisionRecord) throws(ModelError) {
        guard let from = record.validFrom, let to = record.validTo, to <= from else { return }
        throw ModelError(.inconsistentRegister, "division \(record.division) ends on \(to), and begins on \(from)")
    }

    private static func checkOrder(_ earlier: DivisionRecord, _ later: DivisionRecord) throws(ModelError) {
        guard earlier.division == later.division else { return }
        if let end = earlier.validTo, let start = later.validFrom, end <= start { return }
        throw ModelError(.inconsistentRegister, "division \(earlier.division) has two records for the same time")
    }
}

extension ModelError.Code {
    /// The records of a register contradict each other.
    public static let inconsistentRegister = ModelError.Code(description: "inconsistentRegister")
}
