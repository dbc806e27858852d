/// The identifier of a unit grid (单元网格标识码), read by a format.
///
/// The mainland form is 15 digits: county 6, street 3, community 3, serial 3 (CJ/T 213 generation and GB/T 47678.3; the
/// texts of both were seen only through secondary sources). Digital communities (CJ/T 349) have 20, and other cities forms of
/// their own.
public struct UnitGridCode: Sendable, Hashable {
    /// The code as written.
    public let text: String
    /// The format it was read by.
    public let format: CodeFormat

    /// Reads a code of one format strictly.
    ///
    /// - Throws: ``ModelError`` with code `malformedCode` and the character at fault.
    public init(_ text: String, format: CodeFormat) throws(ModelError) {
        if let fault = format.findings(for: text).first {
            throw ModelError(
                .malformedCode, at: fault.place, "unit grid code '\(text.prefix(40))': \(fault.message.en)")
        }
        self.text = text
        self.format = format
    }

    /// The community that the grid lies in, where the format names county, street and community; `nil` otherwise.
    public var community: AdministrativeDivision? {
        guard let county = format.value(of: "county", in: text), let street = format.value(of: "street", in: text),
            let community = format.value(of: "community", in: text)
        else { return nil }
        return try? AdministrativeDivision("\(county)\(street)\(community)")
    }

    /// The serial number within the community or block; `nil` when the format has none.
    public var serial: Int? { format.value(of: "serial", in: text).flatMap { Int($0) } }
}

extension UnitGridCode: FormattedCode {
    static var subject: String { "unit-grid" }
    static var folding: CodeFolding { .hyphenated }
    static var formats: [CodeFormat] { CodeFormat.unitGridFormats }

    /// Reads a code of any known format strictly.
    public init(_ text: String) throws(ModelError) { self = try Self.readingStrictly(text) }

    init(fitting text: String, _ format: CodeFormat) {
        self.text = text
        self.format = format
    }

    /// What is wrong or doubtful about a text as a unit grid of any known format.
    ///
    /// Errors: `unit-grid.length`, `unit-grid.charset`. Warning: `unit-grid.division`, for a province that GB/T 2260 does not
    /// list.
    public static func findings(for text: String) -> [Finding] { findingsStrictly(text) }

    /// Reads a code of any known format leniently.
    public static func reading(_ text: String) -> CodeReading<Self> { readingLeniently(text) }
}

extension CodeFormat {
    /// The mainland unit grid: 15 digits = county 6 + street 3 + community 3 + serial 3.
    public static let unitGrid15 = CodeFormat(
        identifier: "unit-grid-15",
        segments: [
            Segment("county", .digits(6)), Segment("street", .digits(3)), Segment("community", .digits(3)),
            Segment("serial", .digits(3)),
        ])

    /// The grid of a digital community (CJ/T 349-2010): 20 digits = managed object 6 + county 6 + street 3 + community 3 +
    /// serial 2, where 00 is a community that was not split.
    public static let communityGrid20 = CodeFormat(
        identifier: "community-grid-20",
        segments: [
            Segment("object", .digits(6)), Segment("county", .digits(6)), Segment("street", .digits(3)),
            Segment("community", .digits(3)), Segment("serial", .digits(2)),
        ])

    /// The smallest statistical area of Taipei (最小統計區), such as `A6301-0026-00`.
    public static let taipeiCell = CodeFormat(
        identifier: "taipei-cell",
        segments: [
            Segment("series", .letters(1)), Segment("district", .digits(4)), Segment("", .literal("-")),
            Segment("serial", .digits(4)), Segment("", .literal("-")), Segment("part", .digits(2)),
        ])

    /// The unit-grid formats that the library knows, by which ``identified(_:)`` finds one.
    public static let unitGridFormats: [CodeFormat] = [.unitGrid15, .communityGrid20, .taipeiCell]

    /// The known unit-grid format of that identifier.
    public static func identified(_ identifier: String) -> CodeFormat? {
        unitGridFormats.first { $0.identifier == identifier }
    }

    /// The known unit-grid format that most of these codes fit; `nil` when none fits more than half of them.
    public static func recognised(from codes: some Collection<String>) -> CodeFormat? {
        let codes = Array(codes)
        let fitting = unitGridFormats.map { format in (format, format.fits(codes).count { $0 }) }
        guard let (format, count) = fitting.max(by: { $0.1 < $1.1 }), count * 2 > codes.count else { return nil }
        return format
    }
}
