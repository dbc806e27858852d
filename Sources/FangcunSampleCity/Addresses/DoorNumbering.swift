/// Numbers the doors of every road: odd on the left, even on the right, ascending along the road.
///
/// The number follows the way along the road as well as the count of doors, so that both sides keep pace: where there are no
/// doors for a while, numbers jump. Doors of one building get one number, with 附1号, 附2号 after the first.
struct DoorNumbering {
    /// The number of a door.
    struct Number {
        var number: UInt16 = 0
        /// The number after 附; 0 for none.
        var sub: UInt8 = 0
    }

    /// The numbers of some doors, in their order.
    static func numbers(of doors: [Settlement.Door], roadKinds: [Road.Kind], seed: UInt64) -> [Number] {
        var numbers = Array(repeating: Number(), count: doors.count)
        let order = doors.indices.sorted { lhs, rhs in
            let (left, right) = (doors[lhs], doors[rhs])
            return (left.road, left.way, lhs) < (right.road, right.way, rhs)
        }
        var first = 0
        while first < order.count {
            let road = Int(doors[order[first]].road)
            var end = first
            while end < order.count, Int(doors[order[end]].road) == road { end += 1 }
            var counter = Counter(pitch: pitch(roadKinds[road]), random: RandomSource(seed: seed, .numbering, road))
            for door in order[first..<end] { numbers[door] = counter.next(doors[door]) }
            first = end
        }
        return numbers
    }

    /// The length of road that uses up one number on each side, in metres.
    private static func pitch(_ kind: Road.Kind) -> Double {
        switch kind {
        case .main: 27
        case .secondary: 22
        case .street: 17
        case .lane: 13
        }
    }

    /// Counts the doors of one road.
    private struct Counter {
        let pitch: Double
        var random: RandomSource
        private var last = [0, -1]
        private var lastBuilding: [Int32] = [-1, -1]
        private var lastSub = [0, 0]

        init(pitch: Double, random: RandomSource) {
            self.pitch = pitch
            self.random = random
        }

        mutating func next(_ door: Settlement.Door) -> Number {
            let side = door.isLeft ? 1 : 0
            if lastBuilding[side] == door.building, lastSub[side] < 200 {
                lastSub[side] += 1
            } else {
                let paced = 2 * Int(door.way / pitch) + (door.isLeft ? 1 : 2)
                // Even numbers begin at 2, odd ones at 1; a gap now and then stands for houses that are gone.
                let jump = random.chance(0.04) ? 2 * random.whole(1...5) : 0
                last[side] = max(last[side] + 2 + jump, paced)
                lastBuilding[side] = door.building
                lastSub[side] = 0
            }
            return Number(number: UInt16(min(last[side], 65_535)), sub: UInt8(lastSub[side]))
        }
    }
}
