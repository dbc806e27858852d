/// What an atlas says of itself: which edition (版本) of which data it is. The caller says so; no clock is read.
public struct AtlasEdition: Sendable, Hashable {
    /// A name for people, such as `台北市 2025 年第 3 版`.
    public var label: String
    /// The day of the data, as its register writes it, such as `2025-09-30`.
    public var date: String
    /// The program that made the atlas, with its version.
    public var creator: String

    /// The most bytes of each text, in UTF-8.
    public static let maximumTextBytes = 1_024

    /// An edition of these texts.
    public init(label: String = "", date: String = "", creator: String = "FangcunGeo") {
        self.label = label
        self.date = date
        self.creator = creator
    }

    var texts: [String] { [creator, label, date] }
}
