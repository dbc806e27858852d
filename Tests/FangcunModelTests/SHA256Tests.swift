import FangcunModel
import XCTest

/// The messages of FIPS 180-2, appendix B, and of NIST's byte vectors at the edges of a block.
final class SHA256Tests: XCTestCase {
    func testDigestsOfPublishedMessages() {
        let vectors = [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ]
        for (message, digest) in vectors { XCTAssertEqual(SHA256.hexadecimal(of: message.utf8), digest) }
    }

    func testPiecesMakeTheWhole() {
        let bytes = (0..<300).map { UInt8($0 & 255) }
        for cut in [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 300] {
            var hash = SHA256()
            hash.update(bytes[..<cut])
            hash.update(bytes[cut...])
            XCTAssertEqual(hash.finished(), SHA256.digest(of: bytes), "cut at \(cut)")
        }
    }
}
