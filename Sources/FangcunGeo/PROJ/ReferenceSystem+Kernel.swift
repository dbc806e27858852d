internal import CPROJ

extension ReferenceSystem {
    /// The kernels that lead from this system to another on the same datum; `nil` where the kernels do not know one of them.
    ///
    /// They know degrees from Greenwich, and metres east and north of a transverse Mercator projection with its origin
    /// on the equator: all Gauss-Krüger zones, UTM and TM2. Two systems of one projection are left to PROJ, and so are two in
    /// degrees, of which ``isInDegrees`` tells.
    func kernels(to other: borrowing ReferenceSystem) -> [TransformKernel.Operation]? {
        guard let ours = kernelForm, let theirs = other.kernelForm else { return nil }
        switch (ours, theirs) {
        case (.degrees, .degrees): return nil
        case (.degrees, .plane(let target)): return [target.forwardOperation]
        case (.plane(let source), .degrees): return [source.inverseOperation]
        case (.plane(let source), .plane(let target)) where source == target: return nil
        case (.plane(let source), .plane(let target)): return [source.inverseOperation, target.forwardOperation]
        }
    }

    /// Whether the coordinates are degrees from Greenwich.
    var isInDegrees: Bool {
        if case .degrees = kernelForm { return true }
        return false
    }

    private enum KernelForm {
        case degrees
        case plane(GaussKruger)
    }

    private var kernelForm: KernelForm? {
        guard isFromGreenwich, let unit = axisUnit else { return nil }
        if isGeographic { return Self.isDegree(unit) ? .degrees : nil }
        guard unit == 1, let projection = transverseMercator else { return nil }
        return .plane(projection)
    }

    private var transverseMercator: GaussKruger? {
        let context = unsafe object.context.pointer
        let conversion = unsafe proj_crs_get_coordoperation(context, object.pointer)
        guard let conversion = unsafe ProjectionObject(owning: conversion, in: object.context),
            Self.isTransverseMercator(conversion), let ellipsoid
        else { return nil }
        // EPSG's numbers of the parameters of method 9807.
        guard Self.parameter("8801", of: conversion) == 0,
            let meridian = Self.parameter("8802", of: conversion),
            let scale = Self.parameter("8805", of: conversion),
            let falseEasting = Self.parameter("8806", of: conversion),
            let falseNorthing = Self.parameter("8807", of: conversion)
        else { return nil }
        return try? GaussKruger(
            ellipsoid, centralMeridian: meridian, falseEasting: falseEasting, falseNorthing: falseNorthing, scale: scale
        )
    }

    private var ellipsoid: Ellipsoid? {
        let context = unsafe object.context.pointer
        let found = unsafe proj_get_ellipsoid(context, object.pointer)
        guard let found = unsafe ProjectionObject(owning: found, in: object.context) else { return nil }
        var (axis, inverse) = (0.0, 0.0)
        let isKnown = unsafe proj_ellipsoid_get_parameters(context, found.pointer, &axis, nil, nil, &inverse)
        guard isKnown != 0 else { return nil }
        return try? Ellipsoid(semiMajorAxis: axis, inverseFlattening: inverse == 0 ? .infinity : inverse)
    }

    private var isFromGreenwich: Bool {
        let context = unsafe object.context.pointer
        let found = unsafe proj_get_prime_meridian(context, object.pointer)
        guard let meridian = unsafe ProjectionObject(owning: found, in: object.context) else { return false }
        var longitude = Double.nan
        let isKnown = unsafe proj_prime_meridian_get_parameters(context, meridian.pointer, &longitude, nil, nil)
        return isKnown != 0 && longitude == 0
    }

    /// Metres or radians in a unit of both axes; `nil` where they run elsewhere than to the east and north, or differ.
    private var axisUnit: Double? {
        let context = unsafe object.context.pointer
        let found = unsafe proj_crs_get_coordinate_system(context, object.pointer)
        guard let axes = unsafe ProjectionObject(owning: found, in: object.context) else { return nil }
        var units: [Double] = []
        var directions: Set<String> = []
        for index in 0..<2 as Range<Int32> {
            var direction: UnsafePointer<CChar>?
            var unit = Double.nan
            let isKnown = unsafe proj_cs_get_axis_info(
                context, axes.pointer, index, nil, nil, &direction, &unit, nil, nil, nil)
            guard isKnown != 0, let direction = unsafe direction else { return nil }
            directions.insert(unsafe String(cString: direction))
            units.append(unit)
        }
        return directions == ["north", "east"] && units[0] == units[1] ? units[0] : nil
    }

    private static func isTransverseMercator(_ conversion: borrowing ProjectionObject) -> Bool {
        var code: UnsafePointer<CChar>?
        let isKnown = unsafe proj_coordoperation_get_method_info(
            conversion.context.pointer, conversion.pointer, nil, nil, &code)
        guard isKnown != 0, let code = unsafe code else { return false }
        return unsafe String(cString: code) == "9807"
    }

    /// A parameter by its EPSG number, where it is a plain number, degrees or metres.
    private static func parameter(_ number: String, of conversion: borrowing ProjectionObject) -> Double? {
        let context = unsafe conversion.context.pointer
        let count = unsafe proj_coordoperation_get_param_count(context, conversion.pointer)
        for index in 0..<max(0, count) {
            var code: UnsafePointer<CChar>?
            var (value, unit) = (Double.nan, Double.nan)
            let isKnown = unsafe proj_coordoperation_get_param(
                context, conversion.pointer, index, nil, nil, &code, &value, nil, &unit, nil, nil, nil, nil)
            guard isKnown != 0, let code = unsafe code, unsafe String(cString: code) == number else { continue }
            return unit == 1 || isDegree(unit) ? value : nil
        }
        return nil
    }

    private static func isDegree(_ radians: Double) -> Bool { (radians - .pi / 180).magnitude < 1e-15 }
}
