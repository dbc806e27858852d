/// The code of a managed component (管理部件标识码): a manhole cover, a lamp, a bench; one code for each of them.
///
/// Two generations stand side by side: 16 digits (CJ/T 214, GB/T 30428.2-2013) and 17 (GB/T 47678.5-2026), which differ in the
/// width of the minor class. Both standards were seen only through secondary sources.
public struct ComponentCode: Sendable, Hashable {
    /// The digits.
    public let text: String
    /// The format they were read by, which tells the generation.
    public let format: CodeFormat

    /// The county or city district.
    public var county: AdministrativeDivision? {
        format.value(of: "county", in: text).flatMap { try? AdministrativeDivision($0) }
    }

    /// The class: major and minor, four digits in the older generation and five in the newer.
    ///
    /// Matters have classes of the same digits, so a class means nothing without its kind.
    public var classCode: String {
        "\(format.value(of: "major", in: text) ?? "")\(format.value(of: "minor", in: text) ?? "")"
    }

    /// The number within its class and county.
    public var serial: Int? { format.value(of: "serial", in: text).flatMap { Int($0) } }
}

extension ComponentCode: FormattedCode {
    static var subject: String { "component" }
    static var formats: [CodeFormat] { CodeFormat.componentFormats }

    /// Reads a code of either generation strictly.
    public init(_ text: String) throws(ModelError) { self = try Self.readingStrictly(text) }

    init(fitting text: String, _ format: CodeFormat) {
        self.text = text
        self.format = format
    }

    /// What is wrong or doubtful about a text as the code of a component, of either generation.
    ///
    /// Errors: `component.length`, `component.charset`. Warning: `component.division`, for a province that GB/T 2260 does not
    /// list.
    public static func findings(for text: String) -> [Finding] { findingsStrictly(text) }

    /// Reads a code leniently.
    public static func reading(_ text: String) -> CodeReading<Self> { readingLeniently(text) }
}

extension CodeFormat {
    /// A component of CJ/T 214 and GB/T 30428.2-2013: 16 digits = county 6 + major class 2 + minor class 2 + serial 6.
    public static let component16 = CodeFormat(
        identifier: "component-16",
        segments: [
            Segment("county", .digits(6)), Segment("major", .digits(2)), Segment("minor", .digits(2)),
            Segment("serial", .digits(6)),
        ])

    /// A component of GB/T 47678.5-2026: 17 digits = county 6 + major class 2 + minor class 3 + serial 6.
    public static let component17 = CodeFormat(
        identifier: "component-17",
        segments: [
            Segment("county", .digits(6)), Segment("major", .digits(2)), Segment("minor", .digits(3)),
            Segment("serial", .digits(6)),
        ])

    /// The formats of components that the library knows.
    public static let componentFormats: [CodeFormat] = [.component16, .component17]
}
