/// A stretch of days for which something is in force, open at an end where nothing limits it; both days belong to it.
public struct DateSpan: Sendable, Hashable {
    /// The first day; `nil` when it has been so always.
    public var first: CivilDate?
    /// The last day; `nil` when no end is set.
    public var last: CivilDate?

    /// A span of its ends.
    public init(from first: CivilDate? = nil, through last: CivilDate? = nil) {
        self.first = first
        self.last = last
    }

    /// All days.
    public static let always = DateSpan()

    /// Whether no day belongs to it, since it ends before it begins.
    public var isEmpty: Bool { (first ?? .earliest) > (last ?? .latest) }

    /// Whether a day belongs to it.
    public func contains(_ day: CivilDate) -> Bool { (first ?? .earliest) <= day && day <= (last ?? .latest) }

    /// Whether a day belongs to both.
    public func overlaps(_ other: DateSpan) -> Bool {
        max(first ?? .earliest, other.first ?? .earliest) <= min(last ?? .latest, other.last ?? .latest)
    }
}

extension DateSpan {
    /// The entries of a list that are in force on a day on which an earlier one of their kind is, each with such an earlier one.
    ///
    /// The entries go by their first days, so that each is compared with one other only: it meets any of those before it exactly if
    /// it meets the one that lasts longest.
    ///
    /// - Complexity: that of sorting the entries.
    package static func overlaps(
        among indices: [Int], _ validity: (Int) -> DateSpan
    ) -> [(earlier: Int, later: Int)] {
        let sorted = indices.filter { !validity($0).isEmpty }.sorted {
            (validity($0).first ?? .earliest, $0) < (validity($1).first ?? .earliest, $1)
        }
        guard var longest = sorted.first else { return [] }
        var pairs: [(earlier: Int, later: Int)] = []
        for index in sorted.dropFirst() {
            if validity(index).overlaps(validity(longest)) { pairs.append((longest, index)) }
            if validity(index).last ?? .latest > validity(longest).last ?? .latest { longest = index }
        }
        return pairs
    }
}
