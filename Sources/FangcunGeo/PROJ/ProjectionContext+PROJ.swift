internal import CPROJ
internal import Glibc

/// Owns a PROJ context: its settings, its open database, its last error.
///
/// A context serves one thread at a time; whoever holds it sees to that.
@safe final class ProjectionContext {
    let pointer: OpaquePointer
    private let databaseFolder: String?

    /// A context that never speaks and never reaches for the network.
    ///
    /// - Throws: `engineFailure` when there is no memory for it. Whether the database is there is asked by ``requireDatabase()``.
    init(databaseFolder: String?) throws(GeoError) {
        guard let pointer = unsafe proj_context_create() else {
            throw GeoError(.engineFailure, "PROJ could not make a context")
        }
        unsafe self.pointer = pointer
        self.databaseFolder = databaseFolder
        // The log level alone leaves the message of a missing database on standard error.
        unsafe proj_log_level(pointer, PJ_LOG_NONE)
        unsafe proj_log_func(pointer, nil) { _, _, _ in }
        unsafe proj_context_set_enable_network(pointer, 0)
        if let databaseFolder { unsafe Self.setSearchPath(databaseFolder, of: pointer) }
    }

    deinit { unsafe proj_context_destroy(pointer) }

    /// Whether grids might be fetched: never, whatever the environment of the process says.
    var isNetworkEnabled: Bool { unsafe proj_context_is_network_enabled(pointer) != 0 }

    /// Another context with the same settings, for another thread.
    func twin() throws(GeoError) -> ProjectionContext { try ProjectionContext(databaseFolder: databaseFolder) }

    /// An error that says where PROJ looked, unless it finds its database.
    func requireDatabase() throws(GeoError) {
        guard unsafe proj_context_get_database_path(pointer) == nil else { return }
        let place =
            if let databaseFolder {
                "the folder given, '\(databaseFolder)'"
            } else {
                "the folders of the environment variables PROJ_DATA and PROJ_LIB, then the one built into libproj "
                    + "(as a rule /usr/share/proj; on Debian the package proj-data, which libproj brings along)"
            }
        throw GeoError(.projectionDatabaseMissing, "PROJ finds no readable proj.db; it looks in \(place)")
    }

    /// PROJ's words for an error number.
    func text(ofError number: Int32) -> String {
        guard number != 0, let text = unsafe proj_context_errno_string(pointer, number) else {
            return "no reason given"
        }
        return unsafe String(cString: text)
    }

    private static func setSearchPath(_ folder: String, of context: OpaquePointer) {
        unsafe folder.withCString { folder in
            var path: UnsafePointer<CChar>? = unsafe folder
            unsafe proj_context_set_search_paths(context, 1, &path)
        }
    }
}

/// Owns one object of PROJ, and keeps the context alive that it was made in.
@safe struct ProjectionObject: ~Copyable {
    let pointer: OpaquePointer
    let context: ProjectionContext

    /// Takes over what a PROJ function returned; `nil` for a null pointer.
    init?(owning pointer: OpaquePointer?, in context: ProjectionContext) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = pointer
        self.context = context
    }

    deinit { unsafe proj_destroy(pointer) }

    /// The name in PROJ's database.
    var name: String { unsafe proj_get_name(pointer).map { unsafe String(cString: $0) } ?? "unnamed" }

    /// The number in its register, as a rule the EPSG one; `nil` when it has none.
    var registerNumber: Int? {
        guard let text = unsafe proj_get_id_code(pointer, 0) else { return nil }
        return Int(unsafe String(cString: text))
    }
}
