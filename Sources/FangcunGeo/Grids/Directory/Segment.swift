/// A piece of border between two points, always taken in one direction: upwards, and to the west if level.
///
/// With that direction, the point that ``GridLocator`` asks about lies left of the edge exactly if the determinant is positive:
/// a point on the edge counts to the east of it, and to the north of a level one, which is its right.
struct Segment: BitwiseCopyable, Sendable {
    let startX: Double
    let startY: Double
    let endX: Double
    let endY: Double

    /// A segment of its ends, given in its direction.
    @inline(__always)
    init(startX: Double, startY: Double, endX: Double, endY: Double) {
        (self.startX, self.startY, self.endX, self.endY) = (startX, startY, endX, endY)
    }

    /// The segment between two points; `nil` if they are one.
    @inline(__always)
    init?(_ first: Point, _ second: Point) {
        guard first != second else { return nil }
        self.init(between: first, second)
    }

    /// The segment between two different points.
    @inline(__always)
    init(between first: Point, _ second: Point) {
        let isForward = first.y < second.y || (first.y == second.y && first.x > second.x)
        let (start, end) = isForward ? (first, second) : (second, first)
        // Adding zero turns -0 into 0: equal segments then have equal bits.
        (startX, startY, endX, endY) = (start.x + 0, start.y + 0, end.x + 0, end.y + 0)
    }

    var start: Point { Point(x: startX, y: startY) }
    var end: Point { Point(x: endX, y: endY) }

    /// Whether the point lies on the left of the segment's line, by the rule above.
    @inline(__always)
    func hasOnLeft(_ point: Point) -> Bool {
        Orientation.determinant(start, end, point) > 0
    }

    /// Whether the way from one point north or south to the height of another, then east or west to it, crosses the segment
    /// an odd number of times.
    ///
    /// Both ends of a way lie off the line, moved by (e, e²) as they are, so a way along an axis crosses the segment if the
    /// segment spans it and has its ends on two sides.
    func isCrossed(from start: Point, to end: Point) -> Bool {
        let corner = Point(x: start.x, y: end.y)
        let crossesUpright = isCrossed(upright: start, corner)
        return crossesUpright != isCrossed(level: corner, end)
    }

    /// Whether the way between two points of one x crosses the segment.
    @inline(__always)
    func isCrossed(upright start: Point, _ end: Point) -> Bool {
        guard min(startX, endX) <= start.x, start.x < max(startX, endX) else { return false }
        return hasOnLeft(start) != hasOnLeft(end)
    }

    /// Whether the way between two points of one y crosses the segment.
    @inline(__always)
    func isCrossed(level start: Point, _ end: Point) -> Bool {
        guard startY <= start.y, start.y < endY else { return false }
        return hasOnLeft(start) != hasOnLeft(end)
    }
}

extension Segment: Comparable {
    static func < (a: Segment, b: Segment) -> Bool {
        (a.startX, a.startY, a.endX, a.endY) < (b.startX, b.startY, b.endX, b.endY)
    }
}
