import FangcunGeo

/// Robust centres and spreads of a few points.
enum PointStatistics {
    /// The index of the point nearest to the coordinate-wise median, the first of those equally near; `nil` for no points.
    ///
    /// - Complexity: O(n log n).
    static func centre(of points: some RandomAccessCollection<Point>) -> Int? {
        if points.count <= 2 { return points.isEmpty ? nil : 0 }
        let median = Point(x: median(points.map(\.x)), y: median(points.map(\.y)))
        var best = 0
        var bestDistance = Double.infinity
        for (index, point) in points.enumerated() {
            let distance = point.distance(to: median)
            if distance < bestDistance { (best, bestDistance) = (index, distance) }
        }
        return best
    }

    /// The distance from a centre that holds this share of the points.
    static func radius(around centre: Point, holding share: Double, of points: some Sequence<Point>) -> Double {
        quantile(points.map { $0.distance(to: centre) }, share)
    }

    /// The value below which this share of the values lies; 0 for none.
    static func quantile(_ values: [Double], _ share: Double) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        return sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
    }

    private static func median(_ values: [Double]) -> Double { quantile(values, 0.5) }
}
