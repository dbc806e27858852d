import FangcunTestSupport
import Foundation
import XCTest

/// A sealed OFD package of the data folder, unpacked by an outside program.
final class OFDSample {
    private let folder: TemporaryFolder

    /// - Throws: `XCTSkip` without the data folder or without `unzip`.
    init(_ name: String) throws {
        folder = try TemporaryFolder()
        let file = try TestData.url("ofd/\(name)")
        let answer = try Referee.run("unzip", ["-q", "-o", file.path, "-d", folder.url.path])
        if answer.status == 127 { throw XCTSkip("needs the program unzip") }
        // 1 is a warning.
        guard answer.status <= 1 else { throw CocoaError(.fileReadCorruptFile) }
    }

    /// The bytes of a file in the package.
    func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.url.appendingPathComponent(path)))
    }

    /// The protected file and the signature value of a signature.
    func signature(_ folder: String, value: String = "SignedValue.dat") throws -> (document: [UInt8], value: [UInt8]) {
        (try bytes("Doc_0/Signs/\(folder)/Signature.xml"), try bytes("Doc_0/Signs/\(folder)/\(value)"))
    }
}
