import FangcunGeo
import Foundation

/// The files of one city, by name: a folder on disk, or a city just generated.
///
/// A folder may hold each file plain or gzip-compressed under its name with `.gz`; when it holds both, nobody could say which
/// is meant, so that is refused.
enum DataFolder {
    case disk(URL)
    case generated([String: [UInt8]])

    /// A file that must be there.
    func require(_ name: String) throws(CommandFailure) -> NamedFile {
        if let file = try find(name) { return file }
        throw CommandFailure(description(of: name), "no such file, neither plain nor with .gz")
    }

    /// A file that may be missing.
    func find(_ name: String) throws(CommandFailure) -> NamedFile? {
        switch self {
        case .generated(let files):
            return files[name].map { NamedFile(name: name, bytes: $0) }
        case .disk(let folder):
            let candidates = [name, name + ".gz"].map { folder.appendingPathComponent($0) }
            let present = candidates.filter { FileManager.default.fileExists(atPath: $0.path) }
            guard present.count < 2 else {
                throw CommandFailure(folder.path, "holds both \(name) and \(name).gz; keep one of them")
            }
            return try present.first.map { url throws(CommandFailure) in try NamedFile(reading: url.path) }
        }
    }

    private func description(of name: String) -> String {
        switch self {
        case .generated: name
        case .disk(let folder): folder.appendingPathComponent(name).path
        }
    }
}

/// The bytes of a file, decompressed, and the name to blame it by.
struct NamedFile {
    let name: String
    let bytes: [UInt8]

    /// The largest file that is read, decompressed.
    private static let maximumBytes = 1 << 30

    init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Reads a file, plain or gzip-compressed; "-" is the standard input.
    ///
    /// `inflating: false` takes the bytes as they lie on the disk: what was signed is signed as it is.
    init(reading path: String, inflating: Bool = true) throws(CommandFailure) {
        let isStandardInput = path == "-"
        let source = isStandardInput ? "/dev/stdin" : path
        name = isStandardInput ? "the standard input" : path
        bytes = try naming(name) {
            inflating
                ? try InputFile.read(source, maximumBytes: Self.maximumBytes)
                : [UInt8](try Data(contentsOf: URL(fileURLWithPath: source)))
        }
    }
}
