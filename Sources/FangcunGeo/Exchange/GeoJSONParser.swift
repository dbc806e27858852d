internal import FangcunModel

/// Walks through a GeoJSON document once, whatever the order of its members, and makes features of it.
struct GeoJSONParser {
    private let isNorthFirst: Bool
    private let label: String?
    private let limits: GeoJSON.Limits
    private let faults: GeoJSON.ShapeFaults
    private let start: GeoJSON.Start
    private var reader: GeoJSONReader
    private var vertexCount = 0

    /// What a document holds.
    struct Document {
        var features: [GeoJSON.Feature]
        /// The system of its `crs` member.
        var reference: CoordinateReference?
    }

    init(
        _ bytes: [UInt8], isNorthFirst: Bool, label: String?, limits: GeoJSON.Limits, faults: GeoJSON.ShapeFaults,
        start: GeoJSON.Start
    ) throws(GeoError) {
        self.isNorthFirst = isNorthFirst
        self.label = label
        self.limits = limits
        self.faults = faults
        self.start = start
        reader = try GeoJSONReader(
            bytes, limits: JSONReader.Limits(maximumBytes: limits.maximumBytes, maximumDepth: limits.maximumDepth),
            lineOffset: start.lineOffset)
    }

    // MARK: Objects

    /// Reads the whole document.
    mutating func parse() throws(GeoError) -> Document {
        var object = Members()
        object.offset = try reader.offsetOfNext()
        try reader.read { json throws(ModelError) in try json.beginObject() }
        while let name = try reader.nextName() {
            if name == "features" {
                try reader.refuseTwice(name, object.features != nil)
                object.features = try features()
            } else if name == "crs" {
                try reader.refuseTwice(name, object.hasReference)
                object.hasReference = true
                object.reference = try referenceSystem()
            } else {
                try readMember(name, into: &object)
            }
        }
        try reader.read { json throws(ModelError) in try json.expectEnd() }
        return Document(features: try features(of: object), reference: object.reference)
    }

    /// The features that the members of the outermost object make, by its type.
    private mutating func features(of object: Members) throws(GeoError) -> [GeoJSON.Feature] {
        switch object.geometry.type {
        case nil: throw reader.fault(.malformedInput, at: object.offset, "the document has no 'type'")
        case "FeatureCollection":
            guard let features = object.features else {
                throw reader.fault(.malformedInput, at: object.offset, "a feature collection without 'features'")
            }
            return features
        case "Feature":
            let name = object.properties?.first { $0.name == label }?.value.codeText
            reader.feature = (start.featureIndex, name ?? object.identifier)
            return [try feature(of: object, line: reader.line(at: object.offset))]
        default:
            reader.feature = (start.featureIndex, nil)
            return [
                GeoJSON.Feature(
                    geometry: try geometry(of: object.geometry), properties: [], line: reader.line(at: object.offset))
            ]
        }
    }

    private mutating func features() throws(GeoError) -> [GeoJSON.Feature] {
        var features: [GeoJSON.Feature] = []
        try reader.read { json throws(ModelError) in try json.beginArray() }
        while try reader.read({ json throws(ModelError) in try json.nextElement() }) {
            guard features.count < limits.maximumFeatures else {
                throw reader.fault(
                    .limitExceeded, at: reader.byteOffset, "more than \(limits.maximumFeatures) features")
            }
            reader.feature = (start.featureIndex + features.count, nil)
            features.append(try feature())
            reader.feature = nil
        }
        return features
    }

    private mutating func feature() throws(GeoError) -> GeoJSON.Feature {
        var object = Members()
        object.offset = try reader.offsetOfNext()
        // A check is to report such a feature, not to stop at it.
        if faults == .kept, try reader.isNull() {
            return GeoJSON.Feature(geometry: nil, properties: [], line: reader.line(at: object.offset))
        }
        try reader.read { json throws(ModelError) in try json.beginObject() }
        while let name = try reader.nextName() {
            if name == "crs" {
                throw reader.fault(.malformedInput, at: reader.byteOffset, "a 'crs' of a single feature")
            }
            try readMember(name, into: &object)
        }
        guard object.geometry.type == "Feature" else {
            let type = object.geometry.type.map { "of type '\($0.prefix(40))'" } ?? "without 'type'"
            throw reader.fault(.malformedInput, at: object.offset, "an object \(type) among the features")
        }
        return try feature(of: object, line: reader.line(at: object.offset))
    }

    private func feature(of object: Members, line: Int) throws(GeoError) -> GeoJSON.Feature {
        guard object.hasPlace else {
            throw reader.fault(.malformedInput, at: object.offset, "a feature without 'geometry'")
        }
        var feature = GeoJSON.Feature(
            identifier: object.identifier, geometry: nil, properties: object.properties ?? [], line: line)
        if let place = object.place { feature.geometry = try geometry(of: place) }
        return feature
    }

