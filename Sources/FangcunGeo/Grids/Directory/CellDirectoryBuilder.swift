/// Fills a ``CellDirectory``.
///
/// Everything follows from walks. A way along an axis changes the grids that hold a point by the owners of the segments that it
/// crosses; within a cell it can cross the segments that meet the cell only; and which it crosses is known exactly. A row of
/// cells is walked from the west, where no grid is, through the reference points of its cells, each the middle of a western
/// side. A cell that no segment meets has the grids of its reference point. Nothing is assumed of the grids: overlaps, gaps
/// and rings that cross themselves come out as the rule of ``GridLocator`` says.
struct CellDirectoryBuilder: ~Copyable {
    private let borders: BorderSegments
    private let frame: DirectoryFrame
    private let limits: Limits

    private var cells: FlatArrayBuilder<DirectoryEntry>
    private var blocks: FlatArrayBuilder<DirectoryEntry>
    private var lists: FlatArrayBuilder<UInt32>
    private var edges: EdgeTable
    /// The segments that meet the cells now in work, those of the smallest cell last.
    private var segments = FlatArrayBuilder<UInt32>(capacity: 1_024)
    /// The parts that these meet, for the cells that are being cut.
    private var partsMet = FlatArrayBuilder<UInt16>(capacity: 1_024)
    /// The owners in a list with their segments, while it is made.
    private var pairs: [UInt64] = []
    private var star = Star()
    private var mergedGrids = 0

    /// What a directory may cost. One that would cost more is given up, for a coarser one.
    struct Limits {
        /// Squares of the first level.
        var cells: Int
        /// How many times a square may be cut into 16.
        var depth: Int
        /// Numbers that may be stored: a bound on memory.
        var stored: Int
        /// Grids that may be met while stepping over borders where many lie upon each other: a bound on time.
        var merged: Int
    }

    /// A part is cut further while more segments meet it than this. The last parts then hold one corner, as a rule.
    private static let segmentsInPart = 3
    /// Squares of the first level are worked through by tiles of so many rows and columns: what is near is stored near.
    private static let tileSize = 16

    /// The directory of these borders; `nil` if it would exceed the limits.
    static func build(_ borders: BorderSegments, in bounds: BoundingBox, _ limits: Limits) -> CellDirectory? {
        var builder = CellDirectoryBuilder(borders, bounds, limits)
        guard let cover = SquareCover(borders, builder.frame, limit: limits.stored), builder.fillSquares(cover)
        else { return nil }
        return builder.finish()
    }

    /// The directory that is little more than a list of all segments: linear in memory, whatever the borders.
    static func buildCoarsest(_ borders: BorderSegments, in bounds: BoundingBox) -> CellDirectory {
        var builder = CellDirectoryBuilder(
            borders, bounds, Limits(cells: 1, depth: 0, stored: .max, merged: .max))
        if let cover = SquareCover(borders, builder.frame, limit: .max) { _ = builder.fillSquares(cover) }
        return builder.finish()
    }

    private consuming func finish() -> CellDirectory {
        CellDirectory(
            frame: frame, cells: cells.finish(), blocks: blocks.finish(), edges: edges.finish(), lists: lists.finish()
        )
    }

    private init(_ borders: BorderSegments, _ bounds: BoundingBox, _ limits: Limits) {
        let frame = DirectoryFrame(around: bounds, cells: limits.cells)
        self.borders = borders
        self.frame = frame
        self.limits = limits
        let squares = frame.columns * frame.rows
        cells = FlatArrayBuilder(capacity: squares)
        cells.append(DirectoryEntry(grid: -1), count: squares)
        blocks = FlatArrayBuilder(capacity: 4 * borders.count)
        lists = FlatArrayBuilder(capacity: borders.count)
        edges = EdgeTable(segmentCount: borders.count)
    }

    // MARK: The first level

    /// Fills all squares; false if that exceeds the limits.
    private mutating func fillSquares(_ cover: SquareCover) -> Bool {
        let tile = CellDirectoryBuilder.tileSize
        for southern in stride(from: 0, to: frame.rows, by: tile) {
            let rows = southern..<min(southern + tile, frame.rows)
            // One walk for each row, all of a tile long before the next tile.
            var walks = Array(repeating: HoldingGrids(), count: rows.count)
            for western in stride(from: 0, to: frame.columns, by: tile) {
                let columns = western..<min(western + tile, frame.columns)
                for row in rows {
                    for column in columns { fillSquare(row, column, cover, &walks[row - southern]) }
                }
                guard isWithinLimits else { return false }
            }
        }
        return true
    }

