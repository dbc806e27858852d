internal import FangcunGeo

/// Steps along a chain of straight pieces.
enum Walk {
    /// The place some metres along the straight line between two points, and its direction.
    static func place(from: Point, to: Point, way: Double) -> (point: Point, direction: Point) {
        let length = max(from.distance(to: to), 1e-9)
        let direction = Point(x: (to.x - from.x) / length, y: (to.y - from.y) / length)
        return (Point(x: from.x + direction.x * way, y: from.y + direction.y * way), direction)
    }
}
