/// What a search gives the segments to that it finds.
protocol SegmentSink {
    /// The square of the distance beyond which segments are of no use.
    var limit: Double { get }
    /// Takes a segment, by the number of the point where it starts, at the square of a distance.
    mutating func take(_ distance: Double, segment: Int, line: @autoclosure () -> Int32)
}

/// A line by one of its segments.
struct NearSegment {
    /// Squared.
    let distance: Double
    /// The number of the point where the segment starts. Lines by id have ascending numbers.
    let segment: Int
    let line: Int32
}

/// Keeps the nearest segment, the first of those equally near.
struct NearestSegment: SegmentSink {
    /// The number of the point where it starts; `Int.max` before there is one.
    private(set) var segment = Int.max
    /// The square of its distance, or of that beyond which segments are of no use.
    private(set) var limit: Double

    init(within distance: Double) { limit = distance * distance }

    @inline(__always)
    mutating func take(_ distance: Double, segment: Int, line: @autoclosure () -> Int32) {
        guard distance < limit || (distance == limit && segment < self.segment) else { return }
        (limit, self.segment) = (distance, segment)
    }
}

/// Keeps the nearest lines, each by the nearest of its segments; of segments equally near the first.
struct NearestLines: SegmentSink {
    /// In the order of distance, then segment.
    private(set) var found: [NearSegment] = []
    /// The square of the distance beyond which segments are of no use.
    private(set) var limit: Double
    private let capacity: Int

    /// A sink for at most so many lines.
    init(capacity: Int, within distance: Double) {
        self.capacity = capacity
        limit = distance * distance
    }

    @inline(__always)
    mutating func take(_ distance: Double, segment: Int, line: @autoclosure () -> Int32) {
        guard distance <= limit, capacity > 0 else { return }
        if found.count == capacity, let last = found.last, (last.distance, last.segment) <= (distance, segment) {
            return
        }
        take(NearSegment(distance: distance, segment: segment, line: line()))
    }

    private mutating func take(_ entry: NearSegment) {
        if let known = found.firstIndex(where: { $0.line == entry.line }) {
            guard (entry.distance, entry.segment) < (found[known].distance, found[known].segment) else { return }
            found.remove(at: known)
        } else if found.count == capacity {
            found.removeLast()
        }
        let place = found.firstIndex { ($0.distance, $0.segment) > (entry.distance, entry.segment) } ?? found.count
        found.insert(entry, at: place)
        if found.count == capacity { limit = found[capacity - 1].distance }
    }
}

/// Keeps all lines within a distance, each by the nearest of its segments.
struct GatheredLines: SegmentSink {
    let limit: Double
    private var found: [NearSegment] = []

    init(within distance: Double) { limit = distance * distance }

    mutating func take(_ distance: Double, segment: Int, line: @autoclosure () -> Int32) {
        if distance <= limit { found.append(NearSegment(distance: distance, segment: segment, line: line())) }
    }

    /// The lines, the nearest first.
    func sorted() -> [NearSegment] {
        let byLine = found.sorted { ($0.line, $0.distance, $0.segment) < ($1.line, $1.distance, $1.segment) }
        let lines = byLine.indices.filter { $0 == 0 || byLine[$0 - 1].line != byLine[$0].line }
        return lines.map { byLine[$0] }.sorted { ($0.distance, $0.segment) < ($1.distance, $1.segment) }
    }
}

/// Passes on all lines but some.
struct ShownLines<Sink: SegmentSink>: SegmentSink {
    private(set) var lines: Sink
    private let hidden: Set<Int>

    init(_ lines: Sink, apartFrom hidden: Set<Int>) {
        self.lines = lines
        self.hidden = hidden
    }

    var limit: Double { lines.limit }

    @inline(__always)
    mutating func take(_ distance: Double, segment: Int, line: @autoclosure () -> Int32) {
        if hidden.isEmpty {
            lines.take(distance, segment: segment, line: line())
        } else if distance <= limit, case let line = line(), !hidden.contains(Int(line)) {
            lines.take(distance, segment: segment, line: line)
        }
    }
}
