internal import FangcunGeo

/// The size of the flat sheet whose bent image has the wanted area.
struct PlanSize {
    let width: Double
    let height: Double

    /// Finds the size by trying: bend the outline, measure, scale, three times.
    init(seed: UInt64, areaSquareMeters: Double) {
        var random = RandomSource(seed: seed, .lattice, -1)
        let aspect = random.number(1.0...1.3)
        var height = (areaSquareMeters / aspect).squareRoot()
        for _ in 0..<4 {
            let bent = Self.bentArea(seed: seed, width: height * aspect, height: height)
            height *= (areaSquareMeters / bent).squareRoot()
        }
        self.height = height
        width = height * aspect
    }

    private static func bentArea(seed: UInt64, width: Double, height: Double) -> Double {
        let warp = PlanWarp(seed: seed, width: width, height: height)
        let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { Point(x: $0.0 * width / 2, y: $0.1 * height / 2) }
        let steps = 200
        let rim = (0..<4).flatMap { side in
            (0..<steps).map { step in
                let share = Double(step) / Double(steps)
                let from = corners[side]
                let to = corners[(side + 1) % 4]
                return warp(Point(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share))
            }
        }
        return Shoelace.area(rim)
    }
}
