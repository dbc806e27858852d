/// Finds the buildings of estates (小区) by the estate's name and the number of the building.
struct EstateIndex: Sendable {
    /// One building or unit of an estate.
    private struct Entry: Sendable, Comparable {
        var estate: UInt64
        var building: Int32
        var unit: Int32
        var record: Int32

        static func < (lhs: Self, rhs: Self) -> Bool {
            (lhs.estate, lhs.building, lhs.unit, lhs.record) < (rhs.estate, rhs.building, rhs.unit, rhs.record)
        }
    }

    /// The most records that one building gives: names such as 家属院 belong to hundreds of estates.
    private static let maximumRecords = 64

    /// Sorted once everything is learned.
    private var entries: [Entry] = []

    /// Learns a building of an estate.
    mutating func learn(_ name: some Collection<Unicode.Scalar>, building: Int32, unit: Int32, record: Int32) {
        entries.append(Entry(estate: PlaceKey(name).value, building: building, unit: unit, record: record))
    }

    /// Makes the index ready for questions, once everything is learned.
    mutating func finish() { entries.sort() }

    /// The records of a building that a text names: those of the unit where it is known, else those of the building, by unit
    /// and then in the order of the data.
    ///
    /// The name of the estate is the longest one that ends where the building starts.
    ///
    /// - Complexity: O(log n) in the number of buildings.
    func records(of mention: EstateMention, in text: FoldedText) -> [Int32] {
        for start in mention.name.dropLast() {
            let estate = PlaceKey(text.scalars[start..<mention.name.upperBound]).value
            let first = index(notBelow: Entry(estate: estate, building: .min, unit: .min, record: .min))
            guard first < entries.count, entries[first].estate == estate else { continue }
            let ofUnit = records(estate: estate, building: mention.building, unit: mention.unit)
            return ofUnit.isEmpty ? records(estate: estate, building: mention.building, unit: nil) : ofUnit
        }
        return []
    }

    private func records(estate: UInt64, building: Int32, unit: Int32?) -> [Int32] {
        let first = index(
            notBelow: Entry(estate: estate, building: building, unit: unit ?? .min, record: .min))
        return entries[first...].prefix(Self.maximumRecords)
            .prefix { $0.estate == estate && $0.building == building && (unit == nil || $0.unit == unit) }
            .map(\.record)
    }

    /// The first entry that is not below another.
    private func index(notBelow entry: Entry) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < entry { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
