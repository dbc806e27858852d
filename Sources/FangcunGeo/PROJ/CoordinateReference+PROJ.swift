internal import CPROJ

extension CoordinateReference {
    /// The name of the system and its definition in well-known text of the first generation, as GIS files keep it.
    ///
    /// - Throws: `unknownReferenceSystem` for a number that PROJ's database lacks.
    package func definition() throws(GeoError) -> (name: String, text: String) {
        let context = try ProjectionContext(databaseFolder: nil)
        let system = try ReferenceSystem(self, in: context)
        guard let text = unsafe proj_as_wkt(context.pointer, system.object.pointer, PJ_WKT1_GDAL, nil) else {
            throw GeoError(.unknownReferenceSystem, "EPSG:\(epsg) cannot be written as well-known text")
        }
        return (system.object.name, unsafe String(cString: text))
    }
}
