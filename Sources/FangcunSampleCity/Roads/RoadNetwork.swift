internal import FangcunGeo

/// The roads in their final shape, each in the direction of its door numbers.
struct RoadNetwork {
    /// The centre line of one road.
    struct Shape {
        fileprivate(set) var spots: [Spot] = []
        /// The way along the road up to each spot, in metres.
        fileprivate(set) var ways: [Double] = []

        /// The length in metres.
        var length: Double { ways.last ?? 0 }

        /// The place at a way along the road and the direction there, a unit vector.
        func place(at way: Double) -> (point: Point, direction: Point) {
            var low = 0
            var high = max(0, ways.count - 2)
            while low < high {
                let middle = (low + high + 1) / 2
                if ways[middle] <= way { low = middle } else { high = middle - 1 }
            }
            return Walk.place(from: spots[low].local, to: spots[low + 1].local, way: way - ways[low])
        }
    }

    /// Where a line lies within its road.
    private struct Piece {
        let offset: Double
        let isReversed: Bool
        let length: Double
    }

    /// The shape of each road.
    private(set) var shapes: [Shape] = []
    private var pieces: [Int: Piece] = [:]

    init(_ plan: CityPlan, _ lines: LineShapes) {
        for road in plan.roads {
            let shape = addShape(of: road, lines)
            shapes.append(shape)
        }
    }

    private mutating func addShape(of road: CityPlan.Road, _ lines: LineShapes) -> Shape {
        var chain = road.pieces
        if runsBackwards(chain, lines) {
            chain = chain.reversed().map { CityPlan.Road.Piece(line: $0.line, isReversed: !$0.isReversed) }
        }
        var shape = Shape()
        var offset = 0.0
        for piece in chain {
            let length = lines.length(of: piece.line)
            pieces[piece.line] = Piece(offset: offset, isReversed: piece.isReversed, length: length)
            let path = piece.isReversed ? lines.path(of: piece.line).reversed() : Array(lines.path(of: piece.line))
            for spot in path {
                guard let last = shape.spots.last else {
                    shape.spots.append(spot)
                    shape.ways.append(0)
                    continue
                }
                guard spot != last else { continue }
                shape.ways.append(shape.length + last.local.distance(to: spot.local))
                shape.spots.append(spot)
            }
            offset += length
        }
        return shape
    }

    /// Whether a chain of lines runs from north to south or from west to east, against the order of door numbers.
    private func runsBackwards(_ chain: [CityPlan.Road.Piece], _ lines: LineShapes) -> Bool {
        guard let first = chain.first, let last = chain.last else { return false }
        guard let start = lines.path(of: first.line).first?.local, let end = lines.path(of: last.line).last?.local
        else {
            return false
        }
        let compass = Compass(east: end.x - start.x, north: end.y - start.y)
        return compass == .south || compass == .east
    }

    /// The way along its road of a place on a line, given the way along the line; and whether the road runs against the line.
    func way(onLine line: Int, _ way: Double) -> (way: Double, isReversed: Bool) {
        guard let piece = pieces[line] else { return (way, false) }
        return (piece.offset + (piece.isReversed ? piece.length - way : way), piece.isReversed)
    }
}
