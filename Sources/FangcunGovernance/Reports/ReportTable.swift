public import FangcunModel

/// A table of a report: named columns, rows of cells, and a last row of totals where there is one.
public struct ReportTable: Sendable, Hashable {
    /// A column.
    public struct Column: Sendable, Hashable {
        /// Its stable name, for CSV and JSON.
        public var id: String
        /// Its heading for people.
        public var title: Message

        /// A column of its parts.
        public init(_ id: String, zh: String, en: String) {
            self.id = id
            title = Message(zh: zh, en: en)
        }
    }

    /// What stands in a cell.
    public enum Cell: Sendable, Hashable {
        /// A text.
        case text(String)
        /// A count.
        case count(Int)
        /// A rate, with the two counts it comes from.
        case rate(IndicatorValue)
        /// A moment; `nil` for one that has not come.
        case moment(Instant?)
    }

    /// Its stable name.
    public var id: String
    /// Its heading.
    public var title: Message
    /// Its columns.
    public var columns: [Column]
    /// Its rows, a cell for each column.
    public var rows: [[Cell]]
    /// The totals, a cell for each column; `nil` when there are none.
    public var total: [Cell]?

    /// A table of its parts.
    public init(id: String, title: Message, columns: [Column], rows: [[Cell]], total: [Cell]? = nil) {
        self.id = id
        self.title = title
        self.columns = columns
        self.rows = rows
        self.total = total
    }
}

extension ReportTable {
    /// The table as text in columns, for people: a rate with its sign, or a dash when it was not measured.
    public func text(in language: TitleLanguage = .zh) -> String {
        let headings = columns.map { $0.title.text(in: language) }
        let body = (rows + (total.map { [$0] } ?? [])).map { $0.map { $0.text(unmeasured: "—", sign: " %") } }
        let widths = columns.indices.map { column in
            ([headings] + body).map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
        }
        let lines = ([headings] + body).map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.displayWidth) }.joined(separator: "  ")
        }
        let trimmed = lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
        return ([title.text(in: language)] + trimmed).joined(separator: "\n") + "\n"
    }

    /// The table as CSV in UTF-8: stable column names, then the rows without the totals; an empty field for what was not measured.
    public var csv: [UInt8] {
        var writer = CSVWriter(header: columns.map(\.id))
        for row in rows { writer.row(row.map { $0.text(unmeasured: "", sign: "") }) }
        return writer.bytes
    }

    /// The table as a JSON value: the rows as objects by column name; a rate as its two counts and its percentage in decimals,
    /// `null` when it was not measured.
    public var json: JSONValue {
        func object(_ row: [Cell]) -> JSONValue { .object(zip(columns, row).map { .init($0.id, $1.json) }) }
        return .object([
            .init("id", .string(id)), .init("title", .object(title.members)), .init("rows", .array(rows.map(object))),
            .init("total", total.map(object) ?? .null),
        ])
    }
}

extension ReportTable.Cell {
    fileprivate func text(unmeasured: String, sign: String) -> String {
        switch self {
        case .text(let text): text
        case .count(let count): String(count)
        case .rate(let value): value.percentText().map { $0 + sign } ?? unmeasured
        case .moment(let moment): moment?.inBeijing.description ?? unmeasured
        }
    }

    fileprivate var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .count(let count): .number(Double(count))
        case .rate(let value):
            .object([
                .init("numerator", .number(Double(value.numerator))),
                .init("denominator", .number(Double(value.denominator))),
                .init("percent", value.percentText().map { .string($0) } ?? .null),
            ])
        case .moment(let moment): moment.map { .string($0.inBeijing.description) } ?? .null
        }
    }
}

extension String {
    /// How many columns a terminal gives the text: Chinese characters and full-width signs take two.
    fileprivate var displayWidth: Int {
        unicodeScalars.reduce(0) { width, scalar in
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x20000...0x3FFFD:
                width + 2
            default: width + 1
            }
        }
    }
}
