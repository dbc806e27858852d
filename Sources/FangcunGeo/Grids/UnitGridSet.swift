/// One unit grid (单元网格): the smallest area of responsibility, about 10 000 m².
public struct UnitGrid: Sendable, Hashable {
    /// The identifier of the grid (单元网格标识码), as its register writes it.
    public var code: String
    /// The area: one polygon as a rule, several when the grid has detached parts.
    public var polygons: [Polygon]

    /// A grid of its parts.
    public init(code: String, polygons: [Polygon]) {
        self.code = code
        self.polygons = polygons
    }
}

/// The unit grids of a city, in one reference system, in the order of their register.
///
/// A grid is named by its index in `grids` wherever speed or space matters, and by its code wherever people look.
public struct UnitGridSet: Sendable {
    /// The system of all coordinates; its axis order is east before north.
    public let reference: CoordinateReference
    /// The grids.
    public let grids: [UnitGrid]

    /// A set of grids whose coordinates are east before north in that reference system.
    public init(reference: CoordinateReference, grids: [UnitGrid]) {
        self.reference = reference.with(axisOrder: .eastNorth)
        self.grids = grids
    }

    /// The smallest box around all grids; `nil` for a set without points.
    public var bounds: BoundingBox? {
        BoundingBox(around: grids.lazy.flatMap(\.polygons).flatMap(\.outer))
    }

    /// The same grids in another reference system, point by point: what is straight between corners stays so.
    ///
    /// - Parameter reference: the system to have them in.
    /// - Throws: the errors of ``Projection``, for an unknown system and for coordinates that have no place in it.
    public func transformed(to reference: CoordinateReference) throws(GeoError) -> UnitGridSet {
        guard self.reference.system != reference.system else { return self }
        let reference = reference.with(axisOrder: .eastNorth)
        return try moved(by: Projection(from: self.reference, to: reference), to: reference)
    }

    /// The same grids with every point moved. One that several grids share goes to one and the same point.
    func moved(by projection: Projection, to reference: CoordinateReference) throws(GeoError) -> UnitGridSet {
        var moved: [UnitGrid] = []
        moved.reserveCapacity(grids.count)
        for grid in grids {
            var polygons: [Polygon] = []
            for polygon in grid.polygons {
                var holes: [[Point]] = []
                for hole in polygon.holes { holes.append(try projection.transform(hole)) }
                polygons.append(Polygon(outer: try projection.transform(polygon.outer), holes: holes))
            }
            moved.append(UnitGrid(code: grid.code, polygons: polygons))
        }
        return UnitGridSet(reference: reference, grids: moved)
    }
}
