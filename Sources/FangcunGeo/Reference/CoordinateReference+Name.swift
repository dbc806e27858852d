extension CoordinateReference {
    /// The system that a name in a file or on a command line stands for, east before north.
    ///
    /// Understood are `EPSG:4547`, the names of OGC (`urn:ogc:def:crs:EPSG::4547`, `http://www.opengis.net/def/crs/EPSG/0/4547`,
    /// in any edition of the register), and CRS84 in the same forms; `GCJ02` and `BD09`, also with a hyphen or with `FANGCUN:` before
    /// them. The order is east before north whatever the register says about the system, since that is how GeoJSON files and
    /// tables with named columns are written.
    ///
    /// - Throws: ``GeoError`` with code `unknownReferenceSystem` for any other name.
    public init(name: String) throws(GeoError) {
        let parts = name.lowercased().split { $0 == ":" || $0 == "/" }
        if parts == ["crs84"] || Self.entry(of: "ogc", in: parts) == "crs84" {
            self = .wgs84
        } else if let entry = Self.entry(of: "epsg", in: parts), let number = Self.number(entry) {
            self.init(epsg: number, axisOrder: .eastNorth)
        } else if let system = Self.offsetSystem(parts) {
            self.init(system, axisOrder: .eastNorth)
        } else {
            throw GeoError(
                .unknownReferenceSystem,
                "'\(name.prefix(80))' names no reference system that is understood; write EPSG: and its number, GCJ02 or BD09"
            )
        }
    }

    private static func offsetSystem(_ parts: [Substring]) -> System? {
        let names = parts.first == "fangcun" ? parts.dropFirst() : parts[...]
        guard names.count == 1 else { return nil }
        switch names.last {
        case "gcj02", "gcj-02": return .gcj02
        case "bd09", "bd-09": return .bd09
        default: return nil
        }
    }

    /// What stands behind the name of a register and, as the case may be, its edition.
    private static func entry(of register: String, in parts: [Substring]) -> Substring? {
        guard let index = parts.lastIndex(where: { $0 == register }), (1...2).contains(parts.endIndex - index - 1)
        else { return nil }
        // Before it stands nothing, `urn:ogc:def:crs`, or the address of OGC.
        let namespace = parts[..<index]
        guard namespace.isEmpty || namespace.suffix(2).elementsEqual(["def", "crs"]) else { return nil }
        return parts.last
    }

    private static func number(_ digits: Substring) -> Int32? {
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int32(digits), number > 0 else {
            return nil
        }
        return number
    }
}
