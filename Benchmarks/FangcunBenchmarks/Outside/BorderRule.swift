import FangcunGeo
import XCTest

/// Compares our one grid for each point with all grids that a peer says the point meets.
///
/// A point in the open is in one grid for everybody. A point on a border meets the grids on both sides for a peer that counts
/// rims, and one of them, or by our rule none on the outer rim, for us. So the answers may differ by a grid only where the
/// point lies on that grid's border; peers that compare with a tolerance, or on the sphere, do so within some length of it.
struct BorderRule {
    let grids: [UnitGrid]
    /// How far from its border a grid may be in doubt, in metres.
    let toleranceMeters: Double

    struct Verdict {
        var equal = 0
        var onBorders = 0
        var unexplained = 0
        /// How far from the border the answers differ, at most.
        var reachMeters = 0.0
    }

    /// - Parameters:
    ///   - counts: how many grids the peer found for each point.
    ///   - found: which, one point after the other.
    func compare(_ points: [Point], ours: [Int32], counts: [UInt32], found: [Int32]) -> Verdict {
        var verdict = Verdict()
        var start = 0
        for (index, point) in points.enumerated() {
            let theirs = found[start..<start + Int(counts[index])]
            start += Int(counts[index])
            let doubtful =
                theirs.filter { $0 != ours[index] }
                + (ours[index] < 0 || theirs.contains(ours[index]) ? [] : [ours[index]])
            if doubtful.isEmpty {
                verdict.equal += 1
                continue
            }
            let reach = doubtful.map { distance(from: point, toBorderOf: Int($0)) }.max() ?? 0
            verdict.reachMeters = max(verdict.reachMeters, reach)
            if reach <= toleranceMeters { verdict.onBorders += 1 } else { verdict.unexplained += 1 }
        }
        return verdict
    }

    private func distance(from point: Point, toBorderOf grid: Int) -> Double {
        grids[grid].polygons.flatMap(\.rings).flatMap { zip($0, $0.dropFirst()) }
            .map { distance(from: point, to: $0, $1) }.min() ?? .infinity
    }

    private func distance(from point: Point, to start: Point, _ end: Point) -> Double {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = dx * dx + dy * dy
        let along = length > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / length : 0
        let share = min(1, max(0, along))
        return point.distance(to: Point(x: start.x + share * dx, y: start.y + share * dy))
    }
}
