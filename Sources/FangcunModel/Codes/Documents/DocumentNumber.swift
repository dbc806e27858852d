/// The number of an official document (发文字号, GB/T 9704-2012, 7.2.5): agency token, year, serial, as in 国发〔2015〕33号.
///
/// The year stands in full between hexagonal brackets, the serial has no zeros in front and no 第. Documents written before
/// the rule, or against it, are read leniently, and each departure is a finding.
public struct DocumentNumber: SubjectCode {
    static var subject: String { "document-number" }

    /// The token of the agency (机关代字), such as 国发 or 郑政办明电.
    public let agency: String
    /// The year.
    public let year: Int
    /// The serial number (发文顺序号) within the year.
    public let serial: Int

    /// A number of its parts.
    ///
    /// - Throws: ``ModelError`` with code `malformedCode` for parts that no number may have.
    public init(agency: String, year: Int, serial: Int) throws(ModelError) {
        try self.init("\(agency)〔\(year)〕\(serial)号")
    }

    /// Reads a number strictly.
    public init(_ text: String) throws(ModelError) { self = try Self.readingStrictly(text) }

    init(agency: String, checkedYear: Int, checkedSerial: Int) {
        self.agency = agency
        year = checkedYear
        serial = checkedSerial
    }

    /// The form of the standard: 国发〔2015〕33号.
    public var text: String { "\(agency)〔\(year)〕\(serial)号" }

    /// What is wrong about a text as the number of a document, taken as it is written; every departure is an error.
    ///
    /// `document-number.form` (no agency, bracketed year and serial in this order), `.agency`, `.year`, `.serial`, `.bracket`
    /// (not 〔 〕), `.leading-zero`, `.numeral` (Chinese numerals), `.ordinal` (第), `.suffix` (no 号, or 号文), `.separator`,
    /// `.width`, `.variant` (號).
    public static func findings(for text: String) -> [Finding] { readingAsWritten(text).findings }

    /// Reads a number leniently: the departures that leave its meaning clear are warnings or information, and are put right.
    public static func reading(_ text: String) -> CodeReading<Self> {
        DocumentNumberParser.parse(text, strictly: false)
    }

    static func readingAsWritten(_ text: String) -> CodeReading<Self> {
        DocumentNumberParser.parse(text, strictly: true)
    }
}
