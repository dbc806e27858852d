internal import CPROJ
internal import FangcunModel

/// One transformation of PROJ with a context of its own; used by one thread at a time, which ``Projection`` sees to.
///
/// Coordinates are east before north on both sides.
final class ProjectionTransform {
    private let object: ProjectionObject

    private init(_ object: consuming ProjectionObject) { self.object = object }

    /// Looks both systems up, and the best operation between them that needs no missing file.
    ///
    /// One operation is chosen once, for all points: PROJ's own habit of choosing anew for each point would put a step of metres
    /// through a city that lies on the border of two areas of use.
    ///
    /// - Parameter area: in degrees of longitude and latitude; operations defined for all of it come first.
    static func make(
        from source: CoordinateReference, to target: CoordinateReference, within area: BoundingBox?,
        in context: ProjectionContext
    ) throws(GeoError) -> Made {
        let sourceSystem = try ReferenceSystem(source, in: context)
        let targetSystem = try ReferenceSystem(target, in: context)
        let operation = try bestOperation(from: sourceSystem, to: targetSystem, within: area)
        let shift = datumShift(of: operation, from: sourceSystem, to: targetSystem)
        let normal = unsafe proj_normalize_for_visualization(context.pointer, operation.pointer)
        guard let normal = unsafe ProjectionObject(owning: normal, in: context) else {
            throw GeoError(.engineFailure, "PROJ cannot put the axes of '\(operation.name)' in the order east, north")
        }
        let transform = ProjectionTransform(normal)
        return Made(
            transform: transform, shift: shift,
            leavesDegrees: sourceSystem.isInDegrees && targetSystem.isInDegrees && transform.leavesDegrees,
            kernels: shift.leavesCoordinates ? sourceSystem.kernels(to: targetSystem) : nil,
            sourceArea: sourceSystem.areaOfUse, targetArea: targetSystem.areaOfUse,
            isTargetGeographic: targetSystem.isGeographic)
    }

    /// What ``make(from:to:within:in:)`` finds.
    struct Made {
        let transform: ProjectionTransform
        let shift: DatumShift
        /// Whether degrees stay what they are: both systems have one datum, or it is not known what lies between theirs.
        let leavesDegrees: Bool
        /// Kernels that, one after the other, do the same; `nil` where there are none.
        let kernels: [TransformKernel.Operation]?
        let sourceArea: AreaOfUse?
        let targetArea: AreaOfUse?
        let isTargetGeographic: Bool
    }

    /// The same transformation for another thread.
    func twin() throws(GeoError) -> ProjectionTransform {
        let context = try object.context.twin()
        guard let copy = unsafe ProjectionObject(owning: proj_clone(context.pointer, object.pointer), in: context)
        else {
            throw GeoError(.engineFailure, "PROJ could not copy the transformation '\(object.name)'")
        }
        return ProjectionTransform(copy)
    }

    /// Which way to go.
    enum Direction {
        case forward, inverse
    }

    /// The point on the other side.
    func apply(_ direction: Direction, to point: Point) throws(GeoError) -> Point {
        let result = value(direction, at: point)
        if result.isFinite { return result }
        guard point.isFinite else {
            throw GeoError(
                .outsideDomain, at: .position(x: point.x, y: point.y),
                "the coordinate (\(point.x), \(point.y)) is not finite")
        }
        throw refusal(of: point)
    }

    /// The point on the other side; NaN in both numbers where the transformation is not defined.
    func value(_ direction: Direction, at point: Point) -> Point {
        let nothing = Point(x: .nan, y: .nan)
        guard point.isFinite else { return nothing }
        unsafe proj_errno_reset(object.pointer)
        let way = direction == .forward ? PJ_FWD : PJ_INV
        let output = unsafe proj_trans(object.pointer, way, proj_coord(point.x, point.y, 0, 0))
        let result = unsafe Point(x: output.xy.x, y: output.xy.y)
        return result.isFinite ? result : nothing
    }

