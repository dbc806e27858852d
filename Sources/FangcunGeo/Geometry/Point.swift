/// A position in the plane of some reference system: `x` to the east (or longitude), `y` to the north (or latitude).
///
/// Inside the library every point is east before north, whatever the axis order of the data it came from.
public struct Point: Sendable, Hashable, BitwiseCopyable {
    /// East, or longitude: metres or degrees, by the reference system.
    public var x: Double
    /// North, or latitude: metres or degrees, by the reference system.
    public var y: Double

    /// A point of its coordinates.
    @inlinable
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Whether both coordinates are finite numbers.
    @inlinable
    public var isFinite: Bool { x.isFinite && y.isFinite }

    /// The straight distance to another point, in the unit of the coordinates.
    @inlinable
    public func distance(to other: Point) -> Double {
        let dx = other.x - x
        let dy = other.y - y
        return (dx * dx + dy * dy).squareRoot()
    }
}