    private mutating func fillSquare(_ row: Int, _ column: Int, _ cover: SquareCover, _ walk: inout HoldingGrids) {
        let index = row * frame.columns + column
        let places = cover.places(inSquare: index)
        guard !places.isEmpty else { return cells[index] = DirectoryEntry(grid: walk.first) }
        let place = DirectoryFrame.Place(
            x: UInt32(truncatingIfNeeded: column) << frame.cellBits,
            y: UInt32(truncatingIfNeeded: row) << frame.cellBits)
        let cell = UnitCell(place: place, bits: frame.cellBits)
        for place in places { segments.append(cover.segment(at: place)) }
        let met = 0..<places.count
        cells[index] = entry(for: cell, met, walk, depth: 0)
        walkEast(through: cell, met, &walk)
        segments.removeLast(met.count)
    }

    // MARK: A cell

    /// The entry of a cell that some segments meet, and whose reference point some grids hold.
    private mutating func entry(
        for cell: UnitCell, _ met: Range<Int>, _ holding: HoldingGrids, depth: Int
    ) -> DirectoryEntry {
        if met.count == 1 {
            let segment = Int(segments[met.lowerBound])
            if !frame.units(borders[segment]).ends(in: cell) { return edgeEntry(for: cell, segment, holding) }
        }
        if 2...(depth == 0 ? 2 : Star.maximumRays) ~= met.count,
            let entry = starEntry(for: cell, met, holding)
        {
            return entry
        }
        let isCrowded = met.count > (depth == 0 ? 1 : CellDirectoryBuilder.segmentsInPart)
        // Parts stay many units wide, so that few segments meet them for the unit by which they are grown.
        if isCrowded, depth < limits.depth, cell.bits >= 6, isWithinLimits {
            return blockEntry(for: cell, met, holding, depth: depth)
        }
        return listEntry(met, holding)
    }

    /// The entry of a cell that one segment cuts in two.
    private mutating func edgeEntry(for cell: UnitCell, _ segment: Int, _ holding: HoldingGrids) -> DirectoryEntry {
        let here = holding.first
        var across = holding
        across.cross(borders, segment)
        mergedGrids += across.settle()
        let there = across.first
        guard here != there else { return DirectoryEntry(grid: here) }
        let isLeft = borders[segment].hasOnLeft(reference(of: cell))
        let edge = DirectoryEdge(
            borders[segment], left: isLeft ? here : there, right: isLeft ? there : here)
        return DirectoryEntry(DirectoryEntry.Kind.edge, edges.index(of: edge, at: segment))
    }

    /// The entry of a cell whose segments meet in one vertex and end off the cell otherwise; `nil` for others.
    ///
    /// To such a cell the segments are rays, and what lies between two neighbours has the same grids everywhere, if a walk around
    /// the vertex ends with the grids that it began with. (It need not where the vertex lies off the cell, and edges from it
    /// elsewhere.)
    private mutating func starEntry(
        for cell: UnitCell, _ met: Range<Int>, _ holding: HoldingGrids
    ) -> DirectoryEntry? {
        guard fillStar(in: cell, met) else { return nil }
        let count = star.count
        let start = star.ray(before: reference(of: cell))
        star.grids[start] = holding.first
        var walk = holding
        for step in 1...count {
            let position = start + step < count ? start + step : start + step - count
            walk.cross(borders, star.segment(position))
            mergedGrids += walk.settle()
            if step < count { star.grids[position] = walk.first }
        }
        guard walk == holding else { return nil }
        // From the last corner but one backwards: what no corner holds lies in the last.
        var answer = star.grids[count - 1]
        var entry = DirectoryEntry(grid: answer)
        for position in (0..<count - 1).reversed() where star.grids[position] != answer {
            let edge = DirectoryEdge(star.corner(position), swept: star.grids[position], rest: answer)
            let place = edges.index(of: edge, at: star.segment(position))
            entry = DirectoryEntry(DirectoryEntry.Kind.edge, place)
            answer = DirectoryEdge.answer(goingOnAt: place)
        }
        return entry
    }

    /// Takes up the star of the segments that meet a cell; false if they are none.
    private mutating func fillStar(in cell: UnitCell, _ met: Range<Int>) -> Bool {
        let first = borders[Int(segments[met.lowerBound])]
        return fillStar(first.start, in: cell, met) || fillStar(first.end, in: cell, met)
    }

    private mutating func fillStar(_ vertex: Point, in cell: UnitCell, _ met: Range<Int>) -> Bool {
        star.reset(vertex)
        for position in met {
            let number = Int(segments[position])
            let segment = borders[number]
            let inUnits = frame.units(segment)
            let starts = segment.start == vertex
            guard
                starts ? !inUnits.stops(in: cell) : segment.end == vertex && !inUnits.starts(in: cell),
                star.add(starts ? segment.end : segment.start, number)
            else { return false }
        }
        return true
    }

