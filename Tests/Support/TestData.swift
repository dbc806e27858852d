import Foundation
import XCTest

/// Real data kept beside the project, for tests that need it.
///
/// The folder is named by the environment variable `FANGCUN_DATA`. Its files never enter the project, so a test that needs
/// one says so and is skipped where the folder is absent.
public enum TestData {
    /// The bytes of a file in the data folder.
    ///
    /// - Throws: `XCTSkip` when `FANGCUN_DATA` is not set; an ordinary error, which fails the test, when the file is missing.
    public static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url(path)))
    }

    /// The location of a file or folder in the data folder.
    public static func url(_ path: String) throws -> URL {
        guard let folder = ProcessInfo.processInfo.environment["FANGCUN_DATA"], !folder.isEmpty else {
            throw XCTSkip("needs \(path) of the data folder: set FANGCUN_DATA")
        }
        return URL(fileURLWithPath: folder).appendingPathComponent(path)
    }
}
