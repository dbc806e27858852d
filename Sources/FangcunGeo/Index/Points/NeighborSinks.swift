/// What a search gives the points to that it finds.
protocol NeighborSink {
    /// The square of the distance beyond which points are of no use.
    var limit: Double { get }
    /// Takes a point that is not beyond the limit.
    mutating func take(_ id: Int32, _ squaredDistance: Double)
}

/// Keeps the nearest points, at first as squares of distances, in rows of the caller.
///
/// A few are kept in order. Many are kept as a heap, the farthest on top, and ordered at the end.
@unsafe struct NearestSink: NeighborSink {
    private let ids: UnsafeMutablePointer<Int32>
    private let distances: UnsafeMutablePointer<Double>
    private let capacity: Int
    private(set) var count = 0
    private(set) var limit: Double

    /// From here on a heap takes fewer steps than keeping order.
    private static let heapCapacity = 33

    /// A sink for at least one point.
    @inline(__always)
    init(
        ids: UnsafeMutablePointer<Int32>, distances: UnsafeMutablePointer<Double>, capacity: Int,
        within distance: Double
    ) {
        unsafe self.ids = unsafe ids
        unsafe self.distances = unsafe distances
        unsafe self.capacity = capacity
        unsafe limit = distance * distance
    }

    @inline(__always)
    mutating func take(_ id: Int32, _ distance: Double) {
        if unsafe capacity >= NearestSink.heapCapacity { return unsafe takeIntoHeap(id, distance) }
        var place = unsafe count
        if unsafe count == capacity {
            place = unsafe capacity &- 1
            if unsafe distance == limit && id > ids[place] { return }
        } else {
            unsafe count &+= 1
        }
        while unsafe place > 0 && (distances[place &- 1], ids[place &- 1]) > (distance, id) {
            unsafe distances[place] = unsafe distances[place &- 1]
            unsafe ids[place] = unsafe ids[place &- 1]
            place &-= 1
        }
        unsafe distances[place] = distance
        unsafe ids[place] = id
        if unsafe count == capacity { unsafe limit = unsafe distances[capacity &- 1] }
    }

    /// Orders the points and takes the roots.
    mutating func finish() {
        if unsafe capacity >= NearestSink.heapCapacity {
            for end in stride(from: unsafe count - 1, to: 0, by: -1) {
                let (distance, id) = unsafe (distances[end], ids[end])
                unsafe (distances[end], ids[end]) = unsafe (distances[0], ids[0])
                unsafe sink(distance, id, from: 0, end)
            }
        }
        for place in 0..<(unsafe count) { unsafe distances[place].formSquareRoot() }
    }

    @inline(never)
    private mutating func takeIntoHeap(_ id: Int32, _ distance: Double) {
        if unsafe count < capacity {
            var place = unsafe count
            unsafe count += 1
            while place > 0 {
                let parent = (place - 1) / 2
                guard unsafe (distance, id) > (distances[parent], ids[parent]) else { break }
                unsafe (distances[place], ids[place]) = unsafe (distances[parent], ids[parent])
                place = parent
            }
            unsafe (distances[place], ids[place]) = (distance, id)
        } else if unsafe (distance, id) < (distances[0], ids[0]) {
            unsafe sink(distance, id, from: 0, count)
        }
        if unsafe count == capacity { unsafe limit = unsafe distances[0] }
    }

    /// Puts a point into the heap of the first `end` places, from a place downwards.
    private func sink(_ distance: Double, _ id: Int32, from start: Int, _ end: Int) {
        var place = start
        while 2 * place + 1 < end {
            var child = 2 * place + 1
            if unsafe child + 1 < end && (distances[child + 1], ids[child + 1]) > (distances[child], ids[child]) {
                child += 1
            }
            guard unsafe (distances[child], ids[child]) > (distance, id) else { break }
            unsafe (distances[place], ids[place]) = unsafe (distances[child], ids[child])
            place = child
        }
        unsafe (distances[place], ids[place]) = (distance, id)
    }
}

/// Keeps all points within a distance.
struct GatheringSink: NeighborSink {
    private(set) var limit: Double
    private var found: [(distance: Double, id: Int32)] = []

    init(within distance: Double) { limit = distance * distance }

    @inline(__always)
    mutating func take(_ id: Int32, _ squaredDistance: Double) { found.append((squaredDistance, id)) }

    /// The points, the nearest first.
    func sorted() -> [Neighbor] {
        found.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.map {
            Neighbor(id: Int($0.id), distance: $0.distance.squareRoot())
        }
    }
}
