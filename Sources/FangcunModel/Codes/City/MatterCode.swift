/// The code of an event class (事件, GB/T 30428.2-2013 generation): 10 digits = county 6 + major class 2 + minor class 2.
///
/// It names a kind of thing that happens in a county, not one occurrence. The split of the ten digits was seen only through
/// secondary sources.
public struct EventCode: Sendable, Hashable {
    /// The digits.
    public let text: String

    /// The county or city district.
    public var county: AdministrativeDivision? { try? AdministrativeDivision(text.prefix(6)) }
    /// The class: major 2 and minor 2.
    public var classCode: String { String(text.dropFirst(6)) }
}

extension EventCode: FormattedCode {
    static var subject: String { "event" }
    static var formats: [CodeFormat] { [.event10] }

    /// Reads a code strictly.
    public init(_ text: String) throws(ModelError) { self = try Self.readingStrictly(text) }

    init(fitting text: String, _ format: CodeFormat) { self.text = text }

    /// What is wrong or doubtful: `event.length`, `event.charset` (errors), `event.division` (a warning).
    public static func findings(for text: String) -> [Finding] { findingsStrictly(text) }

    /// Reads a code leniently.
    public static func reading(_ text: String) -> CodeReading<Self> { readingLeniently(text) }
}

/// The code of a matter class (管理事项, GB/T 47678.5-2026): 11 digits = county 6 + major class 2 + minor class 3.
///
/// Matters took the place of events; like them they are classes, not occurrences. Their class codes are those of components
/// too (01001 is a water-supply cover, and a faulty one).
public struct MatterCode: Sendable, Hashable {
    /// The digits.
    public let text: String

    /// The county or city district.
    public var county: AdministrativeDivision? { try? AdministrativeDivision(text.prefix(6)) }
    /// The class: major 2 and minor 3.
    public var classCode: String { String(text.dropFirst(6)) }
}

extension MatterCode: FormattedCode {
    static var subject: String { "matter" }
    static var formats: [CodeFormat] { [.matter11] }

    /// Reads a code strictly.
    public init(_ text: String) throws(ModelError) { self = try Self.readingStrictly(text) }

    init(fitting text: String, _ format: CodeFormat) { self.text = text }

    /// What is wrong or doubtful: `matter.length`, `matter.charset` (errors), `matter.division` (a warning).
    public static func findings(for text: String) -> [Finding] { findingsStrictly(text) }

    /// Reads a code leniently.
    public static func reading(_ text: String) -> CodeReading<Self> { readingLeniently(text) }
}

extension CodeFormat {
    /// An event class of the older generation: 10 digits = county 6 + major class 2 + minor class 2.
    public static let event10 = CodeFormat(
        identifier: "event-10",
        segments: [Segment("county", .digits(6)), Segment("major", .digits(2)), Segment("minor", .digits(2))])

    /// A matter class of GB/T 47678.5-2026: 11 digits = county 6 + major class 2 + minor class 3.
    public static let matter11 = CodeFormat(
        identifier: "matter-11",
        segments: [Segment("county", .digits(6)), Segment("major", .digits(2)), Segment("minor", .digits(3))])
}
