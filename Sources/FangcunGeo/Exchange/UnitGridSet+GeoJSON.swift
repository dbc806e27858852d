internal import FangcunModel

extension UnitGridSet {
    /// Reads unit grids from GeoJSON: one feature a grid, a polygon or multi-polygon, with its code among the attributes.
    ///
    /// A code is text, or a whole number that a double holds exactly. Rings keep the direction they are written in, and whether
    /// the grids tile the city is for the coverage check to say.
    ///
    /// - Parameters:
    ///   - bytes: the document, in UTF-8.
    ///   - codeProperty: the attribute that holds the code.
    ///   - limits: how much the input may ask for.
    ///   - reference: as for ``GeoJSON``: the system that the file is known to be in; `nil` believes the file.
    /// - Throws: the errors of ``GeoJSON``; `malformedInput` for a feature without code, `invalidGeometry` for one that is no area.
    public init(
        geoJSON bytes: [UInt8], codeProperty: String, limits: GeoJSON.Limits = GeoJSON.Limits(),
        reference: CoordinateReference? = nil
    ) throws(GeoError) {
        let document = try GeoJSON(bytes, reference: reference, label: codeProperty, limits: limits)
        var grids: [UnitGrid] = []
        grids.reserveCapacity(document.features.count)
        for (index, feature) in document.features.enumerated() {
            do throws(FeatureFault) {
                grids.append(try UnitGrid(feature, codeProperty: codeProperty))
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
    fileprivate init(_ feature: GeoJSON.Feature, codeProperty: String) throws(FeatureFault) {
        guard let value = feature[codeProperty], value != .null else {
            throw FeatureFault(code: .malformedInput, reason: "no attribute '\(codeProperty)'")
        }
        // Beyond 2^53 neighbouring whole numbers are the same double, and a code of 17 digits would come out as another.
        if let number = value.number, abs(number) > 9_007_199_254_740_992 {
            throw FeatureFault(
                code: .malformedInput,
                reason: "'\(codeProperty)' is a number too long to be read exactly; codes this long must be text")
        }
        guard let code = value.codeText, !code.isEmpty else {
            throw FeatureFault(code: .malformedInput, reason: "'\(codeProperty)' is neither text nor a whole number")
        }
        guard let polygons = feature.geometry?.polygons, !polygons.isEmpty else {
            throw FeatureFault(code: .invalidGeometry, reason: "a grid that is no polygon")
        }
        self.init(code: code, polygons: polygons)
    }
}
