/// Writes numbers and geometries one behind the other.
struct WellKnownBinaryWriter {
    /// The bytes written so far.
    private(set) var bytes: [UInt8] = []
    private let order: WellKnownBinary.ByteOrder

    init(order: WellKnownBinary.ByteOrder) { self.order = order }

    mutating func write(_ geometry: Geometry?, srid: Int32?) {
        guard let geometry else {
            begin(.collection, srid: srid)
            return write(count: 0)
        }
        begin(WellKnownKind(geometry), srid: srid)
        switch geometry {
        case .point(let point): write(point)
        case .lineString(let line): write(line)
        case .polygon(let polygon): write(polygon)
        case .multiPoint(let points): writeMembers(points) { .point($0) }
        case .multiLineString(let lines): writeMembers(lines) { .lineString($0) }
        case .multiPolygon(let polygons): writeMembers(polygons) { .polygon($0) }
        }
    }

    private mutating func begin(_ kind: WellKnownKind, srid: Int32?) {
        bytes.append(order.rawValue)
        append(kind.rawValue | (srid == nil ? 0 : WellKnownBinaryReader.Flags.srid))
        if let srid { append(srid) }
    }

    private mutating func writeMembers<Member>(_ members: [Member], _ geometry: (Member) -> Geometry) {
        write(count: members.count)
        for member in members { write(geometry(member), srid: nil) }
    }

    private mutating func write(_ polygon: Polygon) {
        // A polygon whose one ring is empty is an empty polygon.
        let rings = polygon.outer.isEmpty && polygon.holes.isEmpty ? [] : polygon.rings
        write(count: rings.count)
        for ring in rings { write(ring) }
    }

    private mutating func write(_ points: [Point]) {
        write(count: points.count)
        for point in points { write(point) }
    }

    private mutating func write(_ point: Point) {
        append(point.x.bitPattern)
        append(point.y.bitPattern)
    }

    private mutating func write(count: Int) { append(UInt32(clamping: count)) }

    private mutating func append(_ number: some FixedWidthInteger) {
        let ordered = order == .littleEndian ? number.littleEndian : number.bigEndian
        unsafe withUnsafeBytes(of: ordered) { unsafe bytes.append(contentsOf: $0) }
    }
}
