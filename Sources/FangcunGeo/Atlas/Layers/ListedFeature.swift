internal import FangcunModel

/// A feature of a list of records or edits, whose attribute `layer` says where it belongs.
struct ListedFeature {
    /// Its place in the list.
    let number: Int
    let feature: GeoJSON.Feature

    /// The features of a list by their layers, in the order of names, so that of several faults always the same one is reported.
    ///
    /// - Throws: ``GeoError`` `malformedInput`, naming the feature, for one without a layer.
    static func byLayer(
        _ document: GeoJSON
    ) throws(GeoError) -> [(layer: String, features: [ListedFeature])] {
        var layers: [String: [ListedFeature]] = [:]
        for (number, feature) in document.features.enumerated() {
            let listed = ListedFeature(number: number, feature: feature)
            guard let layer = feature["layer"]?.string else { throw listed.fault("a feature names no layer") }
            layers[layer, default: []].append(listed)
        }
        return layers.sorted { $0.key < $1.key }.map { (layer: $0.key, features: $0.value) }
    }

    /// The code of a grid.
    ///
    /// - Throws: ``GeoError`` `malformedInput` if there is none.
    var code: String {
        get throws(GeoError) {
            guard let code = feature["code"]?.codeText else { throw fault("a grid without code") }
            return code
        }
    }

    /// What is wrong with the feature.
    func fault(_ reason: String) -> GeoError { fault(.malformedInput, reason) }

    /// What is wrong with the feature, in a way of its own.
    func fault(_ code: GeoError.Code, _ reason: String) -> GeoError {
        let name = feature["code"]?.codeText ?? feature["id"]?.codeText ?? feature.identifier
        return GeoError(code, at: .feature(number, identifier: name), reason)
    }

    /// A shape of the feature's geometry.
    ///
    /// - Throws: ``GeoError``, naming the feature: what making the shape throws; `malformedInput` for a geometry of another kind.
    func shape<Shape>(
        _ geometry: Geometry?, _ make: (Geometry) throws(GeoError) -> Shape?
    ) throws(GeoError) -> Shape {
        let shape: Shape?
        do {
            shape = try geometry.flatMap { (geometry) throws(GeoError) in try make(geometry) }
        } catch {
            throw fault(error.code, error.reason)
        }
        guard let shape else { throw fault("a geometry of another kind than its layer has") }
        return shape
    }
}
