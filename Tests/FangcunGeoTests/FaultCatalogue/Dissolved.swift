import FangcunGeo

extension [UnitGrid] {
    /// The area of all these grids of a partition as polygons: the sides that two of them share are gone.
    var dissolved: [Polygon] {
        var order: [Side] = []
        var sides: Set<Side> = []
        for polygon in flatMap(\.polygons) {
            for (number, ring) in polygon.rings.enumerated() {
                // The area on the left of every side.
                let isTurned = (Polygon.signedArea(of: ring) > 0) != (number == 0)
                let points = isTurned ? ring.reversed() : ring
                for (a, b) in zip(points, points.dropFirst()) {
                    order.append(Side(from: a, to: b))
                    sides.insert(Side(from: a, to: b))
                }
            }
        }
        let rim = order.filter { !sides.contains(Side(from: $0.to, to: $0.from)) }
        var next: [Point: [Point]] = [:]
        for side in rim { next[side.from, default: []].append(side.to) }
        var loops: [[Point]] = []
        for side in rim {
            var loop = [side.from]
            while let last = loop.last, let to = next[last]?.popLast() { loop.append(to) }
            if loop.count > 3 { loops.append(loop) }
        }
        var polygons = loops.filter { Polygon.signedArea(of: $0) > 0 }.map { Polygon(outer: $0) }
        for hole in loops where Polygon.signedArea(of: hole) < 0 {
            let around = polygons.indices.filter { polygons[$0].outer.hold(hole[0]) }
            guard let smallest = around.min(by: { polygons[$0].area < polygons[$1].area }) else { continue }
            polygons[smallest].holes.append(hole)
        }
        return polygons
    }
}

private struct Side: Hashable {
    let from: Point
    let to: Point
}

extension [Point] {
    fileprivate func hold(_ point: Point) -> Bool {
        var isInside = false
        for (a, b) in zip(self, dropFirst()) where (a.y <= point.y) != (b.y <= point.y) {
            if a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) > point.x { isInside.toggle() }
        }
        return isInside
    }
}
