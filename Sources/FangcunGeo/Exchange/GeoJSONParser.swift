internal import FangcunModel

/// Walks through a GeoJSON document once, whatever the order of its members, and makes features of it.
struct GeoJSONParser {
    private let bytes: [UInt8]
    private let isNorthFirst: Bool
    private let label: String?
    private let limits: GeoJSON.Limits
    private var reader: JSONReader
    private var vertexCount = 0
    private var lines = LineCounter()
    /// The feature that is being read, for errors.
    private var current: (index: Int, identifier: String?)?

    /// What a document holds.
    struct Document {
        var features: [GeoJSON.Feature]
        /// The system of its `crs` member.
        var reference: CoordinateReference?
    }

    init(
        _ bytes: [UInt8], isNorthFirst: Bool, label: String?, limits: GeoJSON.Limits
    ) throws(GeoError) {
        self.bytes = bytes
        self.isNorthFirst = isNorthFirst
        self.label = label
        self.limits = limits
        do throws(ModelError) {
            reader = try JSONReader(
                bytes,
                limits: JSONReader.Limits(maximumBytes: limits.maximumBytes, maximumDepth: limits.maximumDepth))
        } catch {
            throw GeoError(Self.code(of: error), at: error.place, error.reason)
        }
    }

    // MARK: Objects

    /// Reads the whole document.
    mutating func parse() throws(GeoError) -> Document {
        var object = Members()
        object.offset = try offsetOfNext()
        try reading { reader throws(ModelError) in try reader.beginObject() }
        while let name = try nextName() {
            if name == "features" {
                try refuseTwice(name, object.features != nil)
                object.features = try features()
            } else if name == "crs" {
                try refuseTwice(name, object.hasReference)
                object.hasReference = true
                object.reference = try referenceSystem()
            } else {
                try readMember(name, into: &object)
            }
        }
        try reading { reader throws(ModelError) in try reader.expectEnd() }
        return Document(features: try features(of: object), reference: object.reference)
    }

    /// The features that the members of the outermost object make, by its type.
    private mutating func features(of object: Members) throws(GeoError) -> [GeoJSON.Feature] {
        switch object.geometry.type {
        case nil: throw fault(.malformedInput, at: object.offset, "the document has no 'type'")
        case "FeatureCollection":
            guard let features = object.features else {
                throw fault(.malformedInput, at: object.offset, "a feature collection without 'features'")
            }
            return features
        case "Feature":
            current = (0, object.identifier)
            return [try feature(of: object, line: 1)]
        default:
            current = (0, nil)
            return [GeoJSON.Feature(geometry: try geometry(of: object.geometry), properties: [], line: 1)]
        }
    }

    private mutating func features() throws(GeoError) -> [GeoJSON.Feature] {
        var features: [GeoJSON.Feature] = []
        try reading { reader throws(ModelError) in try reader.beginArray() }
        while try reading({ reader throws(ModelError) in try reader.nextElement() }) {
            guard features.count < limits.maximumFeatures else {
                throw fault(.limitExceeded, at: reader.byteOffset, "more than \(limits.maximumFeatures) features")
            }
            current = (features.count, nil)
            features.append(try feature())
            current = nil
        }
        return features
    }

    private mutating func feature() throws(GeoError) -> GeoJSON.Feature {
        var object = Members()
        object.offset = try offsetOfNext()
        try reading { reader throws(ModelError) in try reader.beginObject() }
        while let name = try nextName() {
            if name == "crs" {
                throw fault(.malformedInput, at: reader.byteOffset, "a 'crs' of a single feature")
            }
            try readMember(name, into: &object)
        }
        guard object.geometry.type == "Feature" else {
            let type = object.geometry.type.map { "of type '\($0.prefix(40))'" } ?? "without 'type'"
            throw fault(.malformedInput, at: object.offset, "an object \(type) among the features")
        }
        return try feature(of: object, line: lines.line(at: object.offset, of: bytes))
    }

    private func feature(of object: Members, line: Int) throws(GeoError) -> GeoJSON.Feature {
        guard object.hasPlace else {
            throw fault(.malformedInput, at: object.offset, "a feature without 'geometry'")
        }
        var feature = GeoJSON.Feature(
            identifier: object.identifier, geometry: nil, properties: object.properties ?? [], line: line)
        if let place = object.place { feature.geometry = try geometry(of: place) }
        return feature
    }

    /// Judges the members of a geometry together.
    private func geometry(of members: GeoJSONGeometry) throws(GeoError) -> Geometry? {
        do throws(GeoJSONGeometry.Fault) {
            return try members.geometry()
        } catch {
            throw fault(error.code, at: error.offset, error.reason)
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
            try refuseTwice(name, object.identifier != nil)
            object.identifier = try identifier()
            if current?.identifier == nil { current?.identifier = object.identifier }
        case "properties":
            try refuseTwice(name, object.properties != nil)
            object.properties = try properties()
        case "geometry":
            try refuseTwice(name, object.hasPlace)
            object.hasPlace = true
            object.place = try geometryMember()
        default: try readGeometryMember(name, into: &object.geometry)
        }
    }