    /// Transforms points where they lie, as ``value(_:at:)`` does each.
    func apply(_ direction: Direction, to points: UnsafeMutableBufferPointer<Point>) {
        guard let base = points.baseAddress else { return }
        // Infinite is what PROJ takes as no coordinate, and gives where there is none.
        for index in points.indices where unsafe !points[index].isFinite {
            unsafe points[index] = Point(x: .infinity, y: .infinity)
        }
        unsafe proj_errno_reset(object.pointer)
        // A point is its two numbers, one after the other; the two that it has not are zeros.
        let x = unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: Double.self)
        let stride = MemoryLayout<Point>.stride
        var (height, time) = (0.0, 0.0)
        _ = unsafe proj_trans_generic(
            object.pointer, direction == .forward ? PJ_FWD : PJ_INV, x, stride, points.count, x + 1, stride,
            points.count, &height, 0, 1, &time, 0, 1)
        for index in points.indices where unsafe !points[index].isFinite {
            unsafe points[index] = Point(x: .nan, y: .nan)
        }
    }

    /// Whether the transformation leaves degrees as they are; asked at places all over the world, for PROJ does not say so of an
    /// operation, and one that shifts anything shifts one of them.
    private var leavesDegrees: Bool {
        Self.places.allSatisfy { place in
            let image = value(.forward, at: place)
            return (image.x - place.x).magnitude < 1e-13 && (image.y - place.y).magnitude < 1e-13
        }
    }

    private static let places = [
        Point(x: 113.6654, y: 34.7527), Point(x: 121.5, y: 25.04), Point(x: 87.6, y: 43.8), Point(x: -70.25, y: -33.5),
        Point(x: 0.5, y: 0.5), Point(x: 179.5, y: 71.25), Point(x: -120.75, y: 60.125),
    ]

    private func refusal(of point: Point) -> GeoError {
        let number = unsafe proj_errno(object.pointer)
        let detail = number == 0 ? "" : ": \(object.context.text(ofError: number))"
        return GeoError(
            number == PROJ_ERR_OTHER_NO_INVERSE_OP ? .engineFailure : .outsideDomain,
            at: .position(x: point.x, y: point.y),
            "the coordinate (\(point.x), \(point.y)) lies where '\(object.name)' is not defined\(detail)")
    }

    private static func datumShift(
        of operation: borrowing ProjectionObject, from source: borrowing ReferenceSystem,
        to target: borrowing ReferenceSystem
    ) -> DatumShift {
        if source.hasSameDatum(as: target) { return .none }
        let context = unsafe operation.context.pointer
        if unsafe proj_coordoperation_has_ballpark_transformation(context, operation.pointer) != 0 {
            if source.isOnGlobalDatum, target.isOnGlobalDatum {
                return .identityByConvention(accuracyMeters: DatumShift.globalDatumAccuracyMeters)
            }
            return .ballpark(description: operation.name)
        }
        let accuracy = unsafe proj_coordoperation_get_accuracy(context, operation.pointer)
        return .transformed(description: operation.name, accuracyMeters: accuracy < 0 ? nil : accuracy)
    }

    private static func bestOperation(
        from source: borrowing ReferenceSystem, to target: borrowing ReferenceSystem, within area: BoundingBox?
    ) throws(GeoError) -> ProjectionObject {
        let context = source.object.context
        let nothing = GeoError(
            .unknownReferenceSystem, "PROJ knows no way from \(source.object.name) to \(target.object.name)")
        guard let search = unsafe proj_create_operation_factory_context(context.pointer, nil) else { throw nothing }
        defer { unsafe proj_operation_factory_context_destroy(search) }
        unsafe proj_operation_factory_context_set_grid_availability_use(
            context.pointer, search, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
        if let area {
            unsafe proj_operation_factory_context_set_area_of_interest(
                context.pointer, search, area.minX, area.minY, area.maxX, area.maxY)
        }
        let found = unsafe proj_create_operations(
            context.pointer, source.object.pointer, target.object.pointer, search)
        guard let found = unsafe found else { throw nothing }
        defer { unsafe proj_list_destroy(found) }
        // The list is sorted, the most fitting and accurate operation first.
        let count = unsafe proj_list_get_count(found)
        for index in 0..<max(0, count) {
            let candidate = unsafe proj_list_get(context.pointer, found, index)
            guard let operation = unsafe ProjectionObject(owning: candidate, in: context) else { continue }
            if unsafe proj_coordoperation_is_instantiable(context.pointer, operation.pointer) != 0 { return operation }
        }
        throw nothing
    }
}
