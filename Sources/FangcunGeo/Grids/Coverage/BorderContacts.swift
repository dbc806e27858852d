/// How the lines of a border meet, apart from common ends.
enum BorderContacts {
    /// At their ends only.
    case none
    /// Elsewhere too.
    case some
    /// So often, or so close to each other, that cutting them up would take too long.
    case tangled

    /// - Complexity: linear for the lines of a sound city; O((n + m) 400) for n lines and m permitted crossings at most.
    init(_ border: CoverageBorder, maximumCrossings: Int) {
        var crossings = 0
        var hasContact = false
        var visits = 0
        for (index, line) in border.lines.enumerated() {
            let (start, end, box) = (border.corners[Int(line.from)], border.corners[Int(line.to)], line.box)
            border.visitLines(near: box) { other in
                visits += 1
                guard other > index, border.lines[other].box.overlaps(box) else { return }
                let second = border.lines[other]
                switch BorderContacts.contact(
                    line, start, end, second, border.corners[Int(second.from)], border.corners[Int(second.to)])
                {
                case .none: break
                case .touch: hasContact = true
                case .crossing:
                    hasContact = true
                    crossings += 1
                }
            }
            if crossings > maximumCrossings || visits > 400 * (maximumCrossings + border.lines.count) {
                self = .tangled
                return
            }
        }
        self = hasContact ? .some : .none
    }

    private enum Contact {
        case none
        case touch
        case crossing
    }

    private static func contact(
        _ one: CoverageBorder.Line, _ a: Point, _ b: Point, _ other: CoverageBorder.Line, _ c: Point, _ d: Point
    ) -> Contact {
        if one.from == other.from || one.to == other.to || one.from == other.to || one.to == other.from {
            // Lines with a common end have more in common only when one runs along the other.
            let isShared = one.from == other.from || one.from == other.to
            let (end, tip) = isShared ? (a, b) : (b, a)
            let foreign = other.from == (isShared ? one.from : one.to) ? d : c
            guard Orientation.determinant(end, tip, foreign) == 0 else { return .none }
            let scalar = (tip.x - end.x) * (foreign.x - end.x) + (tip.y - end.y) * (foreign.y - end.y)
            return scalar > 0 ? .touch : .none
        }
        let (ofC, ofD) = (Orientation.determinant(a, b, c), Orientation.determinant(a, b, d))
        if (ofC > 0 && ofD > 0) || (ofC < 0 && ofD < 0) { return .none }
        let (ofA, ofB) = (Orientation.determinant(c, d, a), Orientation.determinant(c, d, b))
        if (ofA > 0 && ofB > 0) || (ofA < 0 && ofB < 0) { return .none }
        return ofA != 0 && ofB != 0 && ofC != 0 && ofD != 0 ? .crossing : .touch
    }
}
