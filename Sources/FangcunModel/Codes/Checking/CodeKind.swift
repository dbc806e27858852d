/// The kinds of codes that the library judges, by the names that programs and the command line have for them.
public enum CodeKind: String, Sendable, Hashable, CaseIterable {
    /// A unified social credit code (统一社会信用代码).
    case unifiedSocialCredit = "uscc"
    /// An organisation code before 2015 (组织机构代码).
    case organization = "organisation"
    /// The number of a citizen (公民身份号码).
    case citizenID = "citizen-id"
    /// The identifier of an electronic licence (电子证照标识).
    case eLicence = "e-licence"
    /// A unit grid (单元网格), of any known format.
    case unitGrid = "unit-grid"
    /// A managed component (管理部件), of either generation.
    case component
    /// An event class (事件), ten digits.
    case event
    /// A matter class (管理事项), eleven digits.
    case matter
    /// An administrative division (行政区划), of 6, 9 or 12 digits.
    case division
    /// The number of an official document (发文字号).
    case documentNumber = "document-number"
    /// The number of an archived item (档号).
    case archival
}
