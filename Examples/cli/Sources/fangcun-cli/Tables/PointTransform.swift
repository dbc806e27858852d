import FangcunGeo

/// Points of one reference system in another. A point that has no place there becomes one that is nowhere, of coordinates
/// that are no numbers.
struct PointTransform {
    private let projection: Projection?

    /// Where nothing is.
    static let nowhere = Point(x: .nan, y: .nan)

    init(from source: CoordinateReference, to target: CoordinateReference) throws(CommandFailure) {
        guard source.with(axisOrder: .eastNorth) != target.with(axisOrder: .eastNorth) else {
            projection = nil
            return
        }
        projection = try naming("\(ReferenceName.text(source)) to \(ReferenceName.text(target))") {
            try Projection(
                from: source.with(axisOrder: .eastNorth), to: target.with(axisOrder: .eastNorth))
        }
    }

    /// What becomes of the datum, where people should know.
    var remark: String? {
        guard let projection, projection.datumShift != .none else { return nil }
        return
            "\(ReferenceName.text(projection.source)) to \(ReferenceName.text(projection.target)): \(projection.datumShift)"
    }

    func apply(_ point: Point) -> Point { apply([point])[0] }

    func apply(_ points: [Point]) -> [Point] {
        guard let projection else { return points }
        // It fails only where PROJ itself does; then no point has a place.
        return (try? projection.transformWhereDefined(points))
            ?? [Point](repeating: Self.nowhere, count: points.count)
    }
}
