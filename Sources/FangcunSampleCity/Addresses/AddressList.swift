public import FangcunGeo

/// All addresses of the city, kept compactly: an ``Address`` with its names is made when it is asked for.
public struct AddressList: RandomAccessCollection, Sendable {
    /// One address without its names.
    struct Row {
        var spot: Spot
        var grid: Int32
        var building: Int32
        /// The road of a door; the block of anything else.
        var owner: Int32
        var number: UInt16
        var sub: UInt8
        var kind: Address.Kind
    }

    let rows: [Row]
    /// For each block the address of its gate, -1 for none.
    let gates: [Int32]
    let roadNames: [String]
    let placeNames: [String]
    let divisions: Divisions
    let communityOfGrid: [Int32]

    /// The index of the first address.
    public var startIndex: Int { 0 }
    /// How many addresses there are.
    public var endIndex: Int { rows.count }

    /// The address at an index.
    public subscript(index: Int) -> Address {
        let row = rows[index]
        let gate = row.kind == .door ? index : Int(gates[Int(row.owner)])
        let door = gate >= 0 ? rows[gate] : nil
        let community = Int(communityOfGrid[Int(row.grid)])
        let street = divisions.street(ofCommunity: community)
        return Address(
            identifier: "A" + Digits.padded(index + 1, width: 7), kind: row.kind, position: row.spot.position,
            grid: Int(row.grid), building: Int(row.building), community: community,
            provinceName: divisions.provinceName, cityName: divisions.cityName,
            districtName: divisions.districts[divisions.district(ofCommunity: community)].name,
            streetName: divisions.streets[street].name, road: door.map { Int($0.owner) },
            roadName: door.map { roadNames[Int($0.owner)] } ?? "", number: door.map { Int($0.number) },
            subNumber: door.flatMap { $0.sub > 0 ? Int($0.sub) : nil },
            placeName: row.kind == .door ? "" : placeNames[Int(row.owner)],
            buildingNumber: row.kind == .door ? nil : Int(row.number),
            unitNumber: row.kind == .unit ? Int(row.sub) : nil)
    }

    /// The position of the address at an index, without making the rest of it.
    public func position(at index: Int) -> Point { rows[index].spot.position }

    /// The text of the address at an index: ``Address/text``.
    public func text(at index: Int) -> String { self[index].text }

    /// The unit grid of the address at an index, without making the rest of it.
    public func grid(at index: Int) -> Int { Int(rows[index].grid) }
}
