import FangcunGeo
import FangcunModel

/// The records of one kind from one or several files, with their positions in the plane of an atlas.
struct PlacedRecords {
    private(set) var positions: [Point] = []
    /// The fields of each record, in the order of the layer: required columns, then optional ones.
    private(set) var fields: [ArraySlice<String>] = []
    /// Rows that say no position, or one that the plane does not have.
    private(set) var unplaced = 0
    private let layer: AtlasLayer

    init(_ layer: AtlasLayer) { self.layer = layer }

    /// Reads a file more.
    mutating func read(
        _ path: String, in reference: CoordinateReference, to plane: PointTransform, _ columns: inout ColumnMap
    ) throws(CommandFailure) {
        let file = try NamedFile(reading: path)
        let header = try naming(file.name) { try CSVReader(file.bytes).header }
        let mapping = columns.mapping(of: layer.rawValue, header: header)
        let table = try naming(file.name) {
            try PointTable(
                csv: file.bytes, columns: PointTable.Columns(required: layer.required, optional: layer.optional),
                mapping: mapping, reference: reference)
        }
        unplaced += table.unplacedCount
        for (row, position) in zip(table, plane.apply(table.map(\.position))) {
            guard position.x.isFinite, position.y.isFinite else {
                unplaced += 1
                continue
            }
            positions.append(position)
            fields.append(row.fields)
        }
    }

    /// The values of a column.
    func column(_ name: String) -> [String] {
        guard let offset = (layer.required + layer.optional).firstIndex(of: name) else { return [] }
        return fields.map { $0[$0.startIndex + offset] }
    }

    /// How many there are, for people.
    var remark: String {
        let count = "\(Figure.grouped(positions.count)) \(layer.rawValue)"
        return unplaced > 0 ? "\(count), \(Figure.grouped(unplaced)) rows without a usable position left out" : count
    }
}
