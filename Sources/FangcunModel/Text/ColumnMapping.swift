/// Which columns of a foreign table hold what ours are called: the `OURS=THEIRS` of a command line.
///
/// A name of ours that is not mapped stands for the column of that name.
public struct ColumnMapping: Sendable, Hashable {
    private var theirs: [String: String] = [:]

    /// A mapping of our names to theirs.
    public init(_ theirs: [String: String] = [:]) { self.theirs = theirs }

    /// Reads mappings written as `OURS=THEIRS`; their name may hold further signs of equality.
    ///
    /// - Parameters:
    ///   - texts: the mappings.
    ///   - ours: the names that there are on our side; a mapping of any other is an error, since it would do nothing.
    /// - Throws: ``ModelError`` with code `malformedTable` naming the text.
    public init(_ texts: [String], ours: [String]) throws(ModelError) {
        for text in texts {
            let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
            guard sides.count == 2, !sides[1].isEmpty else {
                throw ModelError(.malformedTable, "'\(text.prefix(80))' is no mapping; write OURS=THEIRS")
            }
            guard ours.contains(sides[0]) else {
                throw ModelError(
                    .malformedTable, "'\(sides[0].prefix(80))' is no column of ours: \(ours.joined(separator: ", "))")
            }
            guard theirs.updateValue(sides[1], forKey: sides[0]) == nil else {
                throw ModelError(.malformedTable, "the column '\(sides[0].prefix(80))' is mapped twice")
            }
        }
    }

    /// The name that the foreign table has for this column.
    public subscript(ours: String) -> String { theirs[ours] ?? ours }

    /// The index of a column in a header: that of the very name, else the one that differs only in upper and lower case and in
    /// spaces around it. `nil` when there is none.
    ///
    /// - Throws: ``ModelError`` with code `malformedCSV` when several columns fit, so that nobody could say which is meant.
    public func find(_ ours: String, in header: [String]) throws(ModelError) -> Int? {
        let name = self[ours]
        if let exact = header.firstIndex(of: name) { return exact }
        let folded = Self.folded(name)
        let matches = header.indices.filter { Self.folded(header[$0]) == folded }
        guard matches.count < 2 else {
            throw ModelError(.malformedCSV, at: .line(1, column: nil), "several columns may be '\(name)'")
        }
        return matches.first
    }

    /// The index of a column that must be there.
    ///
    /// - Throws: ``ModelError`` with code `malformedCSV` naming the column and those that there are.
    public func require(_ ours: String, in header: [String]) throws(ModelError) -> Int {
        if let index = try find(ours, in: header) { return index }
        throw ModelError(
            .malformedCSV, at: .line(1, column: nil),
            "no column '\(self[ours])'; the header has \(header.joined(separator: ", "))")
    }

    private static func folded(_ name: String) -> String { String(name.trimmingBlanks).lowercased() }
}