    private mutating func readGeometryMember(_ name: String, into geometry: inout GeoJSONGeometry) throws(GeoError) {
        switch name {
        case "type":
            try refuseTwice(name, geometry.type != nil)
            geometry.type = try reading { reader throws(ModelError) in try reader.readString() }
        case "coordinates":
            try refuseTwice(name, geometry.coordinates != nil)
            geometry.coordinates = try coordinates()
        default: try reading { reader throws(ModelError) in try reader.skipValue() }
        }
    }

    private mutating func geometryMember() throws(GeoError) -> GeoJSONGeometry? {
        if try isNull() { return nil }
        var geometry = GeoJSONGeometry()
        geometry.offset = try offsetOfNext()
        try reading { reader throws(ModelError) in try reader.beginObject() }
        while let name = try nextName() { try readGeometryMember(name, into: &geometry) }
        return geometry
    }

    private mutating func coordinates() throws(GeoError) -> GeoJSONCoordinates {
        let room = limits.maximumVertices - vertexCount
        var coordinates = try reading { reader throws(ModelError) in
            try reader.readCoordinates(maximumVertices: room)
        }
        vertexCount += coordinates.points.count
        if isNorthFirst { coordinates.points = coordinates.points.map { Point(x: $0.y, y: $0.x) } }
        return coordinates
    }

    private mutating func identifier() throws(GeoError) -> String? {
        let offset = reader.byteOffset
        switch try value() {
        case .null: return nil
        case .string(let text): return text
        case .number(let number): return JSONValue.number(number).codeText ?? number.description
        default: throw fault(.malformedInput, at: offset, "an 'id' that is neither text nor number")
        }
    }

    private mutating func properties() throws(GeoError) -> [JSONValue.Member] {
        let offset = reader.byteOffset
        switch try value() {
        case .null: return []
        case .object(let members):
            if let name = members.first(where: { $0.name == label })?.value.codeText { current?.identifier = name }
            return members
        default: throw fault(.malformedInput, at: offset, "'properties' that are no object")
        }
    }

    /// The old-style `crs` member (GeoJSON of 2008, clause 3): a name; `null` means that nothing is said.
    private mutating func referenceSystem() throws(GeoError) -> CoordinateReference? {
        let offset = reader.byteOffset
        let value = try value()
        if value == .null { return nil }
        guard value["type"]?.string == "name", let name = value["properties"]?["name"]?.string else {
            throw fault(.unknownReferenceSystem, at: offset, "a 'crs' that is not given by name")
        }
        do throws(GeoError) {
            return try CoordinateReference(name: name)
        } catch {
            throw fault(error.code, at: offset, error.reason)
        }
    }

    // MARK: Reading

    private mutating func nextName() throws(GeoError) -> String? {
        try reading { reader throws(ModelError) in try reader.nextName() }
    }

    private mutating func value() throws(GeoError) -> JSONValue {
        try reading { reader throws(ModelError) in try reader.readValue() }
    }

    private mutating func isNull() throws(GeoError) -> Bool {
        guard try reading({ reader throws(ModelError) in try reader.peek() }) == .null else { return false }
        try reading { reader throws(ModelError) in try reader.readNull() }
        return true
    }

    /// Where the next value begins, white space passed.
    private mutating func offsetOfNext() throws(GeoError) -> Int {
        _ = try reading { reader throws(ModelError) in try reader.peek() }
        return reader.byteOffset
    }

    /// Reads some JSON; its errors become ours, and name the feature.
    private mutating func reading<Result>(
        _ body: (inout JSONReader) throws(ModelError) -> Result
    ) throws(GeoError) -> Result {
        do throws(ModelError) {
            return try body(&reader)
        } catch {
            guard let current else { throw GeoError(Self.code(of: error), at: error.place, error.reason) }
            let line = error.place.map { "\($0): " } ?? ""
            throw GeoError(
                Self.code(of: error), at: .feature(current.index, identifier: current.identifier), line + error.reason)
        }
    }

    private func refuseTwice(_ name: String, _ isThere: Bool) throws(GeoError) {
        guard isThere else { return }
        throw fault(.malformedInput, at: reader.byteOffset, "the name '\(name)' occurs twice in one object")
    }

    private func fault(_ code: GeoError.Code, at offset: Int, _ reason: String) -> GeoError {
        var counter = LineCounter()
        let line = counter.line(at: offset, of: bytes)
        guard let current else { return GeoError(code, at: .line(line, column: nil), reason) }
        return GeoError(
            code, at: .feature(current.index, identifier: current.identifier), "line \(line): \(reason)")
    }

    private static func code(of error: ModelError) -> GeoError.Code {
        error.code == .limitExceeded ? .limitExceeded : .malformedInput
    }
}

/// Counts lines on the way through a file, each byte once.
private struct LineCounter {
    private var offset = 0
    private var line = 1

    /// The line of an offset, counted from 1; the offsets asked for must not go back.
    mutating func line(at target: Int, of bytes: [UInt8]) -> Int {
        while offset < min(target, bytes.count) {
            if bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        return line
    }
}
