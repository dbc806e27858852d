import FangcunGeo

/// An opened atlas, with failures that name its file.
struct CityAtlas {
    let path: String
    let atlas: Atlas

    init(_ path: String) throws(CommandFailure) {
        self.path = path
        atlas = try naming(path) {
            // What is compressed cannot be mapped.
            InputFile.isCompressed(path)
                ? try Atlas(bytes: InputFile.read(path, maximumBytes: 1 << 32)) : try Atlas(path: path)
        }
    }

    /// The grids, which must be there.
    func grids() throws(CommandFailure) -> AtlasGrids {
        try require("grids") { try atlas.grids() }
    }

    /// A layer that must be there.
    func require<Layer>(_ name: String, _ layer: () throws -> Layer?) throws(CommandFailure) -> Layer {
        if let layer = try find(layer) { return layer }
        let names = atlas.layers.joined(separator: ", ")
        throw CommandFailure(path, "this atlas has no \(name); it has \(names.isEmpty ? "no layer" : names)")
    }

    /// A layer that may be missing.
    func find<Layer>(_ layer: () throws -> Layer?) throws(CommandFailure) -> Layer? { try naming(path, layer) }

    /// From the plane of the atlas to longitude and latitude of WGS 84.
    func toDegrees() throws(CommandFailure) -> PointTransform { try PointTransform(from: atlas.plane, to: .wgs84) }
}
