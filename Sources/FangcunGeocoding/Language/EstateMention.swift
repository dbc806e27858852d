/// An estate (小区) with one of its buildings, as a text names it: 松泉花园5号楼2单元.
struct EstateMention: Sendable, Hashable {
    /// The characters in front of the building that may be the name of the estate, or end with it.
    var name: Range<Int>
    /// The building.
    var building: Int32
    /// The unit; 0 when none is named.
    var unit: Int32

    /// The longest name of an estate, in characters.
    static let maximumLength = 12

    /// The first building from an index on that stands directly behind two or more ideographs.
    static func first(in text: FoldedText, from start: Int) -> EstateMention? {
        var nameStart = start
        var index = start
        while index < text.count {
            if index - nameStart >= 2, let (building, unit) = BuildingReader.buildingAndUnit(in: text, at: index) {
                let name = max(nameStart, index - maximumLength)..<index
                return EstateMention(name: name, building: building, unit: unit)
            }
            if !text[index].isIdeograph { nameStart = index + 1 }
            index += 1
        }
        return nil
    }
}
