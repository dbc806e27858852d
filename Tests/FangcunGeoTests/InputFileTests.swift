import FangcunGeo
import FangcunTestSupport
import Foundation
import XCTest

final class InputFileTests: XCTestCase {
    private let text = Array(String(repeating: "方寸之间，城市之格。\n", count: 3).utf8)
    /// `text` through gzip -9.
    private let packed = base64("H4sIAAAAAAACA3s2befT9Tue7Ox+OX3L+z09T+f3Pd3RBOQ+W7DncUMT1zOKpAFw+IftXQAAAA==")
    /// `text` as zlib's own format.
    private let packedZlib = base64("eNp7Nm3n0/U7nuzsfjl9y/s9PU/n9z3d0QTkPluw53FDE9cziqQBIBNA2w==")
    /// 256 KiB of zeros through gzip -9.
    private let bomb =
        base64("H4sIAAAAAAACA+3BMQEAAADCoPVP7W0Ho" + String(repeating: "A", count: 339) + "3gAi6g7iAAAEAA==")

    func testPlainFileIsReadAsItIs() throws {
        let folder = try TemporaryFolder()
        for bytes in [[], [0x1F], text, [UInt8](repeating: 7, count: 3_000_000)] {
            let file = try folder.write(bytes, to: "file")
            XCTAssertEqual(try InputFile.read(file.path, maximumBytes: bytes.count), bytes)
        }
    }

    func testCompressedFileIsToldByItsFirstBytesAndNotItsName() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(packed, to: "cells.geojson")
        XCTAssertEqual(try InputFile.read(file.path, maximumBytes: 1_000), text)
        let plain = try folder.write(text, to: "cells.gz")
        XCTAssertEqual(try InputFile.read(plain.path, maximumBytes: 1_000), text)
    }

    func testMembersAreJoinedAndPaddingIsPassedOver() throws {
        XCTAssertEqual(try InputFile.inflate(packed + packed + packed, maximumBytes: 1_000), text + text + text)
        XCTAssertEqual(try InputFile.inflate(packed + [0, 0, 0], maximumBytes: 1_000), text)
        XCTAssertEqual(try InputFile.inflate(packedZlib, maximumBytes: 1_000), text)
    }

    func testTruncatedDataIsMalformedAtEveryLength() {
        for length in 0..<packed.count {
            assertGeoError(.malformedInput) {
                _ = try InputFile.inflate(Array(packed.prefix(length)), maximumBytes: 1_000)
            }
        }
        // The second member is cut.
        for length in packed.count + 2..<2 * packed.count {
            assertGeoError(.malformedInput) {
                _ = try InputFile.inflate(Array((packed + packed).prefix(length)), maximumBytes: 1_000)
            }
        }
    }

    func testEveryFlippedByteOfBodyAndCheckSumIsNoticed() {
        for index in 10..<packed.count {
            var broken = packed
            broken[index] ^= 0x10
            XCTAssertThrowsError(try InputFile.inflate(broken, maximumBytes: 1_000), "byte \(index)") { error in
                XCTAssertTrue(error is GeoError)
            }
        }
    }

    func testSomethingBehindTheDataIsMalformed() {
        for tail in [[1], [0, 0, 5], [0x1F], [0x1F, 0x8B]] as [[UInt8]] {
            assertGeoError(.malformedInput) { _ = try InputFile.inflate(packed + tail, maximumBytes: 1_000) }
        }
        for bytes in [[], [0], Array("plain text".utf8)] as [[UInt8]] {
            assertGeoError(.malformedInput) { _ = try InputFile.inflate(bytes, maximumBytes: 1_000) }
        }
    }

    func testLimitsHoldExactly() throws {
        XCTAssertEqual(try InputFile.inflate(packed, maximumBytes: text.count), text)
        assertGeoError(.limitExceeded) { _ = try InputFile.inflate(packed, maximumBytes: text.count - 1) }
        XCTAssertEqual(try InputFile.inflate(bomb, maximumBytes: 262_144).count, 262_144)
        assertGeoError(.limitExceeded) { _ = try InputFile.inflate(bomb, maximumBytes: 262_143) }
        assertGeoError(.limitExceeded) { _ = try InputFile.inflate(packed, maximumBytes: 0) }
        assertGeoError(.limitExceeded) { _ = try InputFile.inflate(packed, maximumBytes: -1) }
        XCTAssertEqual(try InputFile.inflate(bomb + bomb, maximumBytes: .max).count, 524_288)
        let folder = try TemporaryFolder()
        let plain = try folder.write(text, to: "plain")
        assertGeoError(.limitExceeded, mentions: plain.path) {
            _ = try InputFile.read(plain.path, maximumBytes: text.count - 1)
        }
        let packedFile = try folder.write(bomb, to: "bomb.gz")
        assertGeoError(.limitExceeded, mentions: packedFile.path) {
            _ = try InputFile.read(packedFile.path, maximumBytes: 100_000)
        }
    }

    func testCompressedFilesAreTold() throws {
        let folder = try TemporaryFolder()
        let packed = try folder.write([0x1F, 0x8B, 8], to: "a")
        XCTAssertTrue(InputFile.isCompressed(packed.path), "by their first bytes, not by their name")
        for bytes in [[], [0x1F], [0x8B, 0x1F], Array("id".utf8)] as [[UInt8]] {
            XCTAssertFalse(InputFile.isCompressed(try folder.write(bytes, to: "b.gz").path), "\(bytes)")
        }
        for path in [folder.url.path, folder.url.path + "/none", "/dev/null", ""] {
            XCTAssertFalse(InputFile.isCompressed(path), path)
        }
    }

    func testUnreadableFilesSayWhy() throws {
        let folder = try TemporaryFolder()
        assertGeoError(.unreadableFile, mentions: "missing.csv", "No such file or directory") {
            _ = try InputFile.read(folder.url.path + "/missing.csv", maximumBytes: 10)
        }
        assertGeoError(.unreadableFile, mentions: "Is a directory") {
            _ = try InputFile.read(folder.url.path, maximumBytes: 10)
        }
        let file = try folder.write(text, to: "a")
        assertGeoError(.unreadableFile, mentions: "NUL") {
            _ = try InputFile.read(file.path + "\0.csv", maximumBytes: 1_000)
        }
        assertGeoError(.unreadableFile) { _ = try InputFile.read("", maximumBytes: 10) }
    }
}

private func base64(_ text: String) -> [UInt8] { Data(base64Encoded: text).map { [UInt8]($0) } ?? [] }
