extension GaussKrugerZone {
    /// What a reference system of the EPSG register is in the Gauss-Krüger grid of China.
    public struct Entry: Sendable, Hashable {
        /// The code in the register.
        public let epsg: Int32
        /// The datum.
        public let datum: ChineseDatum
        /// The zone.
        public let zone: GaussKrugerZone
        /// Whether the zone number stands before eastings.
        public let isPrefixed: Bool

        /// The projection between degrees on the datum and eastings and northings.
        public var projection: GaussKruger { zone.projection(on: datum, isPrefixed: isPrefixed) }
    }

    /// The entry of the register with that code; `nil` where it is no zone of China.
    public static func entry(epsg: Int32) -> Entry? {
        for run in registered where run.codes.contains(epsg) {
            guard let zone = GaussKrugerZone(number: run.firstZone + Int(epsg - run.codes.lowerBound)) else { continue }
            return Entry(epsg: epsg, datum: run.datum, zone: zone, isPrefixed: run.isPrefixed)
        }
        return nil
    }

    /// All entries of the register, by code.
    public static var entries: [Entry] {
        registered.flatMap { $0.codes.compactMap { entry(epsg: $0) } }.sorted { $0.epsg < $1.epsg }
    }

    /// The reference system of this zone, east before north; `nil` where the register has none.
    ///
    /// - Parameters:
    ///   - datum: the datum of the coordinates.
    ///   - isPrefixed: whether the zone number stands before eastings.
    public func reference(on datum: ChineseDatum, isPrefixed: Bool = false) -> CoordinateReference? {
        for run in Self.registered where run.datum == datum && run.isPrefixed == isPrefixed {
            let offset = number - run.firstZone
            guard offset >= 0, offset < run.codes.count else { continue }
            return CoordinateReference(epsg: run.codes.lowerBound + Int32(offset), axisOrder: .eastNorth)
        }
        return nil
    }

    /// Codes that follow each other as the zones do.
    private struct Run: Sendable {
        let datum: ChineseDatum
        let isPrefixed: Bool
        let firstZone: Int
        let codes: ClosedRange<Int32>

        init(_ datum: ChineseDatum, prefixed isPrefixed: Bool, from firstZone: Int, _ codes: ClosedRange<Int32>) {
            self.datum = datum
            self.isPrefixed = isPrefixed
            self.firstZone = firstZone
            self.codes = codes
        }
    }

    /// The register, by runs: its codes cannot be computed, since those of New Beijing have gaps.
    private static let registered: [Run] = [
        Run(.cgcs2000, prefixed: true, from: 13, 4491...4501),
        Run(.cgcs2000, prefixed: false, from: 13, 4502...4512),
        Run(.cgcs2000, prefixed: true, from: 25, 4513...4533),
        Run(.cgcs2000, prefixed: false, from: 25, 4534...4554),
        Run(.xian1980, prefixed: true, from: 13, 2327...2337),
        Run(.xian1980, prefixed: false, from: 13, 2338...2348),
        Run(.xian1980, prefixed: true, from: 25, 2349...2369),
        Run(.xian1980, prefixed: false, from: 25, 2370...2390),
        Run(.beijing1954, prefixed: true, from: 13, 21_413...21_423),
        Run(.beijing1954, prefixed: false, from: 13, 21_453...21_463),
        Run(.beijing1954, prefixed: true, from: 25, 2401...2421),
        Run(.beijing1954, prefixed: false, from: 25, 2422...2442),
        Run(.newBeijing, prefixed: true, from: 13, 4568...4578),
        Run(.newBeijing, prefixed: false, from: 13, 4579...4589),
        Run(.newBeijing, prefixed: true, from: 25, 4652...4656),
        Run(.newBeijing, prefixed: true, from: 30, 4766...4781),
        Run(.newBeijing, prefixed: false, from: 25, 4782...4800),
        Run(.newBeijing, prefixed: false, from: 44, 4812...4812),
        Run(.newBeijing, prefixed: false, from: 45, 4822...4822),
    ]
}
