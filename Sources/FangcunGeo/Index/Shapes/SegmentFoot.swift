/// The point of a segment that is nearest to a place.
struct SegmentFoot {
    let point: Point
    let distanceFromStart: Double
    let isStart: Bool
    let isEnd: Bool

    @inline(__always)
    init(of place: Point, _ start: Point, _ end: Point) {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let along = (place.x - start.x) * dx + (place.y - start.y) * dy
        let square = dx * dx + dy * dy
        isStart = !(along > 0)
        isEnd = !isStart && along >= square
        let share = isStart ? 0 : along / square
        point = isStart ? start : (isEnd ? end : Point(x: start.x + dx * share, y: start.y + dy * share))
        distanceFromStart = share * square.squareRoot()
    }

    /// The square of the distance between a place and the nearest point of a segment of two different points.
    ///
    /// Where an end is nearest, the number depends on that end only: segments that meet there are equally far.
    @inline(__always)
    static func squaredDistance(of place: Point, _ start: Point, _ end: Point) -> Double {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let (px, py) = (place.x - start.x, place.y - start.y)
        let along = px * dx + py * dy
        if !(along > 0) { return px * px + py * py }
        let square = dx * dx + dy * dy
        if along >= square {
            let (qx, qy) = (place.x - end.x, place.y - end.y)
            return qx * qx + qy * qy
        }
        // The height of the triangle: more exact than the way to a foot that is rounded.
        let height = (dx * py - dy * px) / square.squareRoot()
        return height * height
    }
}
