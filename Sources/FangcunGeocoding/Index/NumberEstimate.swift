import FangcunGeo

/// Where a house number is, or should be.
struct NumberEstimate: Sendable {
    /// What the position rests on, the surer first.
    enum Basis: Int, Sendable, Hashable, CaseIterable {
        /// The number itself is known.
        case door
        /// Known numbers below and above on the same side of the road (同侧).
        case sameSide
        /// Known numbers below and above, whatever the side.
        case bothSides
        /// The nearest known number; all known numbers are lower, or all are higher.
        case nearest
    }

    /// Where the number is.
    var position: Point
    /// What the position rests on.
    var basis: Basis
    /// How long the gap is that the number lies in, or how far the nearest number may be: the measure of its doubt.
    var gapMeters: Double
    /// The nearest known number.
    var anchor: RoadNetwork.Anchor
}

extension RoadNetwork {
    /// What one number amounts to along a road, roughly: odd and even numbers share a frontage of about 8 m.
    private static let metersPerNumber = 4.0
    /// How many anchors to either side are looked at for a usable one.
    private static let reach = 48

    /// Where a number on a node is; `nil` when no number of the node is known.
    ///
    /// Three estimates compete by their expected error: between the neighbours on the same side, between the neighbours of
    /// both sides (which puts the number into the middle of the road), and at the nearest number. The weights were chosen
    /// by the errors on held-out addresses of Taipei; the radius does not rest on them (see ``RadiusCalibration``).
    ///
    /// - Parameter excluded: An anchor to be treated as unknown.
    /// - Complexity: O(log n) in the numbers of the node.
    func estimate(_ number: AddressNumber, on node: Node, excluding excluded: Int? = nil) -> NumberEstimate? {
        let middle = firstAnchor(notBelow: number, on: node)
        if excluded == nil, let door = door(number, on: node, from: middle) { return door }
        let below = max(node.anchors.lowerBound, middle - Self.reach)..<middle
        let above = middle..<min(node.anchors.upperBound, middle + Self.reach)
        let lower = neighbours(of: number, among: below.reversed(), excluded)
        let upper = neighbours(of: number, among: above, excluded)

        var best: NumberEstimate?
        var bestError = Double.infinity
        func consider(_ estimate: NumberEstimate, expectedErrorMeters error: Double) {
            if error < bestError { (best, bestError) = (estimate, error) }
        }
        if let below = lower.sameSide, let above = upper.sameSide {
            let estimate = between(below, above, number: number, basis: .sameSide)
            consider(estimate, expectedErrorMeters: 6 + 0.06 * estimate.gapMeters)
        }
        if let below = lower.anySide, let above = upper.anySide {
            let estimate = between(below, above, number: number, basis: .bothSides)
            consider(estimate, expectedErrorMeters: 14 + 0.06 * estimate.gapMeters)
        }
        for (anchor, extra) in [(lower.sameSide, 10.0), (upper.sameSide, 10), (lower.anySide, 16), (upper.anySide, 16)]
        {
            guard let anchor else { continue }
            let distance = abs(Double(anchor.number.value - number.value)) * Self.metersPerNumber
            consider(
                NumberEstimate(position: anchor.position, basis: .nearest, gapMeters: distance, anchor: anchor),
                expectedErrorMeters: extra + 0.7 * distance)
        }
        return best
    }

    /// The index of the first anchor of a node whose number is not below another.
    func firstAnchor(notBelow number: AddressNumber, on node: Node) -> Int {
        var (low, high) = (node.anchors.lowerBound, node.anchors.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if anchors[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The anchor that is the mouth of a lane with that number; -1 when it is not known.
    func mouth(of number: AddressNumber, on node: Node) -> Int {
        var index = firstAnchor(notBelow: number, on: node)
        while index < node.anchors.upperBound, anchors[index].number == number {
            if anchors[index].isMouth { return index }
            index += 1
        }
        return -1
    }

    private func door(_ number: AddressNumber, on node: Node, from index: Int) -> NumberEstimate? {
        guard index < node.anchors.upperBound, anchors[index].number == number, !anchors[index].isMouth else {
            return nil
        }
        return NumberEstimate(position: anchors[index].position, basis: .door, gapMeters: 0, anchor: anchors[index])
    }

    /// The first usable anchor along a way out from a number: on its own side, and on either.
    private func neighbours(
        of number: AddressNumber, among indices: some Sequence<Int>, _ excluded: Int?
    ) -> (sameSide: Anchor?, anySide: Anchor?) {
        var anySide: Anchor?
        for index in indices where index != excluded && !anchors[index].isOutlier {
            let anchor = anchors[index]
            if anySide == nil { anySide = anchor }
            // The mouth of the lane itself lies on both sides.
            if anchor.number.isOdd == number.isOdd || anchor.number == .none { return (anchor, anySide) }
        }
        return (nil, anySide)
    }

    private func between(
        _ below: Anchor, _ above: Anchor, number: AddressNumber, basis: NumberEstimate.Basis
    ) -> NumberEstimate {
        let span = above.number.along - below.number.along
        let share = span > 0 ? (number.along - below.number.along) / span : 0.5
        let position = Point(
            x: below.position.x + (above.position.x - below.position.x) * share,
            y: below.position.y + (above.position.y - below.position.y) * share)
        let nearest = (share < 0.5 && !below.isMouth) || above.isMouth ? below : above
        return NumberEstimate(
            position: position, basis: basis, gapMeters: below.position.distance(to: above.position), anchor: nearest)
    }
}

extension AddressNumber {
    /// The number as a measure along the road; sub-numbers follow their number closely.
    fileprivate var along: Double { Double(value) + min(Double(sub) * 0.05, 0.9) }
}
