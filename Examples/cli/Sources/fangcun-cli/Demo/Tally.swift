import FangcunGeo
import FangcunGeocoding

/// The counts that the summary reports.
struct Tally {
    /// How many incidents to name when something does not hold.
    private static let namedIncidents = 5

    private(set) var incidents = 0
    private(set) var withPosition = 0
    private(set) var located = 0
    private(set) var outside = 0
    /// Incidents that lie in a cell when every cell is tried in turn, yet the index found none: must be zero.
    private(set) var missed: [String] = []

    private(set) var compared = 0
    private(set) var differing = 0
    private(set) var firstDiffering: [String] = []
    let hasStatedCells: Bool

    private(set) var byStatus: [GeocodingResult.Status: Int] = [:]
    private(set) var byLevel: [MatchLevel: Int] = [:]
    private(set) var sameGrid = 0
    private(set) var bothGrids = 0
    private(set) var distances = Distances([])

    init(_ placed: [PlacedIncident], grids: UnitGridSet, hasStatedCells: Bool) {
        self.hasStatedCells = hasStatedCells
        let probe = CellProbe(grids)
        for item in placed {
            count(item, probe: probe)
            countAgreement(item, grids: grids)
            countText(item)
        }
        // What a text leaves open says nothing about how well it was placed.
        distances = Distances(placed.filter { $0.geocoded.status == .ok }.compactMap(\.distanceMeters))
    }

    private mutating func count(_ item: PlacedIncident, probe: CellProbe) {
        incidents += 1
        guard let position = item.incident.position else { return }
        withPosition += 1
        if item.grid != nil {
            located += 1
        } else {
            outside += 1
            if probe.isInsideSomeCell(position) { missed.append(item.incident.id) }
        }
    }

    private mutating func countAgreement(_ item: PlacedIncident, grids: UnitGridSet) {
        guard item.incident.position != nil, let stated = item.incident.statedCell else { return }
        compared += 1
        if item.grid.map({ grids.grids[$0].code }) != stated {
            differing += 1
            if firstDiffering.count < Self.namedIncidents { firstDiffering.append(item.incident.id) }
        }
    }

    private mutating func countText(_ item: PlacedIncident) {
        byStatus[item.geocoded.status, default: 0] += 1
        if item.geocoded.status == .ok, let match = item.geocoded.match { byLevel[match.level, default: 0] += 1 }
        guard item.geocoded.status == .ok, let byText = item.geocoded.grid, let byPosition = item.grid else { return }
        bothGrids += 1
        if byText == byPosition { sameGrid += 1 }
    }
}

/// How distances are spread.
struct Distances {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    var count: Int { sorted.count }
    var median: Double? { quantile(0.5) }
    var ninetieth: Double? { quantile(0.9) }

    /// The smallest value that at least that share of all values do not exceed; `nil` when there are none.
    func quantile(_ share: Double) -> Double? {
        guard !sorted.isEmpty else { return nil }
        let rank = Int((share * Double(sorted.count)).rounded(.up))
        return sorted[min(max(rank, 1), sorted.count) - 1]
    }

    /// How many values are at most that large.
    func count(within limit: Double) -> Int { sorted.count { $0 <= limit } }
}
