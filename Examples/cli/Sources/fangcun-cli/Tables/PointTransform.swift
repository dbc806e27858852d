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
        let known = points.indices.filter { points[$0].x.isFinite && points[$0].y.isFinite }
        var moved = [Point](repeating: Self.nowhere, count: points.count)
        if let all = try? projection.transform(known.map { points[$0] }) {
            for (index, point) in zip(known, all) { moved[index] = point }
        } else {
            // One of them has no place there.
            for index in known { moved[index] = (try? projection.transform(points[index])) ?? Self.nowhere }
        }
        return moved
    }
}
