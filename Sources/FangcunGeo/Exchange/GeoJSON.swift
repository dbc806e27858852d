public import FangcunModel

/// A document of GeoJSON (RFC 7946), read whole: a feature collection, one feature, or a bare geometry as one feature.
///
/// Members may stand in any order. Heights and further numbers of a position are passed over, and so are members that the
/// standard does not know. Rings must be closed and of four points at least; which way round they run is left as written.
/// A geometry collection is read when its members are all areas, all lines or all points, and becomes one geometry of several parts.
public struct GeoJSON: Sendable {
    /// One thing with a place and attributes.
    public struct Feature: Sendable, Hashable {
        /// The member `id`, a number in digits; `nil` when there is none.
        public var identifier: String?
        /// The place; `nil` for a feature without one (`null`, or without coordinates).
        public var geometry: Geometry?
        /// The attributes in the order written.
        public var properties: [JSONValue.Member]
        /// The line of the file on which the feature begins, counted from 1.
        public var line: Int

        /// The attribute of that name; `nil` when there is none.
        public subscript(name: String) -> JSONValue? { properties.first { $0.name == name }?.value }
    }

    /// What becomes of features that break the rules without making the file unreadable: rings that are open, too short or empty
    /// (clause 3.1.6), collections of areas mixed with lines and points, a `null` among the features.
    public enum ShapeFaults: Sendable, Hashable {
        /// They are errors.
        case refused
        /// They are kept for a check to report them all: rings as written, of a mixed collection the areas, a `null` as a feature
        /// without place and attributes.
        case kept
    }

    /// How much foreign input may ask for.
    public struct Limits: Sendable, Hashable {
        /// The largest input, in bytes.
        public var maximumBytes: Int
        /// The most features.
        public var maximumFeatures: Int
        /// The most positions in all features together.
        public var maximumVertices: Int
        /// The deepest nesting of arrays and objects, in attributes for example.
        public var maximumDepth: Int

        /// Limits: 1 GiB, ten million features, fifty million positions and 64 levels unless said otherwise.
        public init(
            maximumBytes: Int = 1 << 30, maximumFeatures: Int = 10_000_000, maximumVertices: Int = 50_000_000,
            maximumDepth: Int = 64
        ) {
            self.maximumBytes = maximumBytes
            self.maximumFeatures = maximumFeatures
            self.maximumVertices = maximumVertices
            self.maximumDepth = maximumDepth
        }
    }

    /// The features in the order written.
    public let features: [Feature]
    /// The system of all coordinates; its axis order is east before north.
    public let reference: CoordinateReference

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: the text, in UTF-8.
    ///   - reference: the system that the file is known to be in. `nil` believes the file: its old-style `crs` member where it has
    ///     one, otherwise WGS 84 as the standard has it. A system that is given and a `crs` member must agree. With the axis order
    ///     north before east the numbers are taken in that order, and exchanged.
    ///   - label: the attribute by which errors name a feature, rather than by its `id`.
    ///   - limits: how much the input may ask for.
    ///   - faults: whether a ring that is open or too short is refused, or kept as written.
    /// - Throws: ``GeoError`` with code `malformedInput`, `invalidGeometry` (a ring that is open or too short), `limitExceeded`,
    ///   `unknownReferenceSystem` (a `crs` that is not understood), or `outsideDomain` (metres in a file that claims degrees).
    ///   The place names the feature, the reason the line.
    /// - Complexity: linear in the bytes.
    public init(
        _ bytes: [UInt8], reference: CoordinateReference? = nil, label: String? = nil, limits: Limits = Limits(),
        faults: ShapeFaults = .refused
    ) throws(GeoError) {
        try self.init(
            bytes, reference: reference, label: label, limits: limits, faults: faults, start: Start())
    }

    /// Where a document begins that is a record of a longer file.
    struct Start {
        /// How many features stand before it.
        var featureIndex = 0
        /// How many lines stand before it.
        var lineOffset = 0
    }

    /// Reads a document that is perhaps a record of a longer file.
    init(
        _ bytes: [UInt8], reference: CoordinateReference?, label: String?, limits: Limits, faults: ShapeFaults,
        start: Start
    ) throws(GeoError) {
        var parser = try GeoJSONParser(
            bytes, isNorthFirst: reference?.axisOrder == .northEast, label: label, limits: limits, faults: faults,
            start: start)
        let document = try parser.parse()
        if let given = reference, let declared = document.reference, given.system != declared.system {
            throw GeoError(
                .unknownReferenceSystem,
                "the file declares \(declared.name), and \(given.name) was expected")
        }
        features = document.features
        self.reference = (reference ?? document.reference ?? .wgs84).with(axisOrder: .eastNorth)
        try requireDegrees(label: label, start: start)
    }

    /// A document of features that were read.
    init(features: [Feature], reference: CoordinateReference) {
        self.features = features
        self.reference = reference
    }

    /// Metres in a file that claims degrees are the commonest mistake with this format, and would put the city nowhere.
    private func requireDegrees(label: String?, start: Start) throws(GeoError) {
        guard reference == .wgs84 || reference == .cgcs2000 else { return }
        for (index, feature) in features.enumerated() {
            guard let box = feature.geometry?.bounds else { continue }
            // A whole turn, not half of one: areas across the date line are written either way.
            if box.minX >= -360, box.maxX <= 360, box.minY >= -90, box.maxY <= 90 { continue }
            let identifier = label.flatMap { feature[$0]?.codeText } ?? feature.identifier
            throw GeoError(
                .outsideDomain, at: .feature(start.featureIndex + index, identifier: identifier),
                "line \(feature.line): coordinates up to (\(box.maxX), \(box.maxY)) are no degrees of longitude and latitude;"
                    + " name the reference system of the file, or exchange its axes")
        }
    }
}
