extension BoundingBox {
    /// What two boxes have in common; `nil` for nothing.
    @inline(__always)
    func common(with other: BoundingBox) -> BoundingBox? {
        guard overlaps(other) else { return nil }
        return BoundingBox(
            minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
            maxY: min(maxY, other.maxY))
    }

    /// Whether the way from one point straight to another has a point in the box or on its rim, decided without rounding error.
    ///
    /// Two convex things are apart exactly if a line parts them that runs along a side of one: here along an axis or along the way.
    @inline(__always)
    func meets(_ start: Point, _ end: Point) -> Bool {
        let way = BoundingBox(
            minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
        guard let box = common(with: way) else { return false }
        if contains(start) || contains(end) { return true }
        var (hasLeft, hasRight) = (false, false)
        for corner in [(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)] {
            let side = Orientation.determinant(start, end, Point(x: corner.0, y: corner.1))
            hasLeft = hasLeft || side >= 0
            hasRight = hasRight || side <= 0
        }
        return hasLeft && hasRight
    }
}
