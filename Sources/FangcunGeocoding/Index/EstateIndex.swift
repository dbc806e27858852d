/// Finds the buildings of estates (小区) by the estate's name and the number of the building.
struct EstateIndex: Sendable {
    /// One building or unit.
    private struct Entry: Sendable {
        var building: Int32
        var unit: Int32
        var record: Int32
    }

    private var entries: [UInt64: [Entry]] = [:]

    /// Learns a building of an estate.
    mutating func learn(_ name: some Collection<Unicode.Scalar>, building: Int32, unit: Int32, record: Int32) {
        entries[PlaceKey(name).value, default: []].append(Entry(building: building, unit: unit, record: record))
    }

    /// The records of a building that a text names: those of the unit where it is known, else those of the building.
    ///
    /// The name of the estate is the longest one that ends where the building starts.
    func records(of mention: EstateMention, in text: FoldedText) -> [Int32] {
        for start in mention.name.dropLast() {
            guard let known = entries[PlaceKey(text.scalars[start..<mention.name.upperBound]).value] else { continue }
            let building = known.filter { $0.building == mention.building }
            let unit = building.filter { $0.unit == mention.unit }
            return (unit.isEmpty ? building : unit).map(\.record)
        }
        return []
    }
}
