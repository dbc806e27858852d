internal import CPROJ

/// What PROJ's database knows about a coordinate reference system in two dimensions.
struct ReferenceSystem: ~Copyable {
    let object: ProjectionObject
    private let datum: ProjectionObject

    /// Looks the system up.
    ///
    /// - Throws: `projectionDatabaseMissing`; `unknownReferenceSystem` for a number that the database lacks, and for systems that
    ///   are not of positions on the ground, such as heights and geocentric ones.
    init(_ reference: CoordinateReference, in context: ProjectionContext) throws(GeoError) {
        try context.requireDatabase()
        guard case .epsg(let code) = reference.system else {
            throw GeoError(.unknownReferenceSystem, "\(reference.name) is in no register of PROJ")
        }
        let found = unsafe proj_create_from_database(
            context.pointer, "EPSG", String(code), PJ_CATEGORY_CRS, 0, nil)
        guard let object = unsafe ProjectionObject(owning: found, in: context) else {
            throw GeoError(.unknownReferenceSystem, "EPSG:\(code) is not in PROJ's database")
        }
        let type = unsafe proj_get_type(object.pointer)
        guard type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_PROJECTED_CRS else {
            throw GeoError(
                .unknownReferenceSystem,
                "EPSG:\(code) (\(object.name)) is neither projected nor geographic in two dimensions")
        }
        let datum = unsafe proj_crs_get_datum_forced(context.pointer, object.pointer)
        guard let datum = unsafe ProjectionObject(owning: datum, in: context) else {
            throw GeoError(.unknownReferenceSystem, "EPSG:\(code) (\(object.name)) has no datum")
        }
        self.object = object
        self.datum = datum
    }

    /// Whether coordinates are degrees of longitude and latitude rather than lengths in a plane.
    var isGeographic: Bool { unsafe proj_get_type(object.pointer) == PJ_TYPE_GEOGRAPHIC_2D_CRS }

    /// Whether both systems measure from the same datum.
    func hasSameDatum(as other: borrowing ReferenceSystem) -> Bool {
        unsafe proj_is_equivalent_to_with_ctx(
            object.context.pointer, datum.pointer, other.datum.pointer, PJ_COMP_EQUIVALENT) != 0
    }

    /// Whether the datum is of the family that surveyors treat as one: CGCS2000 and WGS 84.
    var isOnGlobalDatum: Bool {
        let cgcs2000 = 1043
        let wgs84Ensemble = 6326
        return datum.registerNumber == cgcs2000 || datum.registerNumber == wgs84Ensemble
    }

    /// The area for which the system was made, as the register has it.
    var areaOfUse: AreaOfUse? {
        var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
        var name: UnsafePointer<CChar>?
        let isKnown = unsafe proj_get_area_of_use(
            object.context.pointer, object.pointer, &west, &south, &east, &north, &name)
        guard isKnown != 0, west > -1000, let name = unsafe name else { return nil }
        return AreaOfUse(
            name: unsafe String(cString: name), box: BoundingBox(minX: west, minY: south, maxX: east, maxY: north))
    }
}
