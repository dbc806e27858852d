#if SQLite

internal import FangcunGeo
internal import GRDB
internal import Glibc

/// A database that is read, its errors those of this module.
struct PackageDatabase: Sendable {
    let path: String
    private let queue: DatabaseQueue

    /// Opens a file for reading, plain or compressed with gzip.
    init(reading path: String, sharing: GeoPackage.Sharing, maximumInflatedBytes: Int) throws(GeoError) {
        self.path = path
        guard InputFile.isCompressed(path) else {
            queue = try Self.open(try Self.absolute(path), sharing, for: path)
            return
        }
        let copy = try InflatedPackage.copy(of: path, maximumBytes: maximumInflatedBytes)
        queue = try Self.open(copy.path, .shared, for: path)
        // SQLite has it open. Without a name nothing is left of it, whatever ends the process.
        _ = consume copy
    }

    private static func open(
        _ file: String, _ sharing: GeoPackage.Sharing, for path: String
    ) throws(GeoError) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patienceSeconds)
        configuration.prepareDatabase { database in
            // What the file's maker wrote into its schema may not call functions with side effects.
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try database.execute(sql: "PRAGMA cell_size_check = ON")
        }
        if sharing == .immutable { try requireURIs() }
        do {
            // A name that begins with a slash is never taken for a URI.
            let name = sharing == .immutable ? immutableURI(file) : file
            return try DatabaseQueue(path: name, configuration: configuration)
        } catch {
            throw fault(error, path)
        }
    }

    /// Reads something. The body may come back for more.
    func read<Value>(_ body: (Database) throws -> Value) throws(GeoError) -> Value {
        do {
            return try queue.unsafeReentrantRead(body)
        } catch let error as GeoError {
            throw error
        } catch {
            throw Self.fault(error, path)
        }
    }

    /// An error of SQLite as one of this module.
    static func fault(_ error: any Error, _ path: String) -> GeoError {
        guard let error = error as? DatabaseError else { return GeoError(.malformedInput, "\(path): \(error)") }
        let reason = "\(path): \(error.message ?? "SQLite fails") (\(error.extendedResultCode))"
        switch error.resultCode {
        case .SQLITE_CANTOPEN, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_AUTH,
            .SQLITE_READONLY:
            return GeoError(.unreadableFile, reason)
        case .SQLITE_NOMEM, .SQLITE_TOOBIG, .SQLITE_FULL: return GeoError(.limitExceeded, reason)
        default: return GeoError(.malformedInput, reason)
        }
    }

    /// How long to wait for another program that writes.
    private static let patienceSeconds = 5.0

    private static func absolute(_ path: String) throws(GeoError) -> String {
        guard path.utf8.allSatisfy({ $0 != 0 }), let resolved = unsafe realpath(path, nil) else {
            throw GeoError(.unreadableFile, "\(path): no such file")
        }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The name by which SQLite takes a file as unchanging.
    private static func immutableURI(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF")
        let escaped = path.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                return String(UnicodeScalar(byte))
            default: return "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return "file://\(escaped.joined())?immutable=1"
    }

    /// Names that are URIs are understood by a SQLite that was built so, as that of Debian is.
    private static func requireURIs() throws(GeoError) {
        let options = try? DatabaseQueue().read { try String.fetchAll($0, sql: "PRAGMA compile_options") }
        guard options?.contains("USE_URI") == true else {
            throw GeoError(.unreadableFile, "this SQLite knows no URIs, and so no immutable files")
        }
    }
}

extension String {
    /// The name as an identifier of SQL.
    var quotedIdentifier: String { "\"\(replacing("\"", with: "\"\""))\"" }
}

#endif
