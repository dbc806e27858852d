import FangcunTestSupport
import Foundation
import XCTest

/// A seal signature in an OFD package of the data folder, unpacked by an outside program.
struct RealSample {
    /// The package.
    let file: String
    /// The folder of the signature in it.
    var folder = "Sign_0"
    /// The file with the signature.
    var value = "SignedValue.dat"

    /// Sound signatures of version 4, made within all periods.
    static let sound = [
        RealSample(file: "999.ofd"), RealSample(file: "不规范资源路径.ofd", value: "SignValue.dat"),
        RealSample(file: "h.ofd"), RealSample(file: "h.ofd", folder: "Sign_1"),
    ]

    /// All signatures of version 4.
    static let version4 =
        sound + [RealSample(file: "SESV4SignDoc.ofd"), RealSample(file: "keyword.ofd", folder: "Sign_1")]

    /// All signatures with a seal.
    static let all = version4 + [RealSample(file: "n.ofd")]

    /// The protected document, which is the Signature.xml, and the signature over it.
    ///
    /// - Throws: `XCTSkip` without the data folder or without `unzip`.
    func read() throws -> (document: [UInt8], signature: [UInt8]) {
        let package = try TestData.url("ofd/\(file)")
        let unpacked = try TemporaryFolder()
        let answer = try Referee.run("unzip", ["-q", "-o", package.path, "-d", unpacked.url.path])
        if answer.status == 127 { throw XCTSkip("needs the program unzip") }
        // 1 is a warning.
        guard answer.status <= 1 else { throw CocoaError(.fileReadCorruptFile) }
        let signature = unpacked.url.appendingPathComponent("Doc_0/Signs/\(folder)")
        return (
            [UInt8](try Data(contentsOf: signature.appendingPathComponent("Signature.xml"))),
            [UInt8](try Data(contentsOf: signature.appendingPathComponent(value)))
        )
    }
}
