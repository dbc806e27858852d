public import FangcunModel

extension GaussKrugerZone {
    /// A warning when points lie beyond the zone (超出投影带), where lengths are distorted more than the zone allows for.
    ///
    /// Points one tenth of a degree beyond it count as within: zones overlap, and a city at their edge is kept in one.
    ///
    /// - Parameter points: longitude and latitude in degrees; what is no number counts as beyond.
    public func findings(for points: [Point]) -> [Finding] {
        let overlap = 0.1
        let zone = longitudes.lowerBound - overlap...longitudes.upperBound + overlap
        let beyond = points.lazy.filter { !zone.contains($0.x) }
        guard let first = beyond.first else { return [] }
        let count = beyond.count
        return [
            Finding(
                .coordinatesOutsideZone, .warning, at: .position(x: first.x, y: first.y),
                Message(
                    zh: "\(points.count) 个点中有 \(count) 个位于 \(width.rawValue) 度带第 \(number) 带之外",
                    en: "\(count) of \(points.count) points lie beyond the \(self), \(longitudes.lowerBound) to "
                        + "\(longitudes.upperBound) degrees east"))
        ]
    }

    /// The same for eastings and northings in the plane of the zone, with or without its number before the easting.
    ///
    /// Another zone's number before an easting counts as beyond.
    public func findings(forPlane points: [Point], on datum: ChineseDatum) -> [Finding] {
        let prefix = Double(number) * 1_000_000
        let plain = points.map { point in
            EastingForm(of: point.x) == .prefixed(self) ? Point(x: point.x - prefix, y: point.y) : point
        }
        return findings(for: projection(on: datum).inverse(plain))
    }
}

extension Finding.Code {
    /// Warning. Points beyond the Gauss-Krüger zone that they are put in.
    public static let coordinatesOutsideZone: Self = "coordinates.outside-zone"
    /// Warning. Points outside the area for which a reference system was made.
    public static let coordinatesOutsideArea: Self = "coordinates.outside-area"
    /// Error. Eastings of one column with different zone numbers before them, or some with and some without.
    public static let coordinatesMixedZones: Self = "coordinates.mixed-zones"
    /// Error. Numbers that are no Gauss-Krüger eastings.
    public static let coordinatesNoEasting: Self = "coordinates.no-easting"
    /// Warning. A control point whose residual is too large to be chance.
    public static let coordinatesSuspectPoint: Self = "coordinates.suspect-point"
}