    /// Judges the members of a geometry together.
    private func geometry(of members: GeoJSONGeometry) throws(GeoError) -> Geometry? {
        do throws(GeoJSONGeometry.Fault) {
            return try members.geometry(faults)
        } catch {
            throw reader.fault(error.code, at: error.offset, error.reason)
        }
    }

    // MARK: Members

    /// The members of a feature, or of the outermost object, which may turn out to be anything.
    private struct Members {
        /// `type` and, of a bare geometry, `coordinates`.
        var geometry = GeoJSONGeometry()
        /// Whether there is a member `geometry`, which may be null.
        var hasPlace = false
        var place: GeoJSONGeometry?
        var identifier: String?
        var properties: [JSONValue.Member]?
        var features: [GeoJSON.Feature]?
        var hasReference = false
        var reference: CoordinateReference?

        var offset: Int {
            get { geometry.offset }
            set { geometry.offset = newValue }
        }
    }

    private mutating func readMember(_ name: String, into object: inout Members) throws(GeoError) {
        switch name {
        case "id":
            try reader.refuseTwice(name, object.identifier != nil)
            object.identifier = try identifier()
            if reader.feature?.identifier == nil { reader.feature?.identifier = object.identifier }
        case "properties":
            try reader.refuseTwice(name, object.properties != nil)
            object.properties = try properties()
        case "geometry":
            try reader.refuseTwice(name, object.hasPlace)
            object.hasPlace = true
            object.place = try geometryMember()
        default: try readGeometryMember(name, into: &object.geometry)
        }
    }

    private mutating func readGeometryMember(_ name: String, into geometry: inout GeoJSONGeometry) throws(GeoError) {
        switch name {
        case "type":
            try reader.refuseTwice(name, geometry.type != nil)
            geometry.type = try reader.read { json throws(ModelError) in try json.readString() }
        case "coordinates":
            try reader.refuseTwice(name, geometry.coordinates != nil)
            geometry.coordinates = try coordinates()
        case "geometries":
            try reader.refuseTwice(name, geometry.parts != nil)
            geometry.parts = try geometries()
        default: try reader.read { json throws(ModelError) in try json.skipValue() }
        }
    }

    private mutating func geometryMember() throws(GeoError) -> GeoJSONGeometry? {
        if try reader.isNull() { return nil }
        return try geometryObject()
    }

    private mutating func geometryObject() throws(GeoError) -> GeoJSONGeometry {
        var geometry = GeoJSONGeometry()
        geometry.offset = try reader.offsetOfNext()
        try reader.read { json throws(ModelError) in try json.beginObject() }
        while let name = try reader.nextName() { try readGeometryMember(name, into: &geometry) }
        return geometry
    }

    /// The members of a collection; the limit on depth bounds collections in collections.
    private mutating func geometries() throws(GeoError) -> [GeoJSONGeometry] {
        var parts: [GeoJSONGeometry] = []
        try reader.read { json throws(ModelError) in try json.beginArray() }
        while try reader.read({ json throws(ModelError) in try json.nextElement() }) {
            parts.append(try geometryObject())
        }
        return parts
    }

    private mutating func coordinates() throws(GeoError) -> GeoJSONCoordinates {
        let room = max(0, limits.maximumVertices) - vertexCount
        var coordinates = try reader.read { json throws(ModelError) in
            try json.readCoordinates(maximumVertices: room)
        }
        vertexCount += coordinates.points.count
        if isNorthFirst { coordinates.points = coordinates.points.map { Point(x: $0.y, y: $0.x) } }
        return coordinates
    }

    private mutating func identifier() throws(GeoError) -> String? {
        let offset = reader.byteOffset
        switch try reader.value() {
        case .null: return nil
        case .string(let text): return text
        case .number(let number): return JSONValue.number(number).codeText ?? number.description
        default: throw reader.fault(.malformedInput, at: offset, "an 'id' that is neither text nor number")
        }
    }

    private mutating func properties() throws(GeoError) -> [JSONValue.Member] {
        let offset = reader.byteOffset
        switch try reader.value() {
        case .null: return []
        case .object(let members):
            if let name = members.first(where: { $0.name == label })?.value.codeText {
                reader.feature?.identifier = name
            }
            return members
        default: throw reader.fault(.malformedInput, at: offset, "'properties' that are no object")
        }
    }

    /// The old-style `crs` member (GeoJSON of 2008, clause 3): a name; `null` means that nothing is said.
    private mutating func referenceSystem() throws(GeoError) -> CoordinateReference? {
        let offset = reader.byteOffset
        let value = try reader.value()
        if value == .null { return nil }
        guard value["type"]?.string == "name", let name = value["properties"]?["name"]?.string else {
            throw reader.fault(.unknownReferenceSystem, at: offset, "a 'crs' that is not given by name")
        }
        do throws(GeoError) {
            return try CoordinateReference(name: name)
        } catch {
            throw reader.fault(error.code, at: offset, error.reason)
        }
    }
}
