internal import FangcunModel

/// Walks through well-known binary.
struct WellKnownBinaryReader {
    /// The bits by which EWKB says what ISO says by thousands.
    enum Flags {
        static let heights: UInt32 = 0x8000_0000
        static let measures: UInt32 = 0x4000_0000
        static let srid: UInt32 = 0x2000_0000
        static let all = heights | measures | srid
    }

    private let bytes: ArraySlice<UInt8>
    private let limits: WellKnownGeometry.Limits
    private let faults: ShapeFaults
    private var position: Int
    private var vertexCount = 0
    private var result = WellKnownGeometry()

    init(_ bytes: ArraySlice<UInt8>, limits: WellKnownGeometry.Limits, faults: ShapeFaults) {
        self.bytes = bytes
        self.limits = limits
        self.faults = faults
        position = bytes.startIndex
    }

    mutating func readAll() throws(GeoError) -> WellKnownGeometry {
        result.geometry = try geometry(of: nil, depth: 0)
        guard position == bytes.endIndex else {
            throw fault(.malformedInput, "\(bytes.endIndex - position) bytes behind the geometry")
        }
        return result
    }

    // MARK: Geometries

    /// What stands before the coordinates of a geometry.
    private struct Header {
        var kind: WellKnownKind
        var isBigEndian: Bool
        /// How many numbers a position has.
        var dimension: Int
    }

    private mutating func geometry(of wanted: WellKnownKind?, depth: Int) throws(GeoError) -> Geometry? {
        let start = position
        let header = try self.header()
        guard wanted == nil || wanted == header.kind else {
            throw fault(.malformedInput, at: start, "a \(header.kind.word) where only a \(wanted?.word ?? "") may be")
        }
        let assembly = WellKnownAssembly(faults: faults)
        do throws(GeoError) {
            switch header.kind {
            case .point: return try point(header)
            case .lineString: return try assembly.line(points(header))
            case .polygon: return try assembly.polygon(rings(header))
            case .multiPoint, .multiLineString, .multiPolygon, .collection:
                return try assembly.several(members(header, depth: depth))
            }
        } catch {
            guard error.place == nil else { throw error }
            throw fault(error.code, at: start, error.reason)
        }
    }

    private mutating func header() throws(GeoError) -> Header {
        let first = try byte()
        guard let order = WellKnownBinary.ByteOrder(rawValue: first) else {
            throw fault(.malformedInput, at: position - 1, "\(first) is no byte order; 0 or 1 is wanted")
        }
        let isBigEndian = order == .bigEndian
        let type = try number(isBigEndian)
        let plain = type & ~Flags.all
        let thousands = type & Flags.all == 0 ? plain / 1_000 : 0
        guard thousands <= 3, let kind = WellKnownKind(rawValue: plain - thousands * 1_000) else {
            throw fault(.malformedInput, at: position - 4, "the geometry type \(type) is not read")
        }
        let hasHeights = type & Flags.heights != 0 || thousands == 1 || thousands == 3
        let hasMeasures = type & Flags.measures != 0 || thousands >= 2
        result.hasHeights = result.hasHeights || hasHeights
        result.hasMeasures = result.hasMeasures || hasMeasures
        if type & Flags.srid != 0 { try readReference(isBigEndian) }
        return Header(
            kind: kind, isBigEndian: isBigEndian, dimension: 2 + (hasHeights ? 1 : 0) + (hasMeasures ? 1 : 0))
    }

    private mutating func readReference(_ isBigEndian: Bool) throws(GeoError) {
        let srid = Int32(bitPattern: try number(isBigEndian))
        guard result.srid == nil || result.srid == srid else {
            throw fault(
                .malformedInput, at: position - 4, "two reference systems, \(result.srid ?? 0) and \(srid)")
        }
        result.srid = srid
    }

    /// One position; not a number in both places means an empty point.
    private mutating func point(_ header: Header) throws(GeoError) -> Geometry? {
        guard let point = try positions(1, header).first, !(point.x.isNaN && point.y.isNaN) else { return nil }
        guard point.isFinite else {
            throw GeoError(.invalidGeometry, "the coordinate (\(point.x), \(point.y)) is not finite")
        }
        return .point(point)
    }

    private mutating func points(_ header: Header) throws(GeoError) -> [Point] {
        try positions(count(header, leastBytes: 8 * header.dimension), header)
    }

    private mutating func rings(_ header: Header) throws(GeoError) -> [[Point]] {
        let count = try self.count(header, leastBytes: 4)
        var rings: [[Point]] = []
        for _ in 0..<count { rings.append(try points(header)) }
        return rings
    }

    private mutating func members(_ header: Header, depth: Int) throws(GeoError) -> [Geometry] {
        guard depth < limits.maximumDepth else {
            throw fault(.limitExceeded, "collections nested deeper than \(limits.maximumDepth) levels")
        }
        let count = try self.count(header, leastBytes: 5)
        var members: [Geometry] = []
        for _ in 0..<count {
            if let member = try geometry(of: header.kind.member, depth: depth + 1) { members.append(member) }
        }
        return members
    }

    // MARK: Numbers

    /// A count of things that take so many bytes each; one that the rest of the bytes cannot hold is an error.
    private mutating func count(_ header: Header, leastBytes: Int) throws(GeoError) -> Int {
        let count = Int(try number(header.isBigEndian))
        guard count <= (bytes.endIndex - position) / leastBytes else {
            throw fault(
                .malformedInput, at: position - 4, "the bytes end before \(count) parts of the \(header.kind.word)")
        }
        return count
    }

    private mutating func byte() throws(GeoError) -> UInt8 {
        guard position < bytes.endIndex else { throw fault(.malformedInput, "the bytes end early") }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func number(_ isBigEndian: Bool) throws(GeoError) -> UInt32 {
        guard bytes.endIndex - position >= 4 else { throw fault(.malformedInput, "the bytes end early") }
        let number = bytes[position..<position + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        position += 4
        return isBigEndian ? number : number.byteSwapped
    }

    /// So many positions, of each the first two numbers.
    private mutating func positions(_ count: Int, _ header: Header) throws(GeoError) -> [Point] {
        let stride = 8 * header.dimension
        guard count <= (bytes.endIndex - position) / stride else {
            throw fault(.malformedInput, "the bytes end early")
        }
        vertexCount += count
        guard vertexCount <= limits.maximumVertices else {
            throw fault(.limitExceeded, "more than \(limits.maximumVertices) positions")
        }
        let start = position - bytes.startIndex
        position += count * stride
        let isBigEndian = header.isBigEndian
        return unsafe bytes.withUnsafeBytes { buffer in
            // In bounds: the length was compared above.
            func number(at offset: Int) -> Double {
                let bits = unsafe buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                return Double(bitPattern: isBigEndian ? bits.bigEndian : bits.littleEndian)
            }
            return (0..<count).map { index in
                Point(x: number(at: start + index * stride), y: number(at: start + index * stride + 8))
            }
        }
    }

    private func fault(_ code: GeoError.Code, at offset: Int? = nil, _ reason: String) -> GeoError {
        GeoError(code, at: .byte(offset ?? position), reason)
    }
}
