internal import FangcunModel

/// The nested arrays of a `coordinates` member, laid flat: what they mean is only known with the `type`, which may stand after.
struct GeoJSONCoordinates {
    /// How deep the arrays are nested: 1 for a position up to 4 for the positions of a multi-polygon; 0 for an empty array.
    var level = 0
    /// All positions.
    var points: [Point] = []
    /// For each array of positions the end of its own in `points`.
    var chainEnds: [Int] = []
    /// For each array of positions the offset of its first byte in the file.
    var chainOffsets: [Int] = []
    /// For each array of arrays of positions the end of its own in `chainEnds`.
    var groupEnds: [Int] = []
    /// The offset in the file of the first array inside that is empty: a ring without points, or a polygon without rings.
    var emptyOffset: Int?

    /// The arrays of positions.
    var chains: [[Point]] {
        var start = 0
        return chainEnds.map { end in
            defer { start = end }
            return Array(points[start..<end])
        }
    }

    static let deepestLevel = 4
}

extension JSONReader {
    /// Reads the value of a `coordinates` member.
    mutating func readCoordinates(maximumVertices: Int) throws(ModelError) -> GeoJSONCoordinates {
        var coordinates = GeoJSONCoordinates()
        coordinates.level = try readCoordinates(
            into: &coordinates, levelsLeft: GeoJSONCoordinates.deepestLevel, maximumVertices: maximumVertices)
        return coordinates
    }

    /// Reads one array and says its level.
    private mutating func readCoordinates(
        into coordinates: inout GeoJSONCoordinates, levelsLeft: Int, maximumVertices: Int
    ) throws(ModelError) -> Int {
        try beginArray()
        let offset = byteOffset
        guard try nextElement() else { return 0 }
        guard try peek() == .array else {
            guard coordinates.points.count < maximumVertices else {
                throw ModelError(.limitExceeded, at: place, "too many positions in the file")
            }
            coordinates.points.append(try readPosition())
            return 1
        }
        guard levelsLeft > 1 else { throw fault("arrays nested deeper than in any geometry") }
        var inner: Int?
        // Empty arrays before the first that is not: only that one tells what they are.
        var pending: [Int] = []
        repeat {
            let start = try offsetOfNext()
            let level = try readCoordinates(
                into: &coordinates, levelsLeft: levelsLeft - 1, maximumVertices: maximumVertices)
            if level == 0 {
                coordinates.emptyOffset = coordinates.emptyOffset ?? start
                guard let inner else {
                    pending.append(start)
                    continue
                }
                try appendEmpty([start], level: inner, behind: 0, to: &coordinates)
            } else {
                guard level == inner ?? level else { throw fault("positions at different depths of nesting") }
                if inner == nil { try appendEmpty(pending, level: level, behind: 1, to: &coordinates) }
                inner = level
            }
        } while try nextElement()
        // Nothing but empty arrays: how deep does not matter, for there is no position in them.
        guard inner != nil else { return 0 }
        if inner == 1 {
            coordinates.chainEnds.append(coordinates.points.count)
            coordinates.chainOffsets.append(offset)
        } else if inner == 2 {
            coordinates.groupEnds.append(coordinates.chainEnds.count)
        }
        return (inner ?? 0) + 1
    }

    /// Records empty arrays of that level, before the last array or behind it.
    private func appendEmpty(
        _ offsets: [Int], level: Int, behind: Int, to coordinates: inout GeoJSONCoordinates
    ) throws(ModelError) {
        guard !offsets.isEmpty else { return }
        switch level {
        case 1: throw fault("a position without numbers")
        case 2:
            let place = coordinates.chainEnds.count - behind
            let end = place > 0 ? coordinates.chainEnds[place - 1] : 0
            coordinates.chainEnds.insert(contentsOf: offsets.map { _ in end }, at: place)
            coordinates.chainOffsets.insert(contentsOf: offsets, at: place)
        default:
            let place = coordinates.groupEnds.count - behind
            let end = place > 0 ? coordinates.groupEnds[place - 1] : 0
            coordinates.groupEnds.insert(contentsOf: offsets.map { _ in end }, at: place)
        }
    }

    private mutating func offsetOfNext() throws(ModelError) -> Int {
        _ = try peek()
        return byteOffset
    }

    /// Reads the inside of a position, whose first number stands next: east, north, and whatever follows.
    private mutating func readPosition() throws(ModelError) -> Point {
        let x = try readNumber()
        guard try nextElement() else { throw fault("a position of a single number") }
        let y = try readNumber()
        while try nextElement() { _ = try readNumber() }
        return Point(x: x, y: y)
    }

    private func fault(_ reason: String) -> ModelError { ModelError(.malformedJSON, at: place, reason) }
}
