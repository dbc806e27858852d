/// Enters doors, buildings and units into the register of addresses.
struct AddressRegister {
    private(set) var rows: [AddressList.Row] = []
    /// For each block the address of its gate, -1 for none.
    private(set) var gates: [Int32]

    init(_ settlement: Settlement, roadKinds: [Road.Kind], uses: BlockUses, seed: UInt64) {
        gates = Array(repeating: -1, count: uses.uses.count)
        let numbers = DoorNumbering.numbers(of: settlement.doors, roadKinds: roadKinds, seed: seed)
        rows.reserveCapacity(settlement.doors.count + settlement.slabs.count * 3)
        for (door, number) in zip(settlement.doors, numbers) {
            rows.append(
                AddressList.Row(
                    spot: door.spot, grid: door.grid, building: door.building, owner: door.road, number: number.number,
                    sub: number.sub, kind: .door))
        }
        chooseGates(settlement.doors, roadKinds: roadKinds)
        var first = 0
        while first < settlement.slabs.count {
            let block = settlement.slabs[first].block
            var end = first
            while end < settlement.slabs.count, settlement.slabs[end].block == block { end += 1 }
            if uses.uses[Int(block)] != .oldQuarter || gates[Int(block)] >= 0 {
                enter(settlement.slabs[first..<end], of: block)
            }
            first = end
        }
    }

    /// The gate of a block is the first door of the block's widest road.
    private mutating func chooseGates(_ doors: [Settlement.Door], roadKinds: [Road.Kind]) {
        for (index, door) in doors.enumerated() where rows[index].sub == 0 {
            let gate = gates[Int(door.block)]
            if gate < 0 || roadKinds[Int(door.road)] < roadKinds[Int(doors[Int(gate)].road)] {
                gates[Int(door.block)] = Int32(index)
            }
        }
    }

    /// Numbers the buildings of one block in reading order.
    private mutating func enter(_ slabs: ArraySlice<Settlement.Slab>, of block: Int32) {
        let list = Array(slabs)
        for (place, index) in ReadingOrder.sorted(list.map(\.spot), bandMillimeters: 26_000).enumerated() {
            let slab = list[index]
            var row = AddressList.Row(
                spot: slab.spot, grid: slab.grid, building: slab.building, owner: block,
                number: UInt16(min(place + 1, 65_535)), sub: 0,
                kind: .building)
            if slab.isRegistered { rows.append(row) }
            row.kind = .unit
            for (unit, entrance) in slab.entrances.enumerated() {
                row.spot = entrance
                row.sub = UInt8(min(unit + 1, 255))
                rows.append(row)
            }
        }
    }
}
