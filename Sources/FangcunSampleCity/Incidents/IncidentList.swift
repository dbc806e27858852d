internal import FangcunModel

/// The incidents of one year, in the order of their time. An ``Incident`` is made when it is asked for, from its index and the
/// seed alone, so that millions of them take no memory.
public struct IncidentList: RandomAccessCollection, Sendable {
    /// How many incidents there are.
    public let endIndex: Int
    private let writer: HotlineWriter
    private let seed: UInt64

    /// 2025-01-01T00:00:00+08:00, when the first can come.
    private static let yearStart = Instant(secondsSinceEpoch: 1_735_660_800)
    private static let yearDays = 365

    init(count: Int, seed: UInt64, writer: HotlineWriter) {
        endIndex = count
        self.seed = seed
        self.writer = writer
    }

    /// The index of the first incident.
    public var startIndex: Int { 0 }

    /// The incident at an index.
    public subscript(index: Int) -> Incident {
        var random = RandomSource(seed: seed, .incidents, index)
        return writer.incident(at: time(of: index, random: &random), random: random)
    }

    /// The time of an incident: more by day than by night, and never before that of the incident before it.
    private func time(of index: Int, random: inout RandomSource) -> Instant {
        let days = (Double(index) + random.fraction()) / Double(Swift.max(1, endIndex)) * Double(Self.yearDays)
        let day = Swift.min(Self.yearDays - 1, Int(days))
        let seconds = Self.secondOfDay(days - Double(day))
        return Self.yearStart.adding(seconds: Int64(day) * 86_400 + Int64(seconds))
    }

    /// The time of day before which a share of the day's calls have come.
    private static func secondOfDay(_ share: Double) -> Int {
        let knots = [(0.0, 0.0), (0.05, 6.0), (0.12, 8.0), (0.50, 12.0), (0.60, 14.0), (0.85, 18.0), (1.0, 24.0)]
        for (low, high) in zip(knots, knots.dropFirst()) where share < high.0 {
            let hour = low.1 + (high.1 - low.1) * (share - low.0) / (high.0 - low.0)
            return Swift.min(86_399, Int(hour * 3_600))
        }
        return 86_399
    }
}
