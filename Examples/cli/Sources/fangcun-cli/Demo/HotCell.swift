import FangcunGeo
import FangcunGeocoding

/// A cell with incidents, and what a dispatcher has to know about it.
struct HotCell {
    /// From 1: the most incidents first, the smaller code first among equals.
    var rank: Int
    var grid: Int
    var code: String
    var count: Int
    var mainCategory: String
    var mainCategoryCount: Int
    /// The district that most of its incidents name, or else that of the nearest address: who is responsible.
    var district: String
    /// The place of that incident which lies nearest to the middle of all: inside the cell, where people can go.
    var position: Point
    /// The address nearest to that place; `nil` when there is none within half a kilometre.
    var nearestAddress: String?
    var addressDistanceMeters: Double?
    /// The latest date among the incidents, where the register has dates.
    var latestDate: String

    /// All cells with incidents, in order of rank.
    static func all(of incidents: [PlacedIncident], index: CityIndex) -> [HotCell] {
        var byGrid: [Int: [PlacedIncident]] = [:]
        for item in incidents {
            if let grid = item.dispatchGrid, item.dispatchPosition != nil { byGrid[grid, default: []].append(item) }
        }
        let codes = index.grids.grids
        let order = byGrid.sorted { a, b in
            if a.value.count != b.value.count { return a.value.count > b.value.count }
            return codes[a.key].code != codes[b.key].code ? codes[a.key].code < codes[b.key].code : a.key < b.key
        }
        return order.enumerated().compactMap { position, entry in
            HotCell(rank: position + 1, grid: entry.key, incidents: entry.value, index: index)
        }
    }

    private init?(rank: Int, grid: Int, incidents: [PlacedIncident], index: CityIndex) {
        guard let position = Self.middle(of: incidents.compactMap(\.dispatchPosition)) else { return nil }
        let category = Self.mostFrequent(incidents.map(\.incident.category))
        let nearest = index.geocoder.nearestAddress(to: position)
        let entry = nearest.flatMap { index.gazetteer.indices.contains($0.record) ? index.gazetteer[$0.record] : nil }
        let named = Self.mostFrequent(incidents.map(\.incident.district).filter { !$0.isEmpty })
        self.rank = rank
        self.grid = grid
        code = index.grids.grids[grid].code
        count = incidents.count
        mainCategory = category?.value ?? ""
        mainCategoryCount = category?.count ?? 0
        district = named?.value ?? entry?.district ?? ""
        self.position = position
        nearestAddress = entry?.address
        addressDistanceMeters = nearest?.distanceMeters
        latestDate = incidents.map(\.incident.date).max() ?? ""
    }

    /// The point nearest to the mean of all; the first of those equally near.
    private static func middle(of points: [Point]) -> Point? {
        let count = Double(max(points.count, 1))
        let mean = Point(x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
        return points.min { $0.distance(to: mean) < $1.distance(to: mean) }
    }

    /// The value that occurs most often; among equals the first in order of text.
    static func mostFrequent(_ values: [String]) -> (value: String, count: Int)? {
        ranked(values).first
    }

    /// All values with their counts, the most frequent first; among equals in order of text.
    static func ranked(_ values: [String]) -> [(value: String, count: Int)] {
        var counts: [String: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        return counts.map { (value: $0.key, count: $0.value) }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0.value < $1.value }
    }
}
