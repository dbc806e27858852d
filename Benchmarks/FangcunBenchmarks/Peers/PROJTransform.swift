import CPROJ

/// The peer for projections: PROJ through C, the arrays handed over whole, as a careful user would.
final class PROJTransform {
    private let context: OpaquePointer
    private let transform: OpaquePointer

    /// East before north on both sides.
    init?(from source: String, to target: String) {
        guard let context = proj_context_create(),
            let found = proj_create_crs_to_crs(context, source, target, nil)
        else { return nil }
        defer { proj_destroy(found) }
        guard let normal = proj_normalize_for_visualization(context, found) else { return nil }
        self.context = context
        transform = normal
    }

    deinit {
        proj_destroy(transform)
        proj_context_destroy(context)
    }

    /// Transforms two columns where they lie.
    func apply(_ direction: PJ_DIRECTION, x: inout [Double], y: inout [Double]) {
        let stride = MemoryLayout<Double>.stride
        let count = x.count
        _ = proj_trans_generic(transform, direction, &x, stride, count, &y, stride, count, nil, 0, 0, nil, 0, 0)
    }
}
