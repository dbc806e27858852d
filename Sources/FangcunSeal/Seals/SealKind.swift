/// The type of a seal (印章类型), a number that the standard leaves to the registers of the issuing authorities.
public struct SealKind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The number in the seal.
    public let rawValue: Int

    /// The type of that number.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The number.
    public var description: String { String(rawValue) }

    /// The seal of an organisation (单位印章).
    public static let organisation = SealKind(rawValue: 1)
    /// The seal of a person (个人印章).
    public static let person = SealKind(rawValue: 2)
}
