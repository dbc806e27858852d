/// A rectangle with sides along the axes; both ends belong to it.
public struct BoundingBox: Sendable, Hashable, BitwiseCopyable {
    /// The western, or smallest, x.
    public var minX: Double
    /// The southern, or smallest, y.
    public var minY: Double
    /// The eastern, or largest, x.
    public var maxX: Double
    /// The northern, or largest, y.
    public var maxY: Double

    /// A box of its sides.
    @inlinable
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The smallest box around some points; `nil` when there is none.
    public init?(around points: some Sequence<Point>) {
        var iterator = points.makeIterator()
        guard let first = iterator.next() else { return nil }
        self.init(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
        while let point = iterator.next() { extend(to: point) }
    }

    /// Grows the box so that it holds a point.
    @inlinable
    public mutating func extend(to point: Point) {
        minX = min(minX, point.x)
        minY = min(minY, point.y)
        maxX = max(maxX, point.x)
        maxY = max(maxY, point.y)
    }

    /// Grows the box so that it holds another.
    @inlinable
    public mutating func extend(to other: BoundingBox) {
        minX = min(minX, other.minX)
        minY = min(minY, other.minY)
        maxX = max(maxX, other.maxX)
        maxY = max(maxY, other.maxY)
    }

    /// Whether the point lies in the box or on its rim; false for a coordinate that is not a number.
    @inlinable
    public func contains(_ point: Point) -> Bool {
        point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
    }

    /// Whether the boxes have a point in common, be it on their rims.
    @inlinable
    public func overlaps(_ other: BoundingBox) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// The extent from west to east.
    @inlinable
    public var width: Double { maxX - minX }
    /// The extent from south to north.
    @inlinable
    public var height: Double { maxY - minY }
}
