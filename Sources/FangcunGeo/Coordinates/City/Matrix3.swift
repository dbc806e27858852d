/// A square of nine numbers, for the few places that need one.
struct Matrix3: Sendable, Hashable {
    var rows: (GeocentricPoint, GeocentricPoint, GeocentricPoint) { (first, second, third) }
    private let first: GeocentricPoint
    private let second: GeocentricPoint
    private let third: GeocentricPoint

    init(_ first: GeocentricPoint, _ second: GeocentricPoint, _ third: GeocentricPoint) {
        self.first = first
        self.second = second
        self.third = third
    }

    /// Nothing but ones on the diagonal.
    static let identity = diagonal(1)

    static func diagonal(_ value: Double) -> Matrix3 {
        Matrix3(
            GeocentricPoint(x: value, y: 0, z: 0), GeocentricPoint(x: 0, y: value, z: 0),
            GeocentricPoint(x: 0, y: 0, z: value))
    }

    /// What a column times a row gives.
    static func outer(_ column: GeocentricPoint, _ row: GeocentricPoint) -> Matrix3 {
        Matrix3(column.x * row, column.y * row, column.z * row)
    }

    static func + (lhs: Self, rhs: Self) -> Self {
        Self(lhs.first + rhs.first, lhs.second + rhs.second, lhs.third + rhs.third)
    }
    static func - (lhs: Self, rhs: Self) -> Self {
        Self(lhs.first - rhs.first, lhs.second - rhs.second, lhs.third - rhs.third)
    }
    static func * (factor: Double, matrix: Self) -> Self {
        Self(factor * matrix.first, factor * matrix.second, factor * matrix.third)
    }
    static func * (matrix: Self, vector: GeocentricPoint) -> GeocentricPoint {
        GeocentricPoint(x: matrix.first.dot(vector), y: matrix.second.dot(vector), z: matrix.third.dot(vector))
    }

    var determinant: Double { first.dot(second.cross(third)) }

    /// The matrix that undoes this one; `nil` where there is none, or where rounding would decide it.
    var inverse: Matrix3? {
        let determinant = determinant
        let size = (first.squaredLength * second.squaredLength * third.squaredLength).squareRoot()
        guard determinant.magnitude > 1e-12 * size else { return nil }
        let (a, b, c) = (second.cross(third), third.cross(first), first.cross(second))
        return (1 / determinant)
            * Matrix3(
                GeocentricPoint(x: a.x, y: b.x, z: c.x), GeocentricPoint(x: a.y, y: b.y, z: c.y),
                GeocentricPoint(x: a.z, y: b.z, z: c.z))
    }
}
