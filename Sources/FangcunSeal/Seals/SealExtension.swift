public import FangcunPKI

/// A piece of data that an issuer added to a seal or to a signature (自定义数据). It is carried, not interpreted.
public struct SealExtension: Sendable, Hashable {
    /// What kind of data it is.
    public var identifier: OID
    /// Whether the issuer calls it critical.
    public var isCritical: Bool
    /// The data.
    public var value: [UInt8]

    /// An extension of its parts.
    public init(identifier: OID, isCritical: Bool, value: [UInt8]) {
        self.identifier = identifier
        self.isCritical = isCritical
        self.value = value
    }
}
