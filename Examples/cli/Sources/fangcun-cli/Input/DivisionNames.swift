import FangcunModel

/// The names of administrative divisions by their codes, as `divisions.csv` has them in its columns `code` and `name`.
struct DivisionNames {
    private let names: [String: String]

    /// No names at all.
    init() { names = [:] }

    init(_ file: NamedFile) throws(CommandFailure) {
        let table = try CSVTable(file)
        let code = try table.require("code")
        let name = try table.require("name")
        var names: [String: String] = [:]
        for row in table.rows { names[row.fields[code]] = row.fields[name] }
        self.names = names
    }

    /// The name of a division; `nil` for a code that is not in the file.
    func name(of code: String) -> String? { names[code] }
}
