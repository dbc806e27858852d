import FangcunGeo
import FangcunModel

/// The property of a GeoJSON file that holds the codes of the cells.
enum GridCodeProperty {
    /// Names under which registers keep the code of a cell, the likeliest first; upper and lower case are alike.
    private static let known = [
        "codebase", "bgcode", "gridcode", "grid_code", "fc_grid", "grid", "code", "wgbm", "dywgbm", "szdywgbsm", "cell",
        "id",
    ]

    /// The property known to hold codes of the first feature that has properties, or its only one; without features any name
    /// will do.
    static func detect(in file: NamedFile) throws(CommandFailure) -> String {
        guard let names = try naming(file.name, { try propertyNames(file.bytes) }) else { return known[0] }
        return try choose(among: names, in: file.name)
    }

    /// The name known to hold codes, or the only one.
    static func choose(among names: [String], in file: String) throws(CommandFailure) -> String {
        for name in known {
            if let match = names.first(where: { $0.lowercased() == name }) { return match }
        }
        if names.count == 1, let only = names.first { return only }
        let found = names.isEmpty ? "no feature has properties" : "there are \(names.joined(separator: ", "))"
        throw CommandFailure(file, "no property known to hold codes: \(found)")
    }

    /// The names of the properties of the first feature that has some, without reading the rest of the file; `nil` when there is
    /// no feature.
    private static func propertyNames(_ bytes: [UInt8]) throws -> [String]? {
        guard !GeoJSONSequence.isSequence(bytes) else {
            let features = try GeoJSON(sequence: bytes, faults: .kept).features
            return (features.first { !$0.properties.isEmpty } ?? features.first).map { $0.properties.map(\.name) }
        }
        var reader = try JSONReader(bytes)
        var names: [String]?
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "features":
                try reader.beginArray()
                while try reader.nextElement() {
                    names = try reader.readValue()["properties"].map(memberNames) ?? []
                    if names?.isEmpty == false { return names }
                }
            // A document that is a single feature.
            case "properties": names = memberNames(try reader.readValue())
            default: try reader.skipValue()
            }
        }
        return names
    }

    private static func memberNames(_ value: JSONValue) -> [String] {
        guard case .object(let members) = value else { return [] }
        return members.map(\.name)
    }
}
