internal import CKernel

/// The vectorised kernels (CInterop/CKernel), which work on several coordinates at a time.
///
/// All variants compute the same bits, so the choice by processor changes the speed only; and a point has the same
/// result alone and anywhere in a batch. Where an operation is not defined both coordinates of the result are NaN.
enum TransformKernel {
    /// What is to be done to each point, east before north.
    enum Operation: Sendable {
        /// Degrees to metres, within 6 degrees of the central meridian and 84 degrees of the equator.
        case project(TransverseMercatorSeries)
        /// Metres to degrees, for whatever lies in the same area.
        case unproject(TransverseMercatorSeries)
        case wgs84ToGCJ02
        case gcj02ToWGS84
        case gcj02ToBD09
        case bd09ToGCJ02

        /// The way back.
        var inverse: Operation {
            switch self {
            case .project(let series): .unproject(series)
            case .unproject(let series): .project(series)
            case .wgs84ToGCJ02: .gcj02ToWGS84
            case .gcj02ToWGS84: .wgs84ToGCJ02
            case .gcj02ToBD09: .bd09ToGCJ02
            case .bd09ToGCJ02: .gcj02ToBD09
            }
        }
    }

    /// The instructions that the kernel is compiled for.
    typealias Variant = VectorVariant

    /// Fills the output with the transformed points; it may be the input itself, and must not overlap it otherwise.
    ///
    /// - Precondition: the output is as long as the input; the variant is usable.
    static func apply(
        _ operation: Operation, to points: UnsafeBufferPointer<Point>, into output: UnsafeMutableBufferPointer<Point>,
        by variant: Variant = .best
    ) {
        precondition(output.count >= points.count && variant.number.rawValue <= fck_best_variant().rawValue)
        guard let source = points.baseAddress, let target = output.baseAddress else { return }
        // A point is its two numbers, one after the other.
        let numbers = unsafe UnsafeRawPointer(source).assumingMemoryBound(to: Double.self)
        let results = unsafe UnsafeMutableRawPointer(target).assumingMemoryBound(to: Double.self)
        unsafe operation.withNumbers { kind, projection in
            unsafe fck_transform_points(variant.number, kind, projection, numbers, results, points.count)
        }
    }

    /// Fills two columns with the transformed coordinates of two; the outputs may be the inputs themselves, each for its own.
    ///
    /// - Precondition: all columns are as long as the first; the variant is usable.
    static func apply(
        _ operation: Operation, x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>,
        intoX outputX: UnsafeMutableBufferPointer<Double>, intoY outputY: UnsafeMutableBufferPointer<Double>,
        by variant: Variant = .best
    ) {
        precondition(y.count >= x.count && outputX.count >= x.count && outputY.count >= x.count)
        precondition(variant.number.rawValue <= fck_best_variant().rawValue)
        guard let firstX = x.baseAddress, let firstY = y.baseAddress,
            let targetX = outputX.baseAddress, let targetY = outputY.baseAddress
        else { return }
        unsafe operation.withNumbers { kind, projection in
            unsafe fck_transform_columns(
                variant.number, kind, projection, firstX, firstY, targetX, targetY, x.count)
        }
    }

    /// Transforms points where they lie.
    static func apply(_ operation: Operation, to points: inout [Point], by variant: Variant = .best) {
        unsafe points.withUnsafeMutableBufferPointer { points in
            unsafe apply(operation, to: UnsafeBufferPointer(points), into: points, by: variant)
        }
    }

    /// One point.
    static func apply(_ operation: Operation, to point: Point) -> Point {
        var point = point
        unsafe withUnsafeMutablePointer(to: &point) { pointer in
            let one = unsafe UnsafeMutableBufferPointer(start: pointer, count: 1)
            unsafe apply(operation, to: UnsafeBufferPointer(one), into: one)
        }
        return point
    }
}

extension TransformKernel.Operation {
    /// Calls a function with the operation as C knows it.
    fileprivate func withNumbers(_ body: (fck_operation, UnsafePointer<fck_transverse_mercator>?) -> Void) {
        switch self {
        case .project(let series): unsafe withUnsafePointer(to: series.numbers) { unsafe body(FCK_TM_FORWARD, $0) }
        case .unproject(let series): unsafe withUnsafePointer(to: series.numbers) { unsafe body(FCK_TM_INVERSE, $0) }
        case .wgs84ToGCJ02: body(FCK_GCJ02_FORWARD, nil)
        case .gcj02ToWGS84: body(FCK_GCJ02_INVERSE, nil)
        case .gcj02ToBD09: body(FCK_BD09_FORWARD, nil)
        case .bd09ToGCJ02: body(FCK_BD09_INVERSE, nil)
        }
    }
}
