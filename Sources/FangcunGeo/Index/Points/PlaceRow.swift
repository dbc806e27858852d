/// Places as a row of points, or as two columns of coordinates.
@unsafe struct PlaceRow {
    private let x: UnsafePointer<Double>?
    private let y: UnsafePointer<Double>?
    private let stride: Int
    let count: Int

    init(x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>) {
        unsafe self.x = x.baseAddress
        unsafe self.y = y.baseAddress
        unsafe stride = 1
        unsafe count = x.count
    }

    init(_ points: UnsafeBufferPointer<Point>) {
        let first = unsafe UnsafeRawPointer(points.baseAddress)?.assumingMemoryBound(to: Double.self)
        unsafe x = unsafe first
        unsafe y = unsafe first.map { unsafe $0 + 1 }
        unsafe stride = 2
        unsafe count = points.count
    }

    @inline(__always)
    subscript(index: Int) -> Point {
        guard let x = unsafe x, let y = unsafe y else { return Point(x: .nan, y: .nan) }
        return unsafe Point(x: x[index &* stride], y: y[index &* stride])
    }
}
