internal import FangcunModel

extension UnitGridSet {
    /// Reads unit grids from GeoJSON, a document or a sequence (``GeoJSONSequence``): one feature a grid, a polygon or multi-polygon, with its code among the attributes.
    ///
    /// A code is text, or a whole number that a double holds exactly. Rings keep the direction they are written in, and whether
    /// the grids tile the city is for the coverage check to say.
    ///
    /// - Parameters:
    ///   - bytes: the document, in UTF-8.
    ///   - codeProperty: the attribute that holds the code.
    ///   - limits: how much the input may ask for.
    ///   - reference: as for ``GeoJSON``: the system that the file is known to be in; `nil` believes the file.
    ///   - faults: whether rings that are open or too short, grids without area and grids without code are refused, or kept as
    ///     they are for ``CoverageCheck`` to report.
    /// - Throws: the errors of ``GeoJSON``; `malformedInput` for a feature without code, `invalidGeometry` for one that is no area.
    public init(
        geoJSON bytes: [UInt8], codeProperty: String, limits: GeoJSON.Limits = GeoJSON.Limits(),
        reference: CoordinateReference? = nil, faults: GeoJSON.ShapeFaults = .refused
    ) throws(GeoError) {
        let document =
            GeoJSONSequence.isSequence(bytes)
            ? try GeoJSON(sequence: bytes, reference: reference, label: codeProperty, limits: limits, faults: faults)
            : try GeoJSON(bytes, reference: reference, label: codeProperty, limits: limits, faults: faults)
        var grids: [UnitGrid] = []
        grids.reserveCapacity(document.features.count)
        for (index, feature) in document.features.enumerated() {
            do throws(FeatureFault) {
                grids.append(try UnitGrid(feature, codeProperty: codeProperty, faults))
            } catch {
                let identifier = feature[codeProperty]?.codeText ?? feature.identifier
                throw GeoError(
                    error.code, at: .feature(index, identifier: identifier), "line \(feature.line): \(error.reason)")
            }
        }
        self.init(reference: document.reference, grids: grids)
    }
}

/// What is wrong with one feature.
private struct FeatureFault: Error {
    var code: GeoError.Code
    var reason: String
}

extension UnitGrid {
    fileprivate init(
        _ feature: GeoJSON.Feature, codeProperty: String, _ faults: GeoJSON.ShapeFaults
    ) throws(FeatureFault) {
        code = try Self.code(feature[codeProperty], codeProperty, faults)
        polygons = feature.geometry?.polygons ?? []
        guard faults == .kept || !polygons.isEmpty else {
            throw FeatureFault(code: .invalidGeometry, reason: "a grid that is no polygon")
        }
    }

    private static func code(
        _ value: JSONValue?, _ property: String, _ faults: GeoJSON.ShapeFaults
    ) throws(FeatureFault) -> String {
        // Beyond 2^53 neighbouring whole numbers are the same double, and a code of 17 digits would come out as another.
        if let number = value?.number, number.magnitude > 0x1p53 {
            throw FeatureFault(
                code: .malformedInput,
                reason: "'\(property)' is a number too long to be read exactly; codes this long must be text")
        }
        let code = value?.codeText ?? ""
        guard faults == .refused, code.isEmpty else { return code }
        throw FeatureFault(
            code: .malformedInput,
            reason: value == nil || value == .null
                ? "no attribute '\(property)'" : "'\(property)' is neither text nor a whole number")
    }
}
