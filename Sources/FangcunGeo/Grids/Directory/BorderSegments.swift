/// The borders of all grids as segments, each once, with the grids whose rings run along it; near ones near each other.
struct BorderSegments: Sendable {
    /// The box around all segments; `nil` without any.
    let bounds: BoundingBox?
    private let segments: FlatArray<Segment>
    /// The grids of all segments, in ascending order for each.
    private let owners: FlatArray<Int32>
    /// Segment `s` has the owners from `ownerStarts[s]` up to `ownerStarts[s + 1]`.
    private let ownerStarts: FlatArray<UInt32>

    /// The segments of these grids.
    ///
    /// A grid whose rings run along a segment an even number of times has the same on both sides of it, and does not own it.
    ///
    /// - Throws: ``GeoError``: `invalidGeometry`, naming the grid, for a coordinate that is not finite or absurdly large;
    ///   `limitExceeded` for too many points.
    init(_ grids: [UnitGrid]) throws(GeoError) {
        let rings = try GridRings(grids)
        var sides = SideOrder(rings)
        var segments = FlatArrayBuilder<Segment>(capacity: sides.count / 2 + 1)
        var owners = FlatArrayBuilder<Int32>(capacity: sides.count)
        var ownerStarts = FlatArrayBuilder<UInt32>(capacity: sides.count / 2 + 2)
        ownerStarts.append(0)
        while let first = sides.next() {
            let segment = rings.segment(ofSide: first)
            let start = owners.count
            owners.append(rings.owner(ofSide: first))
            while let side = sides.next(along: segment) {
                let owner = rings.owner(ofSide: side)
                if owners.count > start, owners[owners.count - 1] == owner {
                    owners.removeLast()
                } else {
                    owners.append(owner)
                }
            }
            guard owners.count > start else { continue }
            segments.append(segment)
            ownerStarts.append(UInt32(truncatingIfNeeded: owners.count))
        }
        bounds = rings.bounds
        self.segments = segments.finish()
        self.owners = owners.finish()
        self.ownerStarts = ownerStarts.finish()
    }

    /// How many segments there are.
    var count: Int { segments.count }

    /// The segment with a number below ``count``, which only debug builds check.
    @inline(__always)
    subscript(number: Int) -> Segment {
        assert(number < count)
        return unsafe segments[unchecked: number]
    }

    /// The places of the owners of a segment.
    @inline(__always)
    func ownerPlaces(_ number: Int) -> Range<Int> {
        assert(number < count)
        return unsafe Int(ownerStarts[unchecked: number])..<Int(ownerStarts[unchecked: number + 1])
    }

    /// The owner at a place of ``ownerPlaces(_:)``.
    @inline(__always)
    func owner(at place: Int) -> Int32 { unsafe owners[unchecked: place] }
}
