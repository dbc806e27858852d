/// On which side of a directed line a point lies, decided without rounding error.
///
/// The answer is that of exact arithmetic on the coordinates as given, for all finite doubles whose products neither overflow
/// nor underflow: sizes between 1e-130 and 1e150, and zero. A plain floating-point determinant gives the wrong side near the
/// line, and then a point on a shared border belongs to two cells, or to none.
public enum Orientation: Sendable, Hashable {
    /// To the left: start, end and point turn counter-clockwise.
    case left
    /// On the line.
    case straight
    /// To the right: start, end and point turn clockwise.
    case right

    /// The side of the line from `start` to `end` on which `point` lies.
    ///
    /// - Complexity: constant; a handful of operations unless the point is within rounding of the line.
    public init(of point: Point, from start: Point, to end: Point) {
        let signed = Orientation.determinant(start, end, point)
        self = signed > 0 ? .left : (signed < 0 ? .right : .straight)
    }

    /// A number with the exact sign of the determinant of (start - point, end - point): positive to the left.
    ///
    /// Three stages, each only when the one before cannot tell:
    /// 1. the rounded determinant, when it exceeds the bound of its error (Shewchuk's bound A, (3 + 16 u) u with u = 2^-53);
    /// 2. two exact products, when the four differences were exact, as they are within one city in metres;
    /// 3. the exact sum of six products of the coordinates themselves.
    @inline(__always)
    static func determinant(_ start: Point, _ end: Point, _ point: Point) -> Double {
        let left = (start.x - point.x) * (end.y - point.y)
        let right = (start.y - point.y) * (end.x - point.x)
        let rounded = left - right
        return isSure(rounded, of: left, right) ? rounded : exactDeterminant(start, end, point)
    }

    /// Whether a rounded determinant, the difference of two products, exceeds the bound of its error.
    @inline(__always)
    static func isSure(_ rounded: Double, of left: Double, _ right: Double) -> Bool {
        rounded.magnitude > 3.3306690738754716e-16 * (left.magnitude + right.magnitude)
    }

    /// Whether two rounded determinants both are; see ``isSure(_:of:_:)``.
    @inline(__always)
    static func areSure(_ rounded: SIMD2<Double>, of left: SIMD2<Double>, _ right: SIMD2<Double>) -> Bool {
        all(magnitudes(rounded) .> 3.3306690738754716e-16 * (magnitudes(left) + magnitudes(right)))
    }

    @inline(__always)
    private static func magnitudes(_ values: SIMD2<Double>) -> SIMD2<Double> {
        let bits = unsafe unsafeBitCast(values, to: SIMD2<UInt64>.self) & 0x7FFF_FFFF_FFFF_FFFF
        return unsafe unsafeBitCast(bits, to: SIMD2<Double>.self)
    }

    @inline(never)
    private static func exactDeterminant(_ start: Point, _ end: Point, _ point: Point) -> Double {
        let ax = ErrorFree.sum(start.x, -point.x)
        let ay = ErrorFree.sum(start.y, -point.y)
        let bx = ErrorFree.sum(end.x, -point.x)
        let by = ErrorFree.sum(end.y, -point.y)
        if ax.error == 0, ay.error == 0, bx.error == 0, by.error == 0 {
            // Rounding keeps order, so different rounded products tell; equal ones leave it to their errors.
            let left = ErrorFree.product(ax.rounded, by.rounded)
            let right = ErrorFree.product(ay.rounded, bx.rounded)
            return left.rounded == right.rounded ? left.error - right.error : left.rounded - right.rounded
        }
        // The products of the point's own coordinates cancel, which leaves six.
        return Expansion(
            (start.x, end.y), (-start.x, point.y), (-point.x, end.y),
            (-start.y, end.x), (start.y, point.x), (point.y, end.x)
        ).signed
    }
}
