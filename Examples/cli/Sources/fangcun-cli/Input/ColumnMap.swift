import FangcunModel

/// What the files of an atlas call our columns: the `--map OURS=THEIRS` of the command line.
///
/// A mapping holds for every file that has a column, or attribute, of their name; `addresses.id=NO` holds for one kind of file
/// only, and there the column must be.
struct ColumnMap {
    private struct Pair {
        let text: String
        let layer: String?
        let ours: String
        let theirs: String
    }

    private let pairs: [Pair]
    private var used: Set<String> = []

    /// Reads mappings.
    ///
    /// - Parameters:
    ///   - texts: `OURS=THEIRS` or `KIND.OURS=THEIRS`.
    ///   - columns: our columns of each kind of file.
    init(_ texts: [String], columns: [String: [String]]) throws(CommandFailure) {
        var pairs: [Pair] = []
        for text in texts {
            let sides = text.split(separator: "=", maxSplits: 1).map { String($0) }
            guard sides.count == 2 else { throw CommandFailure("--map", "'\(text)' is no mapping; write OURS=THEIRS") }
            let name = sides[0].split(separator: ".", maxSplits: 1).map { String($0) }
            let layer = name.count == 2 ? name[0] : nil
            let known = layer.map { columns[$0] ?? [] } ?? columns.values.flatMap { $0 }
            guard let ours = name.last, known.contains(ours) else {
                let names = columns.keys.sorted().map { "\($0): \((columns[$0] ?? []).joined(separator: ","))" }
                throw CommandFailure("--map", "'\(sides[0])' is no column of ours; \(names.joined(separator: "; "))")
            }
            guard !pairs.contains(where: { $0.ours == ours && $0.layer == layer }) else {
                throw CommandFailure("--map", "'\(sides[0])' is mapped twice")
            }
            pairs.append(Pair(text: text, layer: layer, ours: ours, theirs: sides[1]))
        }
        self.pairs = pairs
    }

    /// The mapping for a file of one kind with these columns.
    mutating func mapping(of layer: String, header: [String]) -> ColumnMapping {
        var names: [String: String] = [:]
        for pair in pairs {
            let isPresent = (try? ColumnMapping().find(pair.theirs, in: header)) != nil
            // What is said of this kind of file goes before what is said of all.
            guard pair.layer == layer || (pair.layer == nil && isPresent && names[pair.ours] == nil) else { continue }
            names[pair.ours] = pair.theirs
            if isPresent { used.insert(pair.text) }
        }
        return ColumnMapping(names)
    }

    /// Refuses a mapping that no file had a use for.
    func refuseUnused() throws(CommandFailure) {
        guard let pair = pairs.first(where: { !used.contains($0.text) }) else { return }
        throw CommandFailure("--map", "no file that it could hold for has a column '\(pair.theirs)'")
    }
}