    /// The entry of a cell that is cut into 16 parts.
    private mutating func blockEntry(
        for cell: UnitCell, _ met: Range<Int>, _ holding: HoldingGrids, depth: Int
    ) -> DirectoryEntry {
        let block = blocks.count
        blocks.append(DirectoryEntry(grid: -1), count: 16)
        let firstMask = partsMet.count
        for position in met { partsMet.append(frame.units(borders[Int(segments[position])]).parts(of: cell)) }
        let start = reference(of: cell)
        for row in 0..<4 as Range<UInt32> {
            var walk = holding
            let rowStart = reference(of: cell.part(row, 0))
            step(over: met, &walk) { $0.isCrossed(upright: start, rowStart) }
            for column in 0..<4 as Range<UInt32> {
                let number = row << 2 | column
                let first = segments.count
                for position in met where partsMet[firstMask + position - met.lowerBound] >> number & 1 != 0 {
                    segments.append(segments[position])
                }
                let metByPart = first..<segments.count
                if metByPart.isEmpty {
                    blocks[block + Int(number)] = DirectoryEntry(grid: walk.first)
                } else {
                    let part = cell.part(row, column)
                    blocks[block + Int(number)] = entry(for: part, metByPart, walk, depth: depth + 1)
                    walkEast(through: part, metByPart, &walk)
                    segments.removeLast(metByPart.count)
                }
            }
        }
        partsMet.removeLast(met.count)
        return DirectoryEntry(DirectoryEntry.Kind.block, UInt32(truncatingIfNeeded: block >> 4))
    }

    /// The entry of a cell whose points are tested against all segments that meet it; see ``CellDirectory/lists``.
    private mutating func listEntry(_ met: Range<Int>, _ holding: HoldingGrids) -> DirectoryEntry {
        pairs.removeAll(keepingCapacity: true)
        for position in met {
            let segment = segments[position]
            for place in borders.ownerPlaces(Int(segment)) {
                pairs.append(UInt64(UInt32(bitPattern: borders.owner(at: place))) << 32 | UInt64(segment))
            }
        }
        pairs.sort()
        mergedGrids += holding.count
        let everywhere = holding.first(notIn: pairs.lazy.map { Int32(truncatingIfNeeded: $0 >> 32) })
        let start = lists.count
        var position = 0
        while position < pairs.count {
            let grid = Int32(truncatingIfNeeded: pairs[position] >> 32)
            // Those after a grid that holds the whole cell are never the first.
            if everywhere >= 0, grid > everywhere { break }
            let header = lists.count + 1
            lists.append(UInt32(bitPattern: grid))
            lists.append(holding.contains(grid) ? 1 : 0)
            while position < pairs.count, Int32(truncatingIfNeeded: pairs[position] >> 32) == grid {
                lists[header] += 2
                let segment = Int(pairs[position] & 0xFFFF_FFFF)
                lists.append(edges.index(of: borders[segment], at: segment))
                position += 1
            }
        }
        guard lists.count > start else { return DirectoryEntry(grid: everywhere) }
        lists.append(DirectoryEntry(grid: everywhere).bits)
        lists.append(0)
        return DirectoryEntry(DirectoryEntry.Kind.list, UInt32(truncatingIfNeeded: start))
    }

    // MARK: Walks

    /// Goes on from the reference point of a cell to that of its eastern neighbour.
    private mutating func walkEast(through cell: UnitCell, _ met: Range<Int>, _ walk: inout HoldingGrids) {
        let start = reference(of: cell)
        let east = DirectoryFrame.Place(x: cell.place.x + (1 << cell.bits), y: cell.place.y)
        let end = frame.reference(around: east, bits: cell.bits)
        step(over: met, &walk) { $0.isCrossed(level: start, end) }
    }

    /// Takes a walk over those of some segments that it crosses; in which order does not matter.
    @inline(__always)
    private mutating func step(over met: Range<Int>, _ walk: inout HoldingGrids, _ isCrossed: (Segment) -> Bool) {
        for position in met {
            let segment = Int(segments[position])
            if isCrossed(borders[segment]) { walk.cross(borders, segment) }
        }
        mergedGrids += walk.settle()
    }

    @inline(__always)
    private func reference(of cell: UnitCell) -> Point { frame.reference(around: cell.place, bits: cell.bits) }

    private var isWithinLimits: Bool {
        cells.count + blocks.count + lists.count + edges.count * 16 <= limits.stored
            && mergedGrids <= limits.merged
    }
}
