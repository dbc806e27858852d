/// What one look at a ring tells.
struct RingScan {
    /// Closed, all points usable, none repeated, and an area that rounding does not explain.
    let isClean: Bool
    /// The direction; `nil` when the area is too small beside the ring's extent to tell.
    let isClockwise: Bool?
    /// The area within.
    let area: Double
    /// The box around the points, when there are any.
    let box: BoundingBox?
    /// Whether a coordinate is zero, of either sign.
    let hasZero: Bool
    /// Whether the ring certainly meets itself nowhere; most rings of a city do not leave that in doubt.
    let isSimple: Bool

    /// Looks at a ring as it was drawn.
    ///
    /// - Complexity: linear, about three nanoseconds a point.
    init(_ ring: [Point]) {
        self = unsafe ring.withUnsafeBufferPointer { unsafe RingScan($0) }
    }

    private init(_ ring: UnsafeBufferPointer<Point>) {
        guard let first = unsafe ring.first, let last = unsafe ring.last else {
            (isClean, isClockwise, area, box, hasZero, isSimple) = (false, nil, 0, nil, false, false)
            return
        }
        var (low, high) = (first, first)
        var isRepeated = false
        var hasZero = first.x == 0 || first.y == 0
        var sum = 0.0
        // The area counts from the first point: large coordinates do not eat the digits of a small ring.
        var (ax, ay) = (0.0, 0.0)
        for index in 1..<max(1, ring.count) {
            let point = unsafe ring[index]
            low.x = point.x < low.x ? point.x : low.x
            low.y = point.y < low.y ? point.y : low.y
            high.x = point.x > high.x ? point.x : high.x
            high.y = point.y > high.y ? point.y : high.y
            let (bx, by) = (point.x - first.x, point.y - first.y)
            // Distances may be the same by rounding where points are not: then a closer look follows.
            isRepeated = isRepeated || (bx == ax && by == ay)
            hasZero = hasZero || point.x == 0 || point.y == 0
            sum += ax * by - bx * ay
            (ax, ay) = (bx, by)
        }
        let box = BoundingBox(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
        // A coordinate that is no number leaves a sum that is none; infinite ones show in the box.
        let isUsable = GridOutlines.isUsable(low) && GridOutlines.isUsable(high) && !sum.isNaN
        isClockwise = unsafe RingScan.isDecided(sum, ring, box) ? sum < 0 : nil
        isClean = isUsable && !isRepeated && ring.count >= 4 && first == last && isClockwise != nil
        area = sum.magnitude / 2
        self.box = box
        self.hasZero = hasZero
        let middle = Point(x: box.minX + box.width / 2, y: box.minY + box.height / 2)
        isSimple = unsafe isClean && RingScan.isStar(ring, around: middle, sign: sum < 0 ? -1 : 1)
    }

    /// Whether rounding cannot have changed the sign of twice the area.
    private static func isDecided(_ sum: Double, _ ring: UnsafeBufferPointer<Point>, _ box: BoundingBox) -> Bool {
        let share = 0x1p-52 * Double(ring.count)
        // No product is larger than the box, and there are two for each point.
        if sum.magnitude > box.width * box.height * 2 * Double(ring.count) * share { return true }
        let first = unsafe ring[0]
        var size = 0.0
        for index in 1..<max(1, ring.count) {
            let (a, b) = unsafe (ring[index - 1], ring[index])
            size += ((a.x - first.x) * (b.y - first.y)).magnitude + ((b.x - first.x) * (a.y - first.y)).magnitude
        }
        return sum.magnitude > size * share
    }

    /// Whether the ring goes once around a point and always forward, as seen from there: it cannot meet itself then. Whoever
    /// looks from the middle of a block of houses along its border turns on and on, and so it is with most grids.
    ///
    /// - Parameter sign: 1 for a ring that runs counter-clockwise, -1 for one that runs clockwise.
    private static func isStar(_ ring: UnsafeBufferPointer<Point>, around middle: Point, sign: Double) -> Bool {
        var isForward = true
        var crossings = 0
        var (ax, ay) = unsafe (ring[0].x - middle.x, ring[0].y - middle.y)
        for index in 1..<ring.count {
            let (bx, by) = unsafe (ring[index].x - middle.x, ring[index].y - middle.y)
            let (left, right) = (ax * by, ay * bx)
            let turn = left - right
            // As far as rounding lets one tell: see ``Orientation``.
            isForward = isForward && sign * turn > 3.3306690738754716e-16 * (left.magnitude + right.magnitude)
            crossings += (ay < 0) != (by < 0) ? 1 : 0
            (ax, ay) = (bx, by)
        }
        return isForward && crossings == 2
    }
}
