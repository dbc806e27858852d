internal import Glibc

/// The border as loops, each walked with its grids on the left, with sums that give the length and the area of any stretch at
/// once. Loops around what no grid covers run clockwise; they are not among these.
struct BorderTour {
    /// A place on a loop: on the line of that number in the loop's order, so far from its start.
    struct Place {
        let line: Int
        let meters: Double
        let point: Point
    }

    /// A stretch of a loop and the straight way back from its end to its start.
    struct Stretch {
        /// Along the loop, in metres.
        let length: Double
        /// In square metres: positive where grids fill it, negative where it lies outside.
        let area: Double
    }

    /// A closed loop of lines.
    struct Loop {
        /// The lines of the border in the order of the walk.
        let lines: [Int]
        /// How far it is from the first corner to the start of each line, and to the end of the last.
        fileprivate let lengths: [Double]
        /// Twice the area between the first corner and the lines before each, and before the end of the last.
        fileprivate let sums: [Double]
    }

    /// The loops around parts of the city.
    private(set) var loops: [Loop] = []
    /// For each line its loop, -1 for none, and its number there.
    private(set) var loopOfLine: [Int32]
    private(set) var numberOfLine: [Int32]

    /// Walks the lines that are edges of one grid; where several go on from a corner, the one farthest to the right, so that
    /// what lies outside stays one piece.
    ///
    /// - Complexity: linear in the number of lines, for corners where few lines meet.
    init(_ border: CoverageBorder) {
        loopOfLine = [Int32](repeating: -1, count: border.lines.count)
        numberOfLine = loopOfLine
        let starts = border.lines.enumerated().filter { $0.element.isSingle }
        let outgoing = GroupedNumbers(
            starts.map { ($0.element.from, Int32(truncatingIfNeeded: $0.offset)) }, groups: border.corners.count)
        var walkOfLine = loopOfLine
        for (walk, (start, _)) in starts.enumerated() where walkOfLine[start] < 0 {
            var lines: [Int] = []
            var line = start
            while walkOfLine[line] < 0 {
                walkOfLine[line] = Int32(truncatingIfNeeded: walk)
                lines.append(line)
                guard let next = BorderTour.next(after: line, outgoing, border) else { break }
                line = next
            }
            if line == start, border.lines[lines[lines.count - 1]].to == border.lines[start].from { add(lines, border) }
        }
    }

    private static func next(after line: Int, _ outgoing: GroupedNumbers, _ border: CoverageBorder) -> Int? {
        let others = outgoing[Int(border.lines[line].to)]
        guard others.count > 1 else { return others.first.map { Int($0) } }
        let (start, end) = (border.lines[line].start, border.lines[line].end)
        func turn(_ other: Int32) -> Double {
            let next = border.lines[Int(other)]
            let (ux, uy) = (end.x - start.x, end.y - start.y)
            let (vx, vy) = (next.end.x - next.start.x, next.end.y - next.start.y)
            return atan2(ux * vy - uy * vx, ux * vx + uy * vy)
        }
        return others.min { turn($0) < turn($1) }.map { Int($0) }
    }

    private mutating func add(_ lines: [Int], _ border: CoverageBorder) {
        var (lengths, sums) = ([0.0], [0.0])
        let first = border.lines[lines[0]].start
        for line in lines {
            let (a, b) = (border.lines[line].start, border.lines[line].end)
            lengths.append(lengths[lengths.count - 1] + a.distance(to: b))
            sums.append(sums[sums.count - 1] + BorderTour.cross(a, b, from: first))
        }
        guard sums[sums.count - 1] > 0 else { return }
        for (number, line) in lines.enumerated() {
            loopOfLine[line] = Int32(truncatingIfNeeded: loops.count)
            numberOfLine[line] = Int32(truncatingIfNeeded: number)
        }
        loops.append(Loop(lines: lines, lengths: lengths, sums: sums))
    }

    /// The stretch of a loop from one place on to another.
    ///
    /// - Complexity: constant.
    func stretch(of loop: Int, from start: Place, to end: Place, _ border: CoverageBorder) -> Stretch {
        let loop = loops[loop]
        let count = loop.lines.count
        let origin = border.lines[loop.lines[0]].start
        var length = loop.lengths[end.line] + end.meters - loop.lengths[start.line] - start.meters
        // From the start to the end of its line, along the lines between, and on the last line to the end.
        var sum = loop.sums[end.line] - loop.sums[start.line + 1]
        if end.line < start.line || (end.line == start.line && end.meters < start.meters) {
            length += loop.lengths[count]
            sum += loop.sums[count]
        }
        sum += BorderTour.cross(start.point, border.lines[loop.lines[start.line]].end, from: origin)
        sum += BorderTour.cross(border.lines[loop.lines[end.line]].start, end.point, from: origin)
        sum += BorderTour.cross(end.point, start.point, from: origin)
        return Stretch(length: length, area: sum / 2)
    }

    /// The numbers of a loop's lines from one to another, both among them.
    func numbers(of loop: Int, from start: Int, to end: Int) -> [Int] {
        start <= end ? Array(start...end) : Array(start..<loops[loop].lines.count) + Array(0...end)
    }

    private static func cross(_ a: Point, _ b: Point, from origin: Point) -> Double {
        (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
}
