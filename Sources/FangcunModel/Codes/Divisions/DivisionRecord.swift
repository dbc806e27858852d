/// One entry of a register of divisions: that a code meant a division from one day to another.
///
/// A division that changes its name gets a new record with the same code; one that changes its code, or goes up in others, ends
/// with its successors named.
public struct DivisionRecord: Sendable, Hashable {
    /// The code.
    public let division: AdministrativeDivision
    /// The name in those days, such as 崇文区.
    public let name: String
    /// The division that it belonged to; that of its code unless the register says otherwise.
    public let parent: AdministrativeDivision?
    /// The first day; `nil` where the register does not know.
    public let validFrom: CivilDate?
    /// The first day after it ended; `nil` while it exists.
    public let validTo: CivilDate?
    /// The divisions that its ground belongs to since; empty while it exists.
    public let successors: [AdministrativeDivision]

    /// A record of its parts; without a parent, the one of the code.
    public init(
        _ division: AdministrativeDivision, name: String, parent: AdministrativeDivision? = nil,
        validFrom: CivilDate? = nil, validTo: CivilDate? = nil, successors: [AdministrativeDivision] = []
    ) {
        self.division = division
        self.name = name
        self.parent = parent ?? division.parent
        self.validFrom = validFrom
        self.validTo = validTo
        self.successors = successors
    }

    /// Whether it was in force on a day; without a day, whether it still is.
    public func isInForce(on day: CivilDate?) -> Bool {
        guard let day else { return validTo == nil }
        return hasBegun(by: day) && !hasEnded(by: day)
    }

    func hasBegun(by day: CivilDate) -> Bool { validFrom.map { $0 <= day } ?? true }

    func hasEnded(by day: CivilDate?) -> Bool {
        guard let validTo else { return false }
        return day.map { validTo <= $0 } ?? true
    }
}
