/// A polygon: one outer ring and the holes in it.
///
/// A ring is a closed chain: its last point repeats its first, and it has at least four. The values here are plain; whether
/// rings are closed, simple and rightly nested is judged where data enters, by the readers and the coverage check.
public struct Polygon: Sendable, Hashable {
    /// The outer ring.
    public var outer: [Point]
    /// The inner rings, each around a hole.
    public var holes: [[Point]]

    /// A polygon of its rings.
    public init(outer: [Point], holes: [[Point]] = []) {
        self.outer = outer
        self.holes = holes
    }

    /// All rings, the outer one first.
    public var rings: [[Point]] { [outer] + holes }
}
