/// The names of the columns of a CSV file, found as people write them.
struct ColumnNames {
    /// The file to blame.
    let file: String
    let names: [String]

    /// The index of a column that must be there.
    ///
    /// - Throws: a failure that names the columns that there are.
    func require(_ column: String) throws(CommandFailure) -> Int {
        if let index = try find(column) { return index }
        let quoted = names.map { "'\($0)'" }.joined(separator: ", ")
        throw CommandFailure(file, "line 1: no column '\(column)'; the header has \(quoted)")
    }

    /// The index of a column that may be missing: that of the very name, else the one that differs only in upper and lower
    /// case and in spaces around it.
    ///
    /// - Throws: a failure when several columns have this name, so that nobody could say which is meant.
    func find(_ column: String) throws(CommandFailure) -> Int? {
        let exact = names.indices.filter { names[$0] == column }
        let matches = exact.isEmpty ? names.indices.filter { Self.folded(names[$0]) == Self.folded(column) } : exact
        guard matches.count < 2 else {
            throw CommandFailure(file, "line 1: the column '\(column)' occurs \(matches.count) times")
        }
        return matches.first
    }

    /// Refuses a file that has one of these columns already.
    func refuse(_ columns: [String]) throws(CommandFailure) {
        guard let taken = columns.first(where: names.contains) else { return }
        throw CommandFailure(file, "line 1: the column '\(taken)' is there already; give the input, not the output")
    }

    private static func folded(_ name: String) -> String { name.trimmingSpaces.lowercased() }
}
