internal import FangcunModel

/// Walks through well-known text.
struct WellKnownTextReader {
    private let limits: WellKnownGeometry.Limits
    private let assembly: WellKnownAssembly
    private var tokens: WellKnownTextTokens
    private var vertexCount = 0
    private var result = WellKnownGeometry()

    init(_ bytes: [UInt8], limits: WellKnownGeometry.Limits, faults: ShapeFaults) {
        self.limits = limits
        assembly = WellKnownAssembly(faults: faults)
        tokens = WellKnownTextTokens(bytes)
    }

    mutating func readAll() throws(GeoError) -> WellKnownGeometry {
        try readReference()
        result.geometry = try geometry(depth: 0)
        guard tokens.peek() == nil else { throw tokens.fault(.malformedInput, "something follows the geometry") }
        return result
    }

    /// What stands before the coordinates of a geometry.
    private struct Header {
        var kind: WellKnownKind
        /// How many numbers a position has; `nil` until the first position tells.
        var dimension: Int?
    }

    private mutating func geometry(depth: Int) throws(GeoError) -> Geometry? {
        let start = tokens.offsetOfNext
        var header = try self.header()
        if tokens.skips("EMPTY") { return nil }
        do throws(GeoError) {
            switch header.kind {
            case .point: return .point(try bracketedPoint(&header))
            case .lineString: return try line(&header)
            case .polygon: return try polygon(&header)
            case .multiPoint: return try assembly.several(members(&header, .point))
            case .multiLineString: return try assembly.several(members(&header, .line))
            case .multiPolygon: return try assembly.several(members(&header, .polygon))
            case .collection:
                guard depth < limits.maximumDepth else {
                    throw tokens.fault(.limitExceeded, "nested deeper than \(limits.maximumDepth) levels")
                }
                return try assembly.several(collection(depth: depth))
            }
        } catch {
            guard error.place == nil else { throw error }
            throw tokens.fault(error.code, at: start, error.reason)
        }
    }

    /// `SRID=4326;`
    private mutating func readReference() throws(GeoError) {
        guard tokens.skips("SRID") else { return }
        try tokens.expect("=")
        let text = tokens.number()
        guard let srid = Int32(text) else { throw tokens.fault(.malformedInput, "'\(text)' is no reference number") }
        result.srid = srid
        try tokens.expect(";")
    }

    /// The word of the kind, and Z, M or ZM behind it or joined to it.
    private mutating func header() throws(GeoError) -> Header {
        let start = tokens.offsetOfNext
        var name = tokens.word()
        var suffix = ""
        if WellKnownKind.allCases.allSatisfy({ $0.word != name }) {
            suffix = ["ZM", "Z", "M"].first { name.hasSuffix($0) } ?? ""
            name.removeLast(suffix.count)
        }
        guard let kind = WellKnownKind.allCases.first(where: { $0.word == name }) else {
            throw tokens.fault(.malformedInput, at: start, "'\(name.prefix(40))' is no type of geometry that is read")
        }
        if suffix.isEmpty { suffix = ["ZM", "Z", "M"].first { tokens.skips($0) } ?? "" }
        result.hasHeights = result.hasHeights || suffix.hasPrefix("Z")
        result.hasMeasures = result.hasMeasures || suffix.hasSuffix("M")
        return Header(kind: kind, dimension: suffix.isEmpty ? nil : 2 + suffix.count)
    }

    // MARK: Parts

    private mutating func bracketedPoint(_ header: inout Header) throws(GeoError) -> Point {
        try tokens.expect("(")
        let point = try position(&header)
        try tokens.expect(")")
        return point
    }

    /// A point of a `MULTIPOINT`, with or without brackets of its own.
    private mutating func point(_ header: inout Header) throws(GeoError) -> Geometry? {
        .point(try tokens.peek() == UInt8(ascii: "(") ? bracketedPoint(&header) : position(&header))
    }

    private mutating func line(_ header: inout Header) throws(GeoError) -> Geometry? {
        try assembly.line(chain(&header))
    }

    private mutating func polygon(_ header: inout Header) throws(GeoError) -> Geometry? {
        var rings: [[Point]] = []
        try tokens.expect("(")
        repeat { rings.append(tokens.skips("EMPTY") ? [] : try chain(&header)) } while try tokens.continues()
        return try assembly.polygon(rings)
    }

    private mutating func chain(_ header: inout Header) throws(GeoError) -> [Point] {
        var points: [Point] = []
        try tokens.expect("(")
        repeat { points.append(try position(&header)) } while try tokens.continues()
        return points
    }

    private mutating func members(_ header: inout Header, _ kind: MemberKind) throws(GeoError) -> [Geometry] {
        var members: [Geometry] = []
        try tokens.expect("(")
        repeat {
            if tokens.skips("EMPTY") { continue }
            let member: Geometry?
            switch kind {
            case .point: member = try point(&header)
            case .line: member = try line(&header)
            case .polygon: member = try polygon(&header)
            }
            if let member { members.append(member) }
        } while try tokens.continues()
        return members
    }

    private mutating func collection(depth: Int) throws(GeoError) -> [Geometry] {
        var parts: [Geometry] = []
        try tokens.expect("(")
        repeat {
            if let part = try geometry(depth: depth + 1) { parts.append(part) }
        } while try tokens.continues()
        return parts
    }

    /// One position: two numbers, and as many more as the header or the first position says.
    private mutating func position(_ header: inout Header) throws(GeoError) -> Point {
        let start = tokens.offsetOfNext
        let point = Point(x: try tokens.double(), y: try tokens.double())
        var dimension = 2
        while dimension < 4, tokens.isAtNumber {
            _ = try tokens.double()
            dimension += 1
        }
        guard dimension == header.dimension ?? dimension else {
            throw tokens.fault(
                .malformedInput, at: start,
                "a position of \(dimension) numbers where \(header.dimension ?? 2) are wanted")
        }
        if header.dimension == nil {
            // Without a letter a third number is a height, and a fourth a measure.
            result.hasHeights = result.hasHeights || dimension > 2
            result.hasMeasures = result.hasMeasures || dimension > 3
            header.dimension = dimension
        }
        vertexCount += 1
        guard vertexCount <= limits.maximumVertices else {
            throw tokens.fault(.limitExceeded, "more than \(limits.maximumVertices) positions")
        }
        return point
    }

    private enum MemberKind {
        case point, line, polygon
    }
}
