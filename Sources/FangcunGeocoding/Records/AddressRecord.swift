public import FangcunGeo

/// An address with its position: one line of the reference data (地址库, 标准地址).
public struct AddressRecord: Sendable, Hashable {
    /// The identifier in its register.
    public var id: String
    /// The name of the place at the address, such as a school; empty when it has none.
    public var name: String
    /// The address as written, in the Taiwan form (信義路五段7巷12弄3號) or the mainland form (花园路39号3号楼2单元).
    public var text: String
    /// Where it is: metres, east and north.
    public var position: Point
    /// The district (区, 县) that it lies in; empty when it is not known.
    public var district: String

    /// A record of its parts.
    public init(id: String, name: String, text: String, position: Point, district: String) {
        self.id = id
        self.name = name
        self.text = text
        self.position = position
        self.district = district
    }
}
