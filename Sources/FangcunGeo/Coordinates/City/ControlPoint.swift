/// A point whose coordinates are known in two systems (公共点).
public struct ControlPoint<Position: Sendable & Hashable>: Sendable, Hashable {
    /// What the point is called; empty when it has no name.
    public var name: String
    /// Where it is in the system to come from.
    public var source: Position
    /// Where it is in the system to go to.
    public var target: Position

    /// A control point of its parts.
    public init(name: String = "", source: Position, target: Position) {
        self.name = name
        self.source = source
        self.target = target
    }
}
