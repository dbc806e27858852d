import FangcunGeo
import FangcunModel

/// The districts or streets that cells belong to, read from their codes where the format of the codes is known.
struct CellGroups {
    /// Fewer groups draw no border, more hide the map.
    private static let usefulCounts = 2...24

    /// For each cell the index of its group in `names`.
    let groupOfCell: [Int]
    /// A name for each group, empty where none is known.
    let names: [String]

    /// Groups of cells; `districts` are cells whose district is known by name, for groups that `divisions` does not name.
    init(_ grids: UnitGridSet, divisions: DivisionNames, districts: [(cell: Int, name: String)]) {
        let codes = grids.grids.map(\.code)
        let keys = Self.keys(of: codes)
        var indexOfKey: [String: Int] = [:]
        groupOfCell = keys.map { key in
            if let index = indexOfKey[key] { return index }
            indexOfKey[key] = indexOfKey.count
            return indexOfKey.count - 1
        }
        var namesOfGroup = [[String]](repeating: [], count: indexOfKey.count)
        for (cell, name) in districts where groupOfCell.indices.contains(cell) && !name.isEmpty {
            namesOfGroup[groupOfCell[cell]].append(name)
        }
        var likely = namesOfGroup.map { HotCell.mostFrequent($0)?.value ?? "" }
        for (key, index) in indexOfKey { likely[index] = divisions.name(of: key) ?? likely[index] }
        // Two groups of one name are parts of one district: naming both would say nothing.
        let all = likely
        names = all.map { name in all.count { $0 == name } == 1 ? name : "" }
    }

    /// The part of each code that names a group of the finest level with a useful number of groups; empty where there is none.
    private static func keys(of codes: [String]) -> [String] {
        let none = codes.map { _ in "" }
        guard let format = CodeFormat.recognised(from: codes) else { return none }
        let levels = [["county", "street", "community"], ["county", "street"], ["county"], ["district"]]
        for level in levels {
            let keys = codes.map { code in level.map { String(format.value(of: $0, in: code) ?? "") }.joined() }
            if usefulCounts.contains(Set(keys).count) { return keys }
        }
        return none
    }
}
