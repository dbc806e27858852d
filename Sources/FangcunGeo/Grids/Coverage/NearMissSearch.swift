internal import FangcunModel

/// Finds corners of one grid that lie on, or close to, the border of another without being a corner of it.
///
/// Only unmatched edges and their ends can be concerned. Corners of grids that meet in one of the points are left alone: close
/// together, they are fine detail and no miss.
struct NearMissSearch {
    private let edges: CoverageEdges
    private let border: CoverageBorder
    private let options: CoverageCheck.Options
    /// The ends of unmatched edges, in the order of their first use.
    private var corners: [Int32] = []
    /// The grids that meet in each of these corners.
    private var gridsAtCorner: [Int32: [Int]] = [:]

    init(_ edges: CoverageEdges, _ border: CoverageBorder, _ options: CoverageCheck.Options) {
        self.edges = edges
        self.border = border
        self.options = options
        for index in edges.unmatched {
            for end in [edges.edges[index].from, edges.edges[index].to] where gridsAtCorner[end] == nil {
                corners.append(end)
                gridsAtCorner[end] = []
            }
        }
        for edge in edges.edges { gridsAtCorner[edge.from]?.append(Int(edge.grid)) }
    }

    /// Reports the misses, and joins the grids concerned.
    func run(_ frame: GroundFrame, _ parts: inout JoinedParts, _ findings: inout FindingCollector) {
        var reported: Set<[Int32]> = []
        for corner in corners {
            let place = edges.vertices[Int(corner)]
            var nearest: (distance: Double, grid: Int)?
            let here = grids(at: corner)
            for line in border.lines(near: frame.meters(place), within: options.nearMissMeters)
            where !here.contains(border.lines[line].grid) {
                switch relation(of: corner, at: frame.meters(place), to: line) {
                case .nothing: break
                case .corner(let other, let distance):
                    guard reported.insert([min(corner, other), max(corner, other)]).inserted else { continue }
                    report(here.union(grids(at: other)), place, distance, isCorner: true, &parts, &findings)
                case .side(let distance):
                    if distance < nearest?.distance ?? .infinity { nearest = (distance, border.lines[line].grid) }
                }
            }
            guard let nearest else { continue }
            report(here.union([nearest.grid]), place, nearest.distance, isCorner: false, &parts, &findings)
        }
    }

    private enum Relation {
        case nothing
        case corner(Int32, distance: Double)
        case side(distance: Double)
    }

    /// How a corner relates to a line near it, of a grid that the corner does not belong to.
    private func relation(of corner: Int32, at place: Point, to line: Int) -> Relation {
        let edge = edges.edges[edges.unmatched[line]]
        let ends = [(edge.from, border.lines[line].start), (edge.to, border.lines[line].end)]
        let near = ends.map { ($0.0, $0.1.distance(to: place)) }.filter { $0.1 <= options.nearMissMeters }
        guard let (other, distance) = near.min(by: { $0.1 < $1.1 }) else {
            return .side(distance: border.lines[line].distance(to: place))
        }
        return grids(at: other).isDisjoint(with: grids(at: corner)) ? .corner(other, distance: distance) : .nothing
    }

    private func grids(at corner: Int32) -> Set<Int> { Set(gridsAtCorner[corner] ?? []) }

    private func report(
        _ grids: Set<Int>, _ place: Point, _ distance: Double, isCorner: Bool, _ parts: inout JoinedParts,
        _ findings: inout FindingCollector
    ) {
        let grids = grids.sorted()
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
