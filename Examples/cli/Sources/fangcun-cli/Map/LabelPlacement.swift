/// A rectangle of the drawing: y runs down.
struct Rectangle: Sendable, Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var maxX: Double { x + width }
    var maxY: Double { y + height }

    /// Whether the two share more than a rim, with that much air between them.
    func overlaps(_ other: Rectangle, gap: Double = 0) -> Bool {
        x < other.maxX + gap && other.x < maxX + gap && y < other.maxY + gap && other.y < maxY + gap
    }

    /// Whether the other lies in this one.
    func contains(_ other: Rectangle) -> Bool {
        other.x >= x && other.y >= y && other.maxX <= maxX && other.maxY <= maxY
    }
}

/// A point of the drawing: y runs down.
struct DrawingPoint: Sendable, Hashable {
    var x: Double
    var y: Double

    /// The straight distance to another point.
    func distance(to other: DrawingPoint) -> Double {
        ((other.x - x) * (other.x - x) + (other.y - y) * (other.y - y)).squareRoot()
    }
}

/// Puts labels beside their anchors so that none covers another, an anchor, or an obstacle, and no leader crosses another.
///
/// Labels are placed one after another, each at the first free place on rings of growing radius around its anchor. Several
/// orders are tried; the one that places the most labels, with the shortest leaders, is taken. The same input gives the same
/// places.
///
/// - Complexity: O(n³) in the number of labels, of which there are a dozen.
struct LabelPlacement {
    /// A label to place: its anchor and its size.
    struct Request: Sendable {
        var anchor: DrawingPoint
        var width: Double
        var height: Double
    }

    /// The drawing that labels must stay in.
    let bounds: Rectangle
    /// What labels must not cover, besides the anchors.
    let obstacles: [Rectangle]

    private static let radii: [Double] = [16, 24, 36, 50, 66, 84, 104, 128, 156, 190]
    /// Sixteen directions, the upper right first, as map makers prefer.
    private static let directions: [(x: Double, y: Double)] = [
        (0.924, -0.383), (0.707, -0.707), (-0.924, -0.383), (0.924, 0.383), (-0.707, -0.707), (0.707, 0.707),
        (-0.924, 0.383), (-0.707, 0.707), (1, 0), (-1, 0), (0, -1), (0, 1), (0.383, -0.924), (-0.383, -0.924),
        (0.383, 0.924), (-0.383, 0.924),
    ]
    private static let anchorSize = 9.0
    /// More than all leaders of a drawing together can cost.
    private static let costOfNone = 1e8
    private static let gap = 4.0

    /// A place for each label, or `nil` where there was none.
    func places(for requests: [Request]) -> [Rectangle?] {
        // Whoever comes first takes the best place, so each label has its turn at the front.
        let natural = Array(requests.indices)
        let orders = [natural] + natural.map { first in [first] + natural.filter { $0 != first } }
        let attempts = orders.map { order in
            let places = places(for: requests, in: order)
            return (places, cost: cost(of: places, requests))
        }
        return attempts.min { $0.cost < $1.cost }?.0 ?? []
    }

    /// First how many labels found no place, then how far the others are from their anchors.
    private func cost(of places: [Rectangle?], _ requests: [Request]) -> Double {
        zip(places, requests).reduce(0) { sum, pair in
            guard let place = pair.0 else { return sum + Self.costOfNone }
            let length = Self.attachment(of: place, to: pair.1.anchor).distance(to: pair.1.anchor)
            // Squared, so that one long leader counts for more than several short ones.
            return sum + length * length
        }
    }

    private func places(for requests: [Request], in order: [Int]) -> [Rectangle?] {
        let anchors = requests.map(\.anchor)
        var taken: [Taken] = []
        var places: [Rectangle?] = requests.map { _ in nil }
        for index in order {
            let anchor = requests[index].anchor
            let place = candidates(for: requests[index]).first {
                isFree($0, anchor, anchors: anchors, taken: taken)
            }
            guard let place else { continue }
            taken.append(Taken(anchor: anchor, place: place))
            places[index] = place
        }
        return places
    }

    private struct Taken {
        var anchor: DrawingPoint
        var place: Rectangle
    }

    private func candidates(for request: Request) -> some Sequence<Rectangle> {
        Self.radii.lazy.flatMap { radius in
            Self.directions.lazy.map { direction in
                // The label's nearest side, not its middle, sits at the radius.
                let middleX = request.anchor.x + direction.x * (radius + request.width / 2 * abs(direction.x))
                let middleY = request.anchor.y + direction.y * (radius + request.height / 2)
                return Rectangle(
                    x: middleX - request.width / 2, y: middleY - request.height / 2, width: request.width,
                    height: request.height)
            }
        }
    }

    private func isFree(_ place: Rectangle, _ anchor: DrawingPoint, anchors: [DrawingPoint], taken: [Taken]) -> Bool {
        guard bounds.contains(place), !obstacles.contains(where: { $0.overlaps(place, gap: Self.gap) }) else {
            return false
        }
        let half = Self.anchorSize / 2
        let coversAnchor = anchors.contains { other in
            Rectangle(x: other.x - half, y: other.y - half, width: Self.anchorSize, height: Self.anchorSize)
                .overlaps(place, gap: 1)
        }
        if coversAnchor { return false }
        let leader = Segment(from: anchor, to: Self.attachment(of: place, to: anchor))
        // A leader that touches another anchor would seem to belong to it, unless the two anchors are one to the eye.
        let others = anchors.filter { $0.distance(to: anchor) > 2 * Self.anchorSize }
        if others.contains(where: { leader.distance(to: $0) < Self.anchorSize }) { return false }
        return !taken.contains { other in
            let otherLeader = Segment(from: other.anchor, to: Self.attachment(of: other.place, to: other.anchor))
            return other.place.overlaps(place, gap: Self.gap) || leader.crosses(otherLeader)
                || leader.crosses(other.place) || otherLeader.crosses(place)
        }
    }

    /// The point on a label's rim where its leader ends: the nearest to the anchor.
    static func attachment(of place: Rectangle, to anchor: DrawingPoint) -> DrawingPoint {
        DrawingPoint(x: min(max(anchor.x, place.x), place.maxX), y: min(max(anchor.y, place.y), place.maxY))
    }
}

/// A straight line between two points of the drawing.
private struct Segment {
    let from: DrawingPoint
    let to: DrawingPoint

    init(from: DrawingPoint, to: DrawingPoint) {
        self.from = from
        self.to = to
    }

    func crosses(_ other: Segment) -> Bool {
        side(of: other.from) * side(of: other.to) < 0 && other.side(of: from) * other.side(of: to) < 0
    }

    func crosses(_ box: Rectangle) -> Bool {
        let corners = [
            DrawingPoint(x: box.x, y: box.y), DrawingPoint(x: box.maxX, y: box.y),
            DrawingPoint(x: box.maxX, y: box.maxY), DrawingPoint(x: box.x, y: box.maxY),
        ]
        return (0..<4).contains { crosses(Segment(from: corners[$0], to: corners[($0 + 1) % 4])) }
    }

    /// How far a point is from the nearest point of the line between the ends.
    func distance(to point: DrawingPoint) -> Double {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let squared = dx * dx + dy * dy
        let along = squared > 0 ? ((point.x - from.x) * dx + (point.y - from.y) * dy) / squared : 0
        let share = min(max(along, 0), 1)
        return DrawingPoint(x: from.x + share * dx, y: from.y + share * dy).distance(to: point)
    }

    /// Positive on one side of the line, negative on the other.
    private func side(of point: DrawingPoint) -> Double {
        (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
    }
}
