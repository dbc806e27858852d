import XCTest

@testable import FangcunPKI

final class DigestTests: XCTestCase {
    /// GB/T 32905-2016, annex A.
    func testSM3GivesThePublishedDigests() throws {
        XCTAssertEqual(
            try DigestAlgorithm.sm3.digest(bytes(of: "abc")),
            bytes("66c7f0f4 62eeedd9 d1f2d46b dc10e4e2 4167c487 5cf2f7a2 297da02b 8f4ba8e0"))
        XCTAssertEqual(
            try DigestAlgorithm.sm3.digest(bytes(of: String(repeating: "abcd", count: 16))),
            bytes("debe9ff9 2275b8a1 38604889 c18e5a4d 6fdb70e5 387e5765 293dcba3 9c0c5732"))
    }

    /// FIPS 180-4 examples for "abc".
    func testSHA2GivesThePublishedDigests() throws {
        let published: [DigestAlgorithm: String] = [
            .sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            .sha384: "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                + "8086072ba1e7cc2358baeca134c825a7",
            .sha512: "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        ]
        for (algorithm, digest) in published {
            XCTAssertEqual(try algorithm.digest(bytes(of: "abc")), bytes(digest))
            XCTAssertEqual(algorithm.byteCount, bytes(digest).count)
        }
    }

    func testDigestOfNothingIsDefined() throws {
        XCTAssertEqual(
            try DigestAlgorithm.sm3.digest([]),
            bytes("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"))
    }
}
