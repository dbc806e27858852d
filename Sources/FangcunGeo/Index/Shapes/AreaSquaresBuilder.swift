/// Makes the ``AreaSquares`` of some areas: the squares that each area meets, and from these the areas of each square.
///
/// There are about twice as many squares as points. Where areas or their edges meet far more squares than that, the squares become larger; in
/// the end there is one. So memory and time are linear, whatever the areas.
struct AreaSquaresBuilder: ~Copyable {
    private let shapes: AreaShapes
    private let frame: BucketFrame
    private let margin: Double
    /// The squares met, and by which area.
    private var places: [UInt32] = []
    private var areas: [ListedArea] = []

    /// A square of more areas than this leaves questions to the tree.
    static let crowd = 16
    private static let squaresPerPoint = 2
    /// Squares that may be met, by areas and by edges: so many for each point, and for each square.
    private static let metPerPoint = 24.0
    private static let metPerSquare = 8.0

    /// The squares of some areas in a box around them all, of which the ids are given by position.
    static func build(_ shapes: AreaShapes, ids: FlatArray<Int32>, in box: BoundingBox) -> AreaSquares {
        var wanted = max(1, shapes.points.count * squaresPerPoint)
        while true {
            let frame = BucketFrame(around: box, buckets: wanted)
            let margin = margin(in: box, frame)
            if margin < 0.25, isWithinLimits(shapes, frame) {
                var builder = AreaSquaresBuilder(shapes: shapes, frame: frame, margin: margin)
                builder.fill()
                return builder.finish(ids)
            }
            guard wanted > 1 else { return .undecided }
            wanted /= 4
        }
    }

    private init(shapes: AreaShapes, frame: BucketFrame, margin: Double) {
        self.shapes = shapes
        self.frame = frame
        self.margin = margin
    }

    /// What a square is grown by, in squares: far more than the rounding of coordinates and of the way from them to squares.
    private static func margin(in box: BoundingBox, _ frame: BucketFrame) -> Double {
        let largest = max(box.minX.magnitude, box.maxX.magnitude, box.minY.magnitude, box.maxY.magnitude)
        return 0x1p-10 + 16 * largest.ulp * frame.bucketsPerUnit
    }

    /// Whether areas and edges meet few enough squares.
    private static func isWithinLimits(_ shapes: AreaShapes, _ frame: BucketFrame) -> Bool {
        let limit = metPerPoint * Double(shapes.points.count) + metPerSquare * Double(frame.columns * frame.rows)
        var total = 0.0
        for area in 0..<shapes.count {
            var box = SquareBox()
            for ring in shapes.rings(of: area) {
                shapes.visitEdges(of: ring) { start, end in
                    let (start, end) = (place(start, frame), place(end, frame))
                    total += 2 + (start.x - end.x).magnitude + (start.y - end.y).magnitude
                    box.add(end)
                }
            }
            if box.west <= box.east { total += (box.east - box.west + 1) * (box.north - box.south + 1) }
            guard total <= limit else { return false }
        }
        return true
    }

    private mutating func fill() {
        var raster = AreaRaster(margin: margin)
        var corners: [AreaRaster.Place] = []
        places.reserveCapacity(4 * shapes.count)
        areas.reserveCapacity(4 * shapes.count)
        for area in 0..<shapes.count {
            var box = SquareBox()
            corners.removeAll(keepingCapacity: true)
            for ring in shapes.rings(of: area) {
                shapes.visitEdges(of: ring) { start, end in
                    corners.append(AreaSquaresBuilder.place(start, frame))
                    corners.append(AreaSquaresBuilder.place(end, frame))
                    box.add(corners[corners.count - 1])
                }
            }
            guard !corners.isEmpty else { continue }
            let (west, east) = (frame.column(box.west - margin), frame.column(box.east + margin))
            let (south, north) = (frame.row(box.south - margin), frame.row(box.north + margin))
            if west == east && south == north {
                add(west, south, ListedArea(position: area, isWhole: false))
                continue
            }
            raster.start(column: west, row: south, columns: east - west + 1, rows: north - south + 1)
            for edge in stride(from: 0, to: corners.count, by: 2) { raster.add(corners[edge], corners[edge + 1]) }
            raster.visit { column, row, isWhole in add(column, row, ListedArea(position: area, isWhole: isWhole)) }
        }
    }

    private mutating func add(_ column: Int, _ row: Int, _ area: ListedArea) {
        places.append(UInt32(truncatingIfNeeded: row * frame.columns + column))
        areas.append(area)
    }

    private static func place(_ point: Point, _ frame: BucketFrame) -> AreaRaster.Place {
        AreaRaster.Place(x: frame.across(point.x), y: frame.upwards(point.y))
    }

    /// What the squares are, from the areas met, which are sorted by square.
    private consuming func finish(_ ids: FlatArray<Int32>) -> AreaSquares {
        let total = frame.columns * frame.rows
        var next = [UInt32](repeating: 0, count: total + 1)
        for place in places { next[Int(place) + 1] += 1 }
        for place in 1...total { next[place] += next[place - 1] }
        var sorted = areas
        for (index, place) in places.enumerated() {
            sorted[Int(next[Int(place)])] = areas[index]
            next[Int(place)] += 1
        }
        // By now, `next` says where the areas of each square end.
        var lists: [UInt32] = []
        let squares = unsafe FlatArray<AreaSquare>(count: total) { squares in
            var start = 0
            for place in 0..<total {
                let end = Int(next[place])
                unsafe squares[place] = AreaSquaresBuilder.square(sorted[start..<end], ids, &lists)
                start = end
            }
        }
        return AreaSquares(frame: frame, squares: squares, lists: FlatArray(lists))
    }

    private static func square(
        _ areas: ArraySlice<ListedArea>, _ ids: FlatArray<Int32>, _ lists: inout [UInt32]
    ) -> AreaSquare {
        guard let first = areas.first else { return .none }
        if areas.count == 1 {
            return AreaSquare(
                first.isWhole ? AreaSquare.Kind.whole : AreaSquare.Kind.some, UInt32(truncatingIfNeeded: first.position)
            )
        }
        guard areas.count <= crowd, lists.count < AreaSquare.maximumNumber else { return .crowd }
        let start = lists.count
        lists.append(UInt32(truncatingIfNeeded: areas.count))
        for area in areas {
            let id = unsafe ids[unchecked: area.position]
            var place = lists.count
            lists.append(area.bits)
            while place > start + 1, unsafe ids[unchecked: ListedArea(bits: lists[place - 1]).position] > id {
                lists[place] = lists[place - 1]
                place -= 1
            }
            lists[place] = area.bits
        }
        return AreaSquare(AreaSquare.Kind.list, UInt32(truncatingIfNeeded: start))
    }
}

/// The extent of an area in squares.
private struct SquareBox {
    private(set) var west = Double.infinity
    private(set) var south = Double.infinity
    private(set) var east = -Double.infinity
    private(set) var north = -Double.infinity

    mutating func add(_ place: AreaRaster.Place) {
        west = min(west, place.x)
        south = min(south, place.y)
        east = max(east, place.x)
        north = max(north, place.y)
    }
}
