public import CFangcun
internal import FangcunGeo
internal import FangcunModel

/// The faults of the grids in a document.
@c @implementation
public func fc_grids_check_document(
    _ geojson: UnsafePointer<UInt8>!, _ geojson_length: Int, _ code_property: UnsafePointer<CChar>!,
    _ code_property_length: Int, _ epsg: Int32, _ options: UnsafePointer<fc_check_options>!,
    _ out_faults: UnsafeMutablePointer<Int>!, _ out_report: UnsafeMutablePointer<fc_bytes>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let faults = try unsafe required(out_faults, "out_faults")
        let document = try unsafe optional(out_report, "out_report")
        let geoJSON = try unsafe bytes(geojson, geojson_length, "geojson")
        let property = try unsafe name(code_property, code_property_length, "code_property")
        let reference = try reference(epsg, "epsg")
        let given =
            if let options = unsafe options {
                try unsafe sized(UnsafeMutablePointer(mutating: options), "options").pointee
            } else {
                unsafe fc_check_options()
            }
        let expectation = try unsafe CheckExpectation(given)
        let set = try calling { () throws(GeoError) in
            try UnitGridSet(geoJSON: geoJSON, codeProperty: property, reference: reference, faults: .kept)
        }
        let options = try expectation.options(for: set, codeProperty: property)
        let report = CoverageCheck.check(set, format: expectation.format, options: options)
        unsafe faults.pointee = report.findings.count { $0.severity == .error }
        if let document = unsafe document { unsafe document.pointee = fc_bytes(copying: report.json) }
    }
}

/// The options of C, copied and checked; zeros are as they are without options.
private struct CheckExpectation {
    let format: CodeFormat?
    private var options = CoverageCheck.Options()
    private let holes: [UInt8]
    private let layers: [(name: StaticString, level: String, document: [UInt8])]
    private let areaCode: String?

    init(_ given: fc_check_options) throws(Failure) {
        options.areaBandSquareMeters = try unsafe CheckExpectation.areaBand(given)
        options.nearMissMeters = try unsafe CheckExpectation.measure(given.near_miss_m, or: options.nearMissMeters)
        options.roundingMeters = try unsafe CheckExpectation.measure(given.rounding_m, or: options.roundingMeters)
        options.sliverMeters = try unsafe CheckExpectation.measure(given.sliver_m, or: options.sliverMeters)
        options.inletMeters = try unsafe CheckExpectation.measure(given.inlet_m, or: options.inletMeters)
        options.nestingMeters = try unsafe CheckExpectation.measure(given.nesting_m, or: options.nestingMeters)
        format = try unsafe CheckExpectation.format(given)
        holes = try unsafe bytes(given.holes, given.holes_length, "holes")
        layers = try unsafe [
            ("communities", "community", bytes(given.communities, given.communities_length, "communities")),
            ("streets", "street", bytes(given.streets, given.streets_length, "streets")),
            ("districts", "district", bytes(given.districts, given.districts_length, "districts")),
        ]
        let hasCode = unsafe given.area_code_property != nil || given.area_code_property_length != 0
        areaCode =
            try hasCode
            ? unsafe name(given.area_code_property, given.area_code_property_length, "area_code_property") : nil
    }

    /// The options for these grids: documents are read into the reference system of the grids.
    func options(for grids: UnitGridSet, codeProperty: String) throws(Failure) -> CoverageCheck.Options {
        var options = options
        if !holes.isEmpty {
            options.declaredHoles = try areas(in: holes, "holes", code: "", like: grids).flatMap(\.polygons)
        }
        for (name, level, document) in layers where !document.isEmpty {
            let areas = try areas(in: document, name, code: areaCode ?? codeProperty, like: grids)
            options.areaLayers.append(AreaLayer(level: level, areas: areas))
        }
        return options
    }

    private func areas(
        in document: [UInt8], _ name: StaticString, code: String, like grids: UnitGridSet
    ) throws(Failure) -> [UnitGrid] {
        try calling { () throws(GeoError) in
            do throws(GeoError) {
                return try UnitGridSet(geoJSON: document, codeProperty: code, faults: .kept)
                    .transformed(to: grids.reference).grids
            } catch {
                throw GeoError(error.code, at: error.place, "\(name): \(error.reason)")
            }
        }
    }

    private static func measure(_ number: Double, or usual: Double) throws(Failure) -> Double {
        guard number.isFinite, number >= 0 else {
            throw Failure(argument: "options", "has a number that is no measure")
        }
        return number == 0 ? usual : number
    }

    private static func areaBand(_ given: fc_check_options) throws(Failure) -> ClosedRange<Double> {
        let least = try unsafe measure(given.area_min_m2, or: 1_000)
        let most = try unsafe measure(given.area_max_m2, or: 100_000)
        guard least <= most else { throw Failure(argument: "options", "has a least area above the largest") }
        return least...most
    }

    private static func format(_ given: fc_check_options) throws(Failure) -> CodeFormat? {
        guard unsafe given.code_format != nil || given.code_format_length != 0 else { return nil }
        let identifier = try unsafe name(given.code_format, given.code_format_length, "code_format")
        guard let format = CodeFormat.identified(identifier) else {
            throw Failure(argument: "code_format", "names no format: '\(identifier)'")
        }
        return format
    }
}
