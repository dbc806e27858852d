public import FangcunGeo

/// What a geocoder is made of: addresses and crossings of registers, brought into one plane in metres.
///
/// The plane is found around the middle of the addresses. Rows that lie where it is not defined, half a world away, are left
/// out like those without a position.
public struct ProjectedRecords: Sendable {
    /// Leads from the reference system of the registers to the plane, and back.
    public let plane: LocalPlane
    /// The addresses, in the plane.
    public let addresses: [AddressRecord]
    /// The crossings, in the plane.
    public let crossings: [CrossingRecord]
    /// For each address its row, counted from 0 over all rows of all address registers.
    public let rows: [Int]

    /// Brings registers of one reference system into a plane.
    ///
    /// - Throws: `GeoError`: `malformedInput` when no address has a position, or the errors of `LocalPlane`.
    /// - Complexity: O(n log n) in the number of addresses.
    public init(
        addresses registers: [AddressRegister], crossings crossingRegisters: [CrossingRegister] = [],
        reference: CoordinateReference = .wgs84
    ) throws(GeoError) {
        guard let middle = Self.middle(of: registers.flatMap { $0.table.map(\.position) }) else {
            throw GeoError(.malformedInput, "no address with a position")
        }
        let plane = try LocalPlane(for: reference, around: middle)

        var addresses: [AddressRecord] = []
        var rows: [Int] = []
        var firstRow = 0
        for register in registers {
            for row in register.table {
                guard let position = try? plane.toPlane(row.position) else { continue }
                addresses.append(AddressRecord(row.fields, at: position))
                rows.append(firstRow + row.number)
            }
            firstRow += register.rowCount
        }
        self.plane = plane
        self.addresses = addresses
        self.rows = rows
        crossings = crossingRegisters.flatMap(\.table).compactMap { row in
            (try? plane.toPlane(row.position)).map { CrossingRecord(row.fields, at: $0) }
        }
    }

    /// A geocoder of this data; its answers lie in the plane.
    ///
    /// - Throws: as ``Geocoder/init(addresses:crossings:places:reference:)``.
    public func makeGeocoder() throws(GeocodingError) -> Geocoder {
        try Geocoder(addresses: addresses, crossings: crossings, reference: plane.reference)
    }

    /// The medians of both coordinates: the means would follow a single row at (0, 0) out of the city.
    private static func middle(of points: [Point]) -> Point? {
        guard !points.isEmpty else { return nil }
        let half = points.count / 2
        return Point(x: points.map(\.x).sorted()[half], y: points.map(\.y).sorted()[half])
    }
}

extension AddressRecord {
    /// A record of the fields that ``AddressRegister`` asks for.
    fileprivate init(_ fields: ArraySlice<String>, at position: Point) {
        let first = fields.startIndex
        self.init(
            id: fields[first], name: fields[first + 1], text: fields[first + 2], position: position,
            district: fields[first + 3])
    }
}

extension CrossingRecord {
    /// A record of the fields that ``CrossingRegister`` asks for.
    fileprivate init(_ fields: ArraySlice<String>, at position: Point) {
        let first = fields.startIndex
        self.init(roadA: fields[first], roadB: fields[first + 1], position: position, district: fields[first + 2])
    }
}
