import XCTest

@testable import fangcun_cli

/// What is no signature at all is unreadable (2); what was one and is damaged is invalid (1).
final class SealFileTests: XCTestCase {
    func testADamagedSignatureStaysASignature() throws {
        let city = try TinyCity()
        try city.run()
        let seal = try city.folder.bytes("out/dispatch.csv.ses")
        for index in 0..<96 {
            var broken = seal
            broken[index] ^= 0x41
            try city.folder.write(broken, to: "broken.ses")
            XCTAssertNoThrow(try SealFile(reading: city.folder.path("broken.ses")), "byte \(index)")
        }
        try city.folder.write(Array(seal.dropLast(9)), to: "cut.ses")
        XCTAssertEqual(Program.run(["seal", "verify", city.folder.path("cut.ses")]), 1)
        try city.folder.write(seal + [0], to: "longer.ses")
        XCTAssertEqual(Program.run(["seal", "verify", city.folder.path("longer.ses")]), 1)
    }

    func testWhatWasNeverASignatureIsUnreadable() throws {
        let folder = try TemporaryFolder()
        var generator = SplitMix(state: 7)
        let noise = (0..<200).map { _ in (0..<100).map { _ in UInt8.random(in: 0...255, using: &generator) } }
        let files = [[], [0x30], [0x30, 0x80], Array("0123456789".utf8), Array("no seal at all".utf8)] + noise
        for bytes in files {
            try folder.write(bytes, to: "a.ses")
            XCTAssertEqual(Program.run(["seal", "verify", folder.path("a.ses")]), 2, "\(bytes)")
        }
    }
}

/// Numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
