internal import FangcunModel

extension CitySystem {
    /// Reads a system from JSON:
    ///
    /// ```json
    /// {"name": "…", "datum": "cgcs2000", "central_meridian": 113.65, "false_easting": 500000, "false_northing": 0,
    ///  "projection_height_m": 110, "planar": {"shift_m": [-400000, -3800000], "rotation_seconds": 0, "scale_ppm": 0},
    ///  "spatial": {"ellipsoid": "krasovsky", "translation_m": [0, 0, 0], "rotation_seconds": [0, 0, 0], "scale_ppm": 0}}
    /// ```
    ///
    /// Only `central_meridian` must be there; the values above but the heights and shifts are those of members that are
    /// missing. Datums are `cgcs2000`, `xian1980`, `beijing1954` and `newBeijing`, ellipsoids `cgcs2000`, `wgs84`,
    /// `iugg1975` and `krasovsky`. The rotation of `planar` is counter-clockwise with north up.
    ///
    /// - Throws: ``GeoError`` with code `malformedInput` for what is no such document, a member that is not known among them; and
    ///   `invalidGeometry` for numbers that make no system.
    public init(json: [UInt8]) throws(GeoError) {
        let document: JSONValue
        do throws(ModelError) { document = try JSONReader.value(of: json) } catch {
            throw GeoError(.malformedInput, at: error.place, error.reason)
        }
        let members = try CityMembers(
            document, "the city system",
            known: [
                "name", "datum", "central_meridian", "false_easting", "false_northing", "projection_height_m", "planar",
                "spatial",
            ])
        guard let datum = ChineseDatum(rawValue: try members.text("datum") ?? "cgcs2000") else {
            throw GeoError(.malformedInput, "'datum' is none of \(ChineseDatum.allCases.map(\.rawValue))")
        }
        guard let meridian = try members.number("central_meridian") else {
            throw GeoError(.malformedInput, "the city system has no 'central_meridian'")
        }
        try self.init(
            name: try members.text("name") ?? "", datum: datum, centralMeridian: meridian,
            falseEasting: try members.number("false_easting") ?? 500_000,
            falseNorthing: try members.number("false_northing") ?? 0,
            projectionHeightMeters: try members.number("projection_height_m") ?? 0,
            spatial: try Self.spatial(document["spatial"], from: datum.ellipsoid),
            planar: try Self.planar(document["planar"]))
    }

    private static func planar(_ value: JSONValue?) throws(GeoError) -> PlanarTransform {
        guard let value else { return .identity }
        let members = try CityMembers(value, "'planar'", known: ["shift_m", "rotation_seconds", "scale_ppm"])
        let shift = try members.numbers("shift_m", count: 2) ?? [0, 0]
        return try PlanarTransform(
            shift: Point(x: shift[0], y: shift[1]),
            rotationRadians: (try members.number("rotation_seconds") ?? 0) * .pi / 648_000,
            scale: 1 + (try members.number("scale_ppm") ?? 0) * 1e-6)
    }

    private static func spatial(_ value: JSONValue?, from source: Ellipsoid) throws(GeoError) -> Spatial? {
        guard let value else { return nil }
        let members = try CityMembers(
            value, "'spatial'", known: ["ellipsoid", "translation_m", "rotation_seconds", "scale_ppm"])
        let name = try members.text("ellipsoid") ?? "krasovsky"
        guard let ellipsoid = Self.ellipsoids[name] else {
            throw GeoError(.malformedInput, "'ellipsoid' is none of \(Self.ellipsoids.keys.sorted())")
        }
        let shift = try members.numbers("translation_m", count: 3) ?? [0, 0, 0]
        let turn = try members.numbers("rotation_seconds", count: 3) ?? [0, 0, 0]
        let transform = try SevenParameterTransform(
            translation: GeocentricPoint(x: shift[0], y: shift[1], z: shift[2]),
            rotationSeconds: GeocentricPoint(x: turn[0], y: turn[1], z: turn[2]),
            scalePartsPerMillion: try members.number("scale_ppm") ?? 0)
        return Spatial(from: source, to: ellipsoid, by: transform)
    }

    private static let ellipsoids: [String: Ellipsoid] = [
        "cgcs2000": .cgcs2000, "wgs84": .wgs84, "iugg1975": .iugg1975, "krasovsky": .krasovsky,
    ]
}

/// The members of one object of a city system, each of the kind that it must be.
private struct CityMembers {
    private let value: JSONValue
    private let owner: String

    /// - Throws: `malformedInput` for what is no object, and for a member that is not known: a misspelt one would be ignored.
    init(_ value: JSONValue, _ owner: String, known: Set<String>) throws(GeoError) {
        guard case .object(let members) = value else { throw GeoError(.malformedInput, "\(owner) is no JSON object") }
        if let stranger = members.first(where: { !known.contains($0.name) }) {
            throw GeoError(.malformedInput, "\(owner) has a member '\(stranger.name.prefix(40))', which is not known")
        }
        self.value = value
        self.owner = owner
    }

    func text(_ name: String) throws(GeoError) -> String? {
        guard let member = value[name] else { return nil }
        guard let text = member.string else { throw GeoError(.malformedInput, "'\(name)' of \(owner) is no text") }
        return text
    }

    func number(_ name: String) throws(GeoError) -> Double? {
        guard let member = value[name] else { return nil }
        guard let number = member.number else { throw GeoError(.malformedInput, "'\(name)' of \(owner) is no number") }
        return number
    }

    func numbers(_ name: String, count: Int) throws(GeoError) -> [Double]? {
        guard let member = value[name] else { return nil }
        let numbers = member.elements?.compactMap(\.number) ?? []
        guard numbers.count == count, member.elements?.count == count else {
            throw GeoError(.malformedInput, "'\(name)' of \(owner) are not \(count) numbers")
        }
        return numbers
    }
}
