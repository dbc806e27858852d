public import FangcunGeo

/// An address (地址) of the city's register with its position.
public struct Address: Sendable, Hashable {
    /// What the address names.
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        /// A door on a road (门牌): 花园路23号.
        case door
        /// A building inside a block (楼牌): 花园路23号松泉中学3号楼, 花园路23号院3号楼.
        case building
        /// A unit of a building (单元): 花园路23号松泉花园5号楼2单元.
        case unit
    }

    /// The identifier in the register: `A` and seven digits.
    public let identifier: String
    /// What the address names.
    public let kind: Kind
    /// Where it is: the door, the entrance of the unit, or the middle of the building.
    public let position: Point
    /// The unit grid in which it lies, as an index into ``SampleCity/grids``.
    public let grid: Int
    /// The building, as an index into ``SampleCity/buildings``.
    public let building: Int
    /// The community, as an index into ``Divisions/communities``.
    public let community: Int
    /// The name of the province: 河南省.
    public let provinceName: String
    /// The name of the city, such as 方宁市.
    public let cityName: String
    /// The name of the district, such as 金河区.
    public let districtName: String
    /// The name of the street, such as 花园路街道.
    public let streetName: String
    /// The road of the door, or of the gate of the block; `nil` when the block has no gate. An index into ``SampleCity/roads``.
    public let road: Int?
    /// The name of that road; empty for none.
    public let roadName: String
    /// The door number on that road; `nil` for none.
    public let number: Int?
    /// The number after 附, for several doors of one number.
    public let subNumber: Int?
    /// The name of the estate or compound, 院 in an old quarter; empty for a door on a road.
    public let placeName: String
    /// The number before 号楼.
    public let buildingNumber: Int?
    /// The number before 单元.
    public let unitNumber: Int?

    /// From the city down: 方宁市金河区花园路23号松泉花园5号楼2单元.
    public var text: String { cityName + districtName + localText }

    /// With the province and the street: 河南省方宁市金河区花园路街道花园路23号.
    public var fullText: String { provinceName + cityName + districtName + streetName + localText }

    /// From the road or the estate down: 花园路23号附2号.
    public var localText: String {
        var text = doorText + placeName
        if let buildingNumber { text += "\(buildingNumber)号楼" }
        if let unitNumber { text += "\(unitNumber)单元" }
        return text
    }

    /// The road and the number, empty when there are none: 花园路23号附2号.
    public var doorText: String {
        guard let number else { return "" }
        return roadName + "\(number)号" + (subNumber.map { "附\($0)号" } ?? "")
    }
}
