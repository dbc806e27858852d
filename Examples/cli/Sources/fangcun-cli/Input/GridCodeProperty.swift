import FangcunModel

/// The property of a GeoJSON file that holds the codes of the cells.
enum GridCodeProperty {
    /// Names under which registers keep the code of a cell, the likeliest first; upper and lower case are alike.
    private static let known = [
        "codebase", "bgcode", "gridcode", "grid_code", "fc_grid", "grid", "code", "wgbm", "dywgbm", "szdywgbsm", "cell",
        "id",
    ]

    /// The property of the first feature that is known to hold codes, or its only one.
    static func detect(in file: NamedFile) throws(CommandFailure) -> String {
        let names = try naming(file.name) { try propertyNames(file.bytes) }
        for name in known {
            if let match = names.first(where: { $0.lowercased() == name }) { return match }
        }
        if names.count == 1, let only = names.first { return only }
        let found = names.isEmpty ? "has no properties" : "has \(names.joined(separator: ", "))"
        throw CommandFailure(file.name, "no property known to hold codes: the first feature \(found)")
    }

    /// The names of the first feature's properties, without reading the rest of the file.
    private static func propertyNames(_ bytes: [UInt8]) throws(ModelError) -> [String] {
        var reader = try JSONReader(bytes)
        try reader.beginObject()
        while let name = try reader.nextName() {
            guard name == "features" else {
                try reader.skipValue()
                continue
            }
            try reader.beginArray()
            guard try reader.nextElement() else { return [] }
            guard case .object(let members) = try reader.readValue()["properties"] else { return [] }
            return members.map(\.name)
        }
        return []
    }
}
