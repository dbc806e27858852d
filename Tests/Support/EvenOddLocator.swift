/// The referee of the grid locator: every area with a box around the point, edge by edge, and nothing clever.
///
/// The rule is that a point on an edge counts to the east of it, and on a level one to the north; the first area by index
/// that holds the point is the answer. It knows no type of the library, and decides signs by its own arithmetic.
public struct EvenOddLocator: Sendable {
    /// A position as two plain numbers.
    public typealias Position = (x: Double, y: Double)

    private let areas: [[[Position]]]
    private let boxes: [Box]
    private let side: Double
    private let buckets: [Bucket: [Int32]]

    private struct Box {
        var west = Double.infinity
        var south = Double.infinity
        var east = -Double.infinity
        var north = -Double.infinity
    }

    private struct Bucket: Hashable {
        let column: Int
        let row: Int
    }

    /// A referee of areas, each of rings, first found through buckets with this side.
    public init(areas: [[[Position]]], bucketSide side: Double) {
        self.areas = areas
        self.side = side
        var boxes: [Box] = []
        var buckets: [Bucket: [Int32]] = [:]
        for (index, rings) in areas.enumerated() {
            var box = Box()
            for point in rings.joined() {
                box.west = min(box.west, point.x)
                box.south = min(box.south, point.y)
                box.east = max(box.east, point.x)
                box.north = max(box.north, point.y)
            }
            boxes.append(box)
            guard box.west <= box.east else { continue }
            for row in Int((box.south / side).rounded(.down))...Int((box.north / side).rounded(.down)) {
                for column in Int((box.west / side).rounded(.down))...Int((box.east / side).rounded(.down)) {
                    buckets[Bucket(column: column, row: row), default: []].append(Int32(index))
                }
            }
        }
        self.boxes = boxes
        self.buckets = buckets
    }

    /// The first area that holds the point; -1 for none.
    public func locate(_ point: Position) -> Int32 {
        let bucket = Bucket(column: Int((point.x / side).rounded(.down)), row: Int((point.y / side).rounded(.down)))
        return buckets[bucket]?.first { holds(Int($0), point) } ?? -1
    }

    private func holds(_ area: Int, _ point: Position) -> Bool {
        let box = boxes[area]
        guard point.x >= box.west, point.x <= box.east, point.y >= box.south, point.y <= box.north else { return false }
        var isInside = false
        for ring in areas[area] {
            var previous = ring[ring.count - 1]
            for next in ring {
                if (previous.y <= point.y) != (next.y <= point.y) {
                    let (low, high) = previous.y < next.y ? (previous, next) : (next, previous)
                    if isLeft(point, low, high) { isInside.toggle() }
                }
                previous = next
            }
        }
        return isInside
    }

    /// Whether the point lies strictly left of the way up. Points of one city have exact differences, and the rounding of
    /// their two products is found by fused multiplication.
    private func isLeft(_ point: Position, _ low: Position, _ high: Position) -> Bool {
        let (dx, dy) = (high.x - low.x, high.y - low.y)
        let (px, py) = (point.x - low.x, point.y - low.y)
        let (first, second) = (dx * py, dy * px)
        if first != second { return first > second }
        return (-first).addingProduct(dx, py) > (-second).addingProduct(dy, px)
    }
}
