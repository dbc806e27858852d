internal import FangcunModel

/// Finds corners of one grid that lie on, or close to, the border of another without being a corner of it.
///
/// Only unmatched edges and their ends can be concerned. Corners of grids that meet in one of the points are left alone: close
/// together, they are fine detail and no miss.
struct NearMissSearch {
    private let border: CoverageBorder
    private let options: CoverageCheck.Options

    init(_ border: CoverageBorder, _ options: CoverageCheck.Options) {
        self.border = border
        self.options = options
    }

    /// The most lines looked at for each corner, on average, and for all.
    private static let visitsPerLine = 400
    private static let leastVisits = 10_000_000

    /// Reports the misses, and joins the grids concerned.
    func run(_ frame: GroundFrame, _ parts: inout JoinedParts, _ findings: inout FindingCollector) {
        var reported: Set<UInt64> = []
        var near: [Int] = []
        var visits = 0
        for corner in border.corners.indices {
            let place = frame.meters(border.corners[corner])
            near.removeAll(keepingCapacity: true)
            border.visitLines(near: place, within: options.nearMissMeters) { line in
                visits += 1
                let (from, to) = (Int(border.lines[line].from), Int(border.lines[line].to))
                guard from != corner, to != corner,
                    border.lines[line].distance(to: place) <= options.nearMissMeters
                else { return }
                near.append(line)
            }
            guard visits <= NearMissSearch.leastVisits + NearMissSearch.visitsPerLine * border.lines.count else {
                return findings.addUnmeasured("not all near misses were looked for: the unmatched edges lie too thickly")
            }
            guard !near.isEmpty else { continue }
            near.sort()
            var nearest: (distance: Double, grid: Int32)?
            for (position, line) in near.enumerated() where position == 0 || near[position - 1] != line {
                guard let grid = foreignGrid(of: line, at: corner) else { continue }
                switch relation(of: corner, at: place, to: line) {
                case .nothing: break
                case .corner(let other, let distance):
                    let pair = UInt64(UInt32(min(corner, other))) << 32 | UInt64(UInt32(max(corner, other)))
                    guard reported.insert(pair).inserted else { continue }
                    let grids = Array(border.gridsOfCorner[other])
                    report(corner, grids, distance, isCorner: true, &parts, &findings)
                case .side(let distance):
                    if distance < nearest?.distance ?? .infinity { nearest = (distance, grid) }
                }
            }
            guard let nearest else { continue }
            report(corner, [nearest.grid], nearest.distance, isCorner: false, &parts, &findings)
        }
    }

    private enum Relation {
        case nothing
        case corner(Int, distance: Double)
        case side(distance: Double)
    }

    /// A grid with that line which does not meet others in the corner.
    private func foreignGrid(of line: Int, at corner: Int) -> Int32? {
        border.gridsOfLine[line].first { !border.gridsOfCorner.contains($0, in: corner) }
    }

    /// How a corner relates to a line near it, of a grid that the corner does not belong to.
    private func relation(of corner: Int, at place: Point, to line: Int) -> Relation {
        let line = border.lines[line]
        let (toStart, toEnd) = (line.start.distance(to: place), line.end.distance(to: place))
        guard min(toStart, toEnd) <= options.nearMissMeters else { return .side(distance: line.distance(to: place)) }
        let other = Int(toStart <= toEnd ? line.from : line.to)
        let isMeeting = border.gridsOfCorner.haveCommon(corner, other, of: border.gridsOfCorner)
        return isMeeting ? .nothing : .corner(other, distance: min(toStart, toEnd))
    }

    private func report(
        _ corner: Int, _ others: [Int32], _ distance: Double, isCorner: Bool, _ parts: inout JoinedParts,
        _ findings: inout FindingCollector
    ) {
        let grids = Set((border.gridsOfCorner[corner] + others).lazy.map { Int($0) }).sorted()
        let place = border.corners[corner]
        for grid in grids.dropFirst() { parts.join(grids[0], grid) }
        if !isCorner, distance <= options.roundingMeters {
            findings.add(
                .gridsUnmatchedEdge, .warning, grids: grids, at: place, size: distance,
                Message(
                    zh: "网格的角点落在相邻网格的边上，该边在此没有节点",
                    en: "a corner lies on the border of a neighbour that has no corner there"))
        } else {
            findings.add(
                .gridsNearMiss, .warning, grids: grids, at: place, size: distance,
                Message(
                    zh: "角点与相邻网格的\(isCorner ? "角点" : "边")相距\(distance.brief)米，未重合",
                    en: "a corner misses the \(isCorner ? "corner" : "border") of another grid by \(distance.brief) m"))
        }
    }
}
